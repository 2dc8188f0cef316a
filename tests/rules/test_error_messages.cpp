// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/pack_set.h"

// Every message about a mistake in a pack, word for word: place, line, caret, hint. A message that gets better is
// changed here too; one that gets worse shows.

using namespace arising;

namespace {

const std::string kPack = "[pack]\nid = \"p\"\nversion = \"1\"\n";
const std::string kSentence = kPack + "[[rule]]\nid = \"r\"\nshape = \"sentence\"\n";
const std::string kAction = kSentence + "kind = \"action\"\n";
const std::string kMatch = kAction + "match = 'gate'\n";
const std::string kTable = kPack + "[[rule]]\nid = \"r\"\nshape = \"table\"\nkind = \"action\"\n";
const std::string kDocument = kPack + "[[rule]]\nid = \"r\"\nshape = \"document\"\n";
const std::string kQuantity = kPack + "[[rule]]\nid = \"r\"\nshape = \"quantity\"\n";
const std::string kExtending = kPack + "extends = [\"base\"]\n";
const std::string kBase = R"([pack]
id = "base"
version = "1"
[fragments]
who = 'Clerk'
[[rule]]
id = "gate"
shape = "sentence"
kind = "action"
match = 'gate'
examples = ["The gate."]
[[rule]]
id = "pond"
shape = "sentence"
kind = "action"
match = 'pond'
examples = ["The pond."]
)";
const std::string kOther = R"([pack]
id = "other"
version = "1"
extends = ["base"]
[fragments]
who = 'Warden'
[[override]]
rule = "base.gate"
priority = 5
)";

struct Mistake {
    const char* what;
    std::vector<std::string> packs;  // p.toml, base.toml, other.toml
    const char* message;
};

const std::vector<Mistake>& mistakes() {
    static const std::vector<Mistake> all = {
        {"not TOML",
         {kPack + "title = \n"},
         R"(p.toml:4:9: not valid TOML: Error while parsing key-value pair: expected value, saw '\n'
   4 | title = 
     |         ^)"},
        {"a single quote that is not closed",
         {kAction + "match = 'gate\nonce = true\n"},
         R"(p.toml:8:9: the string that begins here has no closing quote
   8 | match = 'gate
     |         ^
hint: close it on the same line; a text of several lines stands between ''' and ''')"},
        {"a double quote that is not closed",
         {kAction + "match = 'gate'\ntitle = \"Gate\n"},
         R"(p.toml:9:9: the string that begins here has no closing quote
   9 | title = "Gate
     |         ^
hint: close it on the same line; a text of several lines stands between ''' and ''')"},
        {"three quotes that are not closed",
         {kMatch + "examples = ['''\nThe gate.\n"},
         R"(p.toml:9:13: the string that begins here has no closing quote
   9 | examples = ['''
     |             ^
hint: close it on the same line; a text of several lines stands between ''' and ''')"},
        {"an apostrophe between single quotes",
         {kAction + "match = 'don't'\n"},
         R"(p.toml:8:13: the string ends at this quote, but the line goes on
   8 | match = 'don't'
     |             ^
hint: an apostrophe in a pattern is \x27; a text that has one stands between ''' and ''')"},
        {"an apostrophe at the end of a word",
         {kMatch + "examples = ['The councillors' gate.']\n"},
         R"(p.toml:9:29: the string ends at this quote, but the line goes on
   9 | examples = ['The councillors' gate.']
     |                             ^
hint: an apostrophe in a pattern is \x27; a text that has one stands between ''' and ''')"},
        {"a double quote between double quotes",
         {kMatch + "examples = [{ text = \"The \"old\" gate.\" }]\n"},
         R"(p.toml:9:27: the string ends at this quote, but the line goes on
   9 | examples = [{ text = "The "old" gate." }]
     |                           ^
hint: a double quote inside of "..." is \"; or write the text between single quotes)"},
        {"curly quotes",
         {kAction + "match = ‘gate’\n"},
         R"(p.toml:8:9: a text cannot begin with ‘
   8 | match = ‘gate’
     |         ^
hint: write straight quotes, ' or "; word processors make curly ones of them)"},
        {"curly double quotes in an array",
         {kMatch + "examples = [“The gate.”]\n"},
         R"(p.toml:9:13: a text cannot begin with “
   9 | examples = [“The gate.”]
     |             ^
hint: write straight quotes, ' or "; word processors make curly ones of them)"},
        {"a text without quotes",
         {kAction + "match = gate\n"},
         R"(p.toml:8:9: this is no value
   8 | match = gate
     |         ^
hint: a text stands between quotes; others are numbers, true and false)"},
        {"a pattern between double quotes",
         {kAction + "match = \"gate \\d+\"\n"},
         R"(p.toml:8:15: between double quotes \d means nothing
   8 | match = "gate \d+"
     |               ^
hint: write patterns between single quotes: there a backslash stands for itself)"},
        {"a backspace in a pattern",
         {kAction + "match = \"the \\bgate\"\n"},
         R"(p.toml:8:14: there is a backspace in this pattern: between double quotes \b is one
   8 | match = "the \bgate"
     |              ^
hint: write patterns between single quotes: there a backslash stands for itself)"},
        {"a backspace in a fragment",
         {kPack + "[fragments]\nwho = \"\\bClerk\"\n"},
         R"(p.toml:5:8: there is a backspace in this pattern: between double quotes \b is one
   5 | who = "\bClerk"
     |        ^
hint: write patterns between single quotes: there a backslash stands for itself)"},
        {"a key that is there twice",
         {kMatch + "match = 'pond'\n"},
         R"(p.toml:9:1: "match" stands twice
   9 | match = 'pond'
     | ^
hint: the first is in line 8)"},
        {"a key that is there twice between braces",
         {kMatch + "set = { owner = 'A', owner = 'B' }\n"},
         R"(p.toml:9:22: "owner" stands twice
   9 | set = { owner = 'A', owner = 'B' }
     |                      ^
hint: the first is in line 9)"},
        {"a table that is there twice",
         {kPack + "[fragments]\na = 'x'\n[fragments]\nb = 'y'\n"},
         R"(p.toml:6:1: "fragments" stands twice
   6 | [fragments]
     | ^
hint: the first is in line 4)"},
        {"a name in capitals",
         {kPack + "[fragments]\nwho = 'Clerk'\n[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"action\"\n"
                  "match = 'the {Who}'\n"},
         R"(p.toml:10:14: unknown fragment {Who}
   10 | match = 'the {Who}'
      |              ^
hint: did you mean {who}? Names are written in small letters)"},
        {"a language by its name",
         {kMatch + "when = { language = \"English\" }\n"},
         R"(p.toml:9:21: unknown language "English"
   9 | when = { language = "English" }
     |                     ^
hint: did you mean "en"?)"},
        {"a language that there is not",
         {kMatch + "when = { language = [\"en\", \"Pondish\"] }\n"},
         R"(p.toml:9:28: unknown language "Pondish"
   9 | when = { language = ["en", "Pondish"] }
     |                            ^
hint: write its code: "en" is English, "cy" Welsh)"},
        {"dates the wrong way round",
         {kMatch + "when = { valid_from = \"2020-01-01\", valid_to = \"2019-01-01\" }\n"},
         R"(p.toml:9:48: "valid_to" is before "valid_from"
   9 | when = { valid_from = "2020-01-01", valid_to = "2019-01-01" }
     |                                                ^
hint: no document has a date on which the rule is valid)"},
        {"an inline table over two lines",
         {kMatch + "examples = [ { text = \"The gate.\",\n count = 1 } ]\n"},
         R"(p.toml:9:35: not valid TOML: Error while parsing inline table: expected key or closing '}', saw '\n'
   9 | examples = [ { text = "The gate.",
     |                                   ^
hint: an inline table { ... } stands on one line; only arrays and ''' strings may go on)"},
        {"an unknown table",
         {kPack + "[rules]\n"},
         R"(p.toml:4:2: unknown key "rules" in pack file
   4 | [rules]
     |  ^
hint: did you mean "rule"?)"},
        {"rules that are no array",
         {kPack + "[rule]\nid = \"r\"\n"},
         R"(p.toml:4:1: "rule" must be an array of tables
   4 | [rule]
     | ^
hint: write [[rule]])"},
        {"fragments that are no table",
         {"fragments = 7\n[pack]\nid = \"p\"\nversion = \"1\"\n"},
         R"(p.toml:1:13: "fragments" must be a table, not a whole number
   1 | fragments = 7
     |             ^)"},
        {"an unknown key of the pack",
         {kPack + "verion = \"2\"\n"},
         R"(p.toml:4:1: unknown key "verion" in pack
   4 | verion = "2"
     | ^
hint: did you mean "version"?)"},
        {"a pack without a version",
         {"[pack]\nid = \"p\"\n[fragments]\na = 'b'\n"},
         R"(p.toml:1:1: missing key "version" in pack
   1 | [pack]
     | ^)"},
        {"a bad pack id",
         {"[pack]\nid = \"Our Pack\"\nversion = \"1\"\n"},
         R"(p.toml:2:6: bad pack id "Our Pack"
   2 | id = "Our Pack"
     |      ^
hint: use lower-case letters, digits and hyphens)"},
        {"a version that is a number",
         {"[pack]\nid = \"p\"\nversion = 1\n"},
         R"(p.toml:3:11: "version" must be a string, not a whole number
   3 | version = 1
     |           ^)"},
        {"a bad fragment name",
         {kPack + "[fragments]\nWho = 'Clerk'\n"},
         R"(p.toml:5:1: bad fragment name "Who"
   5 | Who = 'Clerk'
     | ^
hint: use lower-case letters, digits, hyphens and underscores)"},
        {"a fragment that is no string",
         {kPack + "[fragments]\nwho = ['Clerk']\n"},
         R"(p.toml:5:7: a fragment must be a string
   5 | who = ['Clerk']
     |       ^)"},
        {"a fragment that uses itself",
         {kPack + "[fragments]\na = 'x{b}'\nb = 'y{a}'\n"},
         R"(p.toml:5:7: fragment {b} uses itself
   5 | a = 'x{b}'
     |       ^
hint: take {b} out of its own definition)"},
        {"a fragment that does not compile",
         {kPack + "[fragments]\na = 'x('\n"},
         R"(p.toml:5:6: bad pattern: missing )
   5 | a = 'x('
     |      ^
hint: patterns are RE2: no look-ahead, no back-references; named captures are (?P<name>...))"},
        {"a name that is there twice",
         {kPack + "[fragments]\nwho = 'Clerk'\n[vocabularies]\nwho = [\"Clerk\"]\n"},
         R"(p.toml:5:1: a second fragment "who"
   5 | who = 'Clerk'
     | ^
hint: the first is a vocabulary at p.toml:7:1; they share their names)"},
        {"an empty vocabulary",
         {kPack + "[vocabularies]\nverbs = []\n"},
         R"(p.toml:5:9: "verbs" has no words
   5 | verbs = []
     |         ^)"},
        {"an empty word",
         {kPack + "[vocabularies]\nverbs = [\"agree\", \" \"]\n"},
         R"(p.toml:5:19: an empty word
   5 | verbs = ["agree", " "]
     |                   ^)"},
        {"a word that is there twice",
         {kPack + "[vocabularies]\nverbs = [\"agree\", \"Agree\"]\n"},
         R"(p.toml:5:19: "Agree" stands here twice
   5 | verbs = ["agree", "Agree"]
     |                   ^
hint: case does not count)"},
        {"a vocabulary of numbers",
         {kPack + "[vocabularies]\nverbs = [1]\n"},
         R"(p.toml:5:10: "verbs" must be a string, not a whole number
   5 | verbs = [1]
     |          ^)"},
        {"a scale without grades",
         {kPack + "[scales.four]\ngrades = []\n"},
         R"(p.toml:5:10: scale "four" has no grades
   5 | grades = []
     |          ^)"},
        {"a grade without words",
         {kPack + "[scales.four]\ngrades = [{ id = \"good\" }]\n"},
         R"(p.toml:5:11: missing key "words" in grade
   5 | grades = [{ id = "good" }]
     |           ^)"},
        {"a word of two grades",
         {kPack +
          "[scales.four]\ngrades = [{ id = \"good\", words = [\"fine\"] }, { id = \"bad\", words = [\"Fine\"] }]\n"},
         R"(p.toml:5:69: "Fine" stands here twice
   5 | grades = [{ id = "good", words = ["fine"] }, { id = "bad", words = ["Fine"] }]
     |                                                                     ^
hint: case does not count)"},
        {"a form of a word that is none",
         {kPack + "[scales.four]\ngrades = [{ id = \"good\", words = [\"fine\"], forms = { finer = \"finest\" } }]\n"},
         R"(p.toml:5:54: unknown key "finer" in forms
   5 | grades = [{ id = "good", words = ["fine"], forms = { finer = "finest" } }]
     |                                                      ^
hint: did you mean "fine"?)"},
        {"a grade that is there twice",
         {kPack +
          "[scales.four]\ngrades = [{ id = \"good\", words = [\"fine\"] }, { id = \"good\", words = [\"poor\"] }]\n"},
         R"(p.toml:5:53: a second grade "good"
   5 | grades = [{ id = "good", words = ["fine"] }, { id = "good", words = ["poor"] }]
     |                                                     ^)"},
        {"an unknown key",
         {kAction + "macth = 'gate'\n"},
         R"(p.toml:8:1: unknown key "macth" in rule
   8 | macth = 'gate'
     | ^
hint: did you mean "match"?)"},
        {"a key of another shape",
         {kAction + "heading = 'gate'\n"},
         R"(p.toml:8:1: key "heading" does not belong to shape "sentence"
   8 | heading = 'gate'
     | ^
hint: it belongs to shape "list")"},
        {"a missing key",
         {kAction + "examples = [\"The gate.\"]\n"},
         R"(p.toml:4:1: missing key "match" in rule
   4 | [[rule]]
     | ^)"},
        {"a rule without an id",
         {kPack + "[[rule]]\nshape = \"sentence\"\n"},
         R"(p.toml:4:1: missing key "id" in rule
   4 | [[rule]]
     | ^)"},
        {"a bad rule id",
         {kPack + "[[rule]]\nid = \"My rule\"\n"},
         R"(p.toml:5:6: bad rule id "My rule"
   5 | id = "My rule"
     |      ^
hint: use lower-case letters, digits and hyphens)"},
        {"an unknown shape",
         {kPack + "[[rule]]\nid = \"r\"\nshape = \"sentense\"\n"},
         R"(p.toml:6:9: unknown shape "sentense"
   6 | shape = "sentense"
     |         ^
hint: did you mean "sentence"?)"},
        {"an unknown kind",
         {kSentence + "kind = \"desicion\"\n"},
         R"(p.toml:7:8: unknown kind "desicion"
   7 | kind = "desicion"
     |        ^
hint: did you mean "decision"?)"},
        {"a kind of a document rule",
         {kDocument + "kind = \"action\"\n"},
         R"(p.toml:7:8: a document rule has no kind
   7 | kind = "action"
     |        ^
hint: it fills "field" of the document)"},
        {"a figure rule of another kind",
         {kQuantity + "kind = \"action\"\n"},
         R"(p.toml:7:8: a quantity rule is of kind "figure" or "none"
   7 | kind = "action"
     |        ^)"},
        {"a confidence beyond 1",
         {kMatch + "confidence = 3\n"},
         R"(p.toml:9:14: "confidence" must be between 0 and 1
   9 | confidence = 3
     |              ^)"},
        {"a priority in words",
         {kMatch + "priority = \"high\"\n"},
         R"(p.toml:9:12: "priority" must be a whole number, not a string
   9 | priority = "high"
     |            ^)"},
        {"a priority out of range",
         {kMatch + "priority = 9000000\n"},
         R"(p.toml:9:12: "priority" is out of range
   9 | priority = 9000000
     |            ^)"},
        {"a flag in words",
         {kMatch + "once = \"yes\"\n"},
         R"(p.toml:9:8: "once" must be true or false, not a string
   9 | once = "yes"
     |        ^)"},
        {"a judgement without a scale",
         {kSentence + "kind = \"judgement\"\nmatch = 'gate'\n"},
         R"(p.toml:4:1: missing key "scale" in rule
   4 | [[rule]]
     | ^
hint: a judgement is a grade of a scale: scale = "...")"},
        {"an unknown scale",
         {kSentence + "kind = \"judgement\"\nmatch = 'gate'\nscale = \"four-grades\"\n"},
         R"(p.toml:9:9: unknown scale "four-grades"
   9 | scale = "four-grades"
     |         ^
hint: did you mean "four-grade"?)"},
        {"an unknown outcome",
         {kMatch + "set = { outcome = \"aproved\" }\n"},
         R"(p.toml:9:19: unknown outcome "aproved"
   9 | set = { outcome = "aproved" }
     |                   ^
hint: did you mean "approved"?)"},
        {"an unknown status",
         {kMatch + "set = { status = \"completed\" }\n"},
         R"(p.toml:9:18: unknown status "completed"
   9 | set = { status = "completed" }
     |                  ^
hint: did you mean "complete"?)"},
        {"an unknown grade",
         {kSentence + "kind = \"judgement\"\nmatch = 'gate'\nscale = \"four-grade\"\nset = { grade = \"goodish\" }\n"},
         R"(p.toml:10:17: scale "four-grade" has no grade "goodish"
   10 | set = { grade = "goodish" }
      |                 ^
hint: known are: outstanding, good, adequate, requires_improvement, inadequate)"},
        {"an unknown document kind",
         {kMatch + "when = { document = [\"minute\"] }\n"},
         R"(p.toml:9:22: unknown document kind "minute"
   9 | when = { document = ["minute"] }
     |                      ^
hint: did you mean "minutes"?)"},
        {"an unknown block kind",
         {kMatch + "when = { block = [\"list-item\"] }\n"},
         R"(p.toml:9:19: unknown block kind "list-item"
   9 | when = { block = ["list-item"] }
     |                   ^
hint: did you mean "list_item"?)"},
        {"a condition that the shape has not",
         {kTable + "columns = { text = 'x' }\nwhen = { block = [\"note\"] }\n"},
         R"(p.toml:9:18: shape "table" has no condition "block"
   9 | when = { block = ["note"] }
     |                  ^
hint: use the keys "items" (list), "columns" (table) or "in" (document))"},
        {"a table header for a table rule",
         {kTable + "columns = { text = 'x' }\nwhen = { table_header = 'x' }\n"},
         R"(p.toml:9:25: shape "table" has no condition "table_header"
   9 | when = { table_header = 'x' }
     |                         ^
hint: use the key "columns")"},
        {"a date that is none",
         {kMatch + "when = { valid_from = \"14 April 2015\" }\n"},
         R"(p.toml:9:23: "valid_from" must be a date like 2015-04-14
   9 | when = { valid_from = "14 April 2015" }
     |                       ^)"},
        {"something that is not suppressed",
         {kMatch + "suppresses = [\"actions\"]\n"},
         R"(p.toml:9:15: unknown kind "actions"
   9 | suppresses = ["actions"]
     |               ^
hint: did you mean "action"?)"},
        {"a document rule that suppresses",
         {kDocument + "field = \"date\"\nsuppresses = [\"action\"]\n"},
         R"(p.toml:8:14: a document rule suppresses nothing
   8 | suppresses = ["action"]
     |              ^
hint: it makes no statement)"},
        {"a document rule that fills more than its field",
         {kDocument + "field = \"date\"\nfill = 'x'\n"},
         R"(p.toml:8:8: a document rule fills one field only
   8 | fill = 'x'
     |        ^
hint: it is named by "field")"},
        {"a capture that is none",
         {kMatch + "unless_captured = { verb = 'x' }\n"},
         R"(p.toml:9:19: no pattern captures "verb"
   9 | unless_captured = { verb = 'x' }
     |                   ^
hint: put (?P<verb>...) around what is meant in "match")"},
        {"a pattern that is a number",
         {kAction + "match = 7\n"},
         R"(p.toml:8:9: "match" must be a string or an array of strings, not a whole number
   8 | match = 7
     |         ^)"},
        {"no pattern",
         {kAction + "match = []\n"},
         R"(p.toml:8:9: "match" has no pattern
   8 | match = []
     |         ^)"},
        {"a look-ahead",
         {kAction + "match = 'gate (?!x)'\n"},
         R"(p.toml:8:15: bad pattern: invalid perl operator
   8 | match = 'gate (?!x)'
     |               ^
hint: patterns are RE2: no look-ahead, no back-references; named captures are (?P<name>...))"},
        {"a group that does not end",
         {kAction + "match = 'gate (x'\n"},
         R"(p.toml:8:10: bad pattern: missing )
   8 | match = 'gate (x'
     |          ^
hint: patterns are RE2: no look-ahead, no back-references; named captures are (?P<name>...))"},
        {"an unknown class",
         {kAction + "match = '\\p{Letter}'\n"},
         R"(p.toml:8:10: bad pattern: invalid character class range
   8 | match = '\p{Letter}'
     |          ^
hint: patterns are RE2: no look-ahead, no back-references; named captures are (?P<name>...))"},
        {"an unknown capture",
         {kAction + "match = 'the (?P<onwer>Clerk)'\n"},
         R"(p.toml:8:14: unknown capture "onwer"
   8 | match = 'the (?P<onwer>Clerk)'
     |              ^
hint: did you mean "owner"?)"},
        {"a capture where it becomes no field",
         {kAction + "match = 'the (?P<owner>Clerk)'\nunless = 'not the (?P<owner>Chair)'\n"},
         R"(p.toml:9:19: a capture of "unless" becomes no field
   9 | unless = 'not the (?P<owner>Chair)'
     |                   ^
hint: write (?:...) in its place; fields come from the keys that the page on rules says so of)"},
        {"an unknown fragment",
         {kAction + "match = 'the {rol} spoke'\n"},
         R"(p.toml:8:14: unknown fragment {rol}
   8 | match = 'the {rol} spoke'
     |              ^
hint: did you mean "role"?)"},
        {"an unknown grade of a scale",
         {kAction + "match = '{four-grade:goof}'\n"},
         R"(p.toml:8:10: unknown fragment {four-grade:goof}
   8 | match = '{four-grade:goof}'
     |          ^
hint: did you mean "four-grade:good"?)"},
        {"a pattern that grows too large",
         {kAction + "match = '(?:(?:gate ){1,200}x){1,200}'\n"},
         R"(p.toml:8:22: bad pattern: invalid repetition size
   8 | match = '(?:(?:gate ){1,200}x){1,200}'
     |                      ^
hint: repetitions of repetitions multiply: {1,50} of {1,50} is 2500 times the piece)"},
        {"a pattern that is too large",
         {kAction + "match = '(?:\\pL{1,30}x){1,30}'\n"},
         R"(p.toml:8:9: bad pattern: pattern too large - compile failed
   8 | match = '(?:\pL{1,30}x){1,30}'
     |         ^
hint: repetitions of repetitions multiply: {1,50} of {1,50} is 2500 times the piece)"},
        {"a pattern beyond the limit",
         {kAction + "match = '(?i)gate \\pL{1,60}'\n"},
         R"(p.toml:8:9: bad pattern: it compiles to 71708 instructions, and the limit is 20000
   8 | match = '(?i)gate \pL{1,60}'
     |         ^
hint: repetitions of repetitions multiply: {1,50} of {1,50} is 2500 times the piece)"},
        {"a quantity without a value",
         {kQuantity + "kind = \"figure\"\nmatch = '\\d+'\n"},
         R"(p.toml:8:9: the pattern has no capture "value"
   8 | match = '\d+'
     |         ^
hint: put (?P<value>...) around what is wanted)"},
        {"a table rule that asks for nothing",
         {kTable + "examples = [\"The gate.\"]\n"},
         R"(p.toml:4:1: missing key "columns" or "row" in rule
   4 | [[rule]]
     | ^)"},
        {"an unknown optional column",
         {kTable + "columns = { text = 'x', owner = 'y' }\noptional = [\"onwer\"]\n"},
         R"(p.toml:9:13: unknown column "onwer"
   9 | optional = ["onwer"]
     |             ^
hint: did you mean "owner"?)"},
        {"an unknown text column",
         {kTable + "columns = { owner = 'y' }\ntext_column = \"task\"\n"},
         R"(p.toml:9:15: unknown column "task"
   9 | text_column = "task"
     |               ^
hint: known are: owner)"},
        {"a condition on no column",
         {kTable + "columns = { owner = 'y' }\ncells = { status = 'z' }\n"},
         R"(p.toml:9:11: unknown key "status" in cells
   9 | cells = { status = 'z' }
     |           ^
hint: known are: owner)"},
        {"sentences without a pattern",
         {kTable + "columns = { text = 'x' }\nsentences = true\n"},
         R"(p.toml:9:13: "sentences" needs "match" and a column of text
   9 | sentences = true
     |             ^)"},
        {"a list that nothing opens",
         {kPack + "[[rule]]\nid = \"r\"\nshape = \"list\"\nkind = \"action\"\n"},
         R"(p.toml:4:1: missing key "heading" or "after" in rule
   4 | [[rule]]
     | ^
hint: a list rule needs something that opens the list)"},
        {"an unknown field",
         {kDocument + "field = \"chair\"\n"},
         R"(p.toml:7:9: unknown field "chair"
   7 | field = "chair"
     |         ^
hint: known are: kind, title, language, body, author, committee, date, lead, inspection.start, inspection.end, inspection.lead, inspection.framework)"},
        {"an unknown reason",
         {kDocument + "field = \"author\"\nabsent = \"nobody\"\n"},
         R"(p.toml:8:10: unknown absent "nobody"
   8 | absent = "nobody"
     |          ^
hint: known are: not_found, not_applicable, unreadable, ambiguous, truncated_source)"},
        {"a unit that there is not",
         {kQuantity + "kind = \"figure\"\nmatch = '(?P<value>\\d+)'\nunits = { metres = [\"m\"] }\n"},
         R"(p.toml:9:11: unknown key "metres" in units
   9 | units = { metres = ["m"] }
     |           ^
hint: known are: percent, people, cases, gbp, usd, days, weeks, months, years, hours, minutes, ratio, score, count)"},
        {"no example",
         {kMatch},
         R"(p.toml:4:1: rule "r" has no examples
   4 | [[rule]]
     | ^
hint: add examples = ['...'] with a text that it must match)"},
        {"examples that are no array",
         {kMatch + "examples = \"The gate.\"\n"},
         R"(p.toml:9:12: "examples" must be an array, not a string
   9 | examples = "The gate."
     |            ^)"},
        {"an unknown key of an example",
         {kMatch + "examples = [{ txt = \"The gate.\" }]\n"},
         R"(p.toml:9:15: unknown key "txt" in example
   9 | examples = [{ txt = "The gate." }]
     |               ^
hint: did you mean "text"?)"},
        {"an unknown field of an example",
         {kMatch + "examples = [{ text = \"The gate.\", gives = { ownr = \"b\" } }]\n"},
         R"(p.toml:9:45: unknown field "ownr"
   9 | examples = [{ text = "The gate.", gives = { ownr = "b" } }]
     |                                             ^
hint: did you mean "owner"?)"},
        {"an example's bad date",
         {kMatch + "examples = [{ text = \"The gate.\", date = \"today\" }]\n"},
         R"(p.toml:9:42: "date" must be a date like 2015-04-14
   9 | examples = [{ text = "The gate.", date = "today" }]
     |                                          ^)"},
        {"a counter-example that gives something",
         {kMatch + "examples = [\"The gate.\"]\ncounter_examples = [{ text = \"A\", gives = { owner = \"b\" } }]\n"},
         R"(p.toml:10:35: unknown key "gives" in example
   10 | counter_examples = [{ text = "A", gives = { owner = "b" } }]
      |                                   ^
hint: known are: text, date)"},
        {"a second rule of that id",
         {kMatch + "examples = [\"The gate.\"]\n[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"action\"\nmatch = "
                   "'a'\nexamples = [\"The gate.\"]\n"},
         R"(p.toml:11:6: a second rule "r" in pack "p"
   11 | id = "r"
      |      ^
hint: the first one is at p.toml:5:6)"},
        {"an unknown pack",
         {kPack + "extends = [\"minuets\"]\n"},
         R"(p.toml:4:12: unknown pack "minuets"
   4 | extends = ["minuets"]
     |            ^
hint: known are: p)"},
        {"a pack that extends itself",
         {kPack + "extends = [\"p\"]\n"},
         R"(p.toml:4:12: pack "p" extends itself
   4 | extends = ["p"]
     |            ^
hint: p extends p)"},
        {"packs that extend each other",
         {kPack + "extends = [\"q\"]\n", "[pack]\nid = \"q\"\nversion = \"1\"\nextends = [\"p\"]\n"},
         R"(base.toml:4:12: pack "p" extends itself
   4 | extends = ["p"]
     |            ^
hint: p extends q extends p)"},
        {"an override without a rule",
         {kExtending + "[[override]]\npriority = 1\n", kBase},
         R"(p.toml:5:1: missing key "rule" in override
   5 | [[override]]
     | ^)"},
        {"an override of an unknown rule",
         {kExtending + "[[override]]\nrule = \"base.gat\"\npriority = 1\n", kBase},
         R"(p.toml:6:8: unknown rule "base.gat"
   6 | rule = "base.gat"
     |        ^
hint: did you mean "base.gate"?)"},
        {"an override of a pack that is not extended",
         {kPack + "[[override]]\nrule = \"base.gate\"\npriority = 1\n", kBase},
         R"(p.toml:5:8: "base.gate" is no rule of a pack that this one extends
   5 | rule = "base.gate"
     |        ^
hint: write extends = ["base"] in [pack])"},
        {"an override of an own rule",
         {kExtending + "[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = \"action\"\nmatch = 'gate'\nexamples = "
                       "[\"The gate.\"]\n[[override]]\nrule = \"p.r\"\npriority = 1\n",
          kBase},
         R"(p.toml:12:8: "p.r" is no rule of a pack that this one extends
   12 | rule = "p.r"
      |        ^
hint: it is this pack's own: change it where it stands)"},
        {"an override that changes nothing",
         {kExtending + "[[override]]\nrule = \"base.gate\"\n", kBase},
         R"(p.toml:5:1: the override of rule "base.gate" changes nothing
   5 | [[override]]
     | ^
hint: write the keys that are to be different)"},
        {"an override with an unknown key",
         {kExtending + "[[override]]\nrule = \"base.gate\"\nprioriti = 1\n", kBase},
         R"(p.toml:7:1: unknown key "prioriti" in override
   7 | prioriti = 1
     | ^
hint: did you mean "priority"?)"},
        {"an override of what a rule is",
         {kExtending + "[[override]]\nrule = \"base.gate\"\nkind = \"decision\"\n", kBase},
         R"(p.toml:7:1: an override cannot change "kind"
   7 | kind = "decision"
     | ^
hint: that would be another rule: switch this one off, and write your own)"},
        {"an override with a key of another shape",
         {kExtending + "[[override]]\nrule = \"base.gate\"\nheading = 'x'\n", kBase},
         R"(p.toml:7:1: key "heading" does not belong to shape "sentence"
   7 | heading = 'x'
     | ^
hint: it belongs to shape "list")"},
        {"an override with a bad pattern",
         {kExtending + "[[override]]\nrule = \"base.gate\"\nadd = { match = 'x(' }\n", kBase},
         R"(p.toml:7:18: bad pattern: missing )
   7 | add = { match = 'x(' }
     |                  ^
hint: patterns are RE2: no look-ahead, no back-references; named captures are (?P<name>...))"},
        {"something added to a number",
         {kExtending + "[[override]]\nrule = \"base.gate\"\nadd = { priority = 1 }\n", kBase},
         R"(p.toml:7:9: nothing can be added to "priority"
   7 | add = { priority = 1 }
     |         ^
hint: it has one value: write priority = ... in the override itself)"},
        {"two overrides of one rule",
         {kExtending + "[[override]]\nrule = \"base.gate\"\npriority = 1\n", kBase, kOther},
         R"(other.toml:8:8: a second override of rule "base.gate"
   8 | rule = "base.gate"
     |        ^
hint: the first one is at p.toml:6:8, in pack "p"; write what both want in one of them)"},
        {"an override of a rule that is off",
         {kExtending + "off = [\"base.g*\"]\n[[override]]\nrule = \"base.gate\"\npriority = 1\n", kBase},
         R"(p.toml:7:8: rule "base.gate" is switched off, so it cannot be changed
   7 | rule = "base.gate"
     |        ^
hint: it is switched off at p.toml:5:8)"},
        {"an unknown rule that is switched off",
         {kExtending + "off = [\"base.gates\"]\n", kBase},
         R"(p.toml:5:8: unknown rule "base.gates"
   5 | off = ["base.gates"]
     |        ^
hint: did you mean "base.gate"?)"},
        {"a name that could be two things",
         {kPack + "extends = [\"base\", \"second\"]\n[[rule]]\nid = \"r\"\nshape = \"sentence\"\nkind = "
                  "\"action\"\nmatch = 'the {who}'\n",
          kBase, "[pack]\nid = \"second\"\nversion = \"1\"\n[fragments]\nwho = 'Warden'\n"},
         R"(p.toml:9:14: {who} could be two things
   9 | match = 'the {who}'
     |              ^
hint: it is at base.toml:5:1 and at other.toml:5:1; say in this pack what it is)"},
        {"a name of a pack that is not extended",
         {kAction + "match = 'the {who}'\n", kBase},
         R"(p.toml:8:14: unknown fragment {who}
   8 | match = 'the {who}'
     |              ^
hint: pack "base" has it: extends = ["base"])"},
    };
    return all;
}

std::string message_for(const Mistake& mistake) {
    const std::vector<std::string> names = {"p.toml", "base.toml", "other.toml"};
    std::vector<tests::PackSet::File> files;
    for (std::size_t i = 0; i < mistake.packs.size(); ++i) {
        files.emplace_back(names[i], mistake.packs[i]);
    }
    return tests::PackSet(files).error();
}

}  // namespace

TEST_CASE("every mistake in a pack is told with its place and what to do") {
    CHECK(mistakes().size() >= 40);
    for (const Mistake& mistake : mistakes()) {
        INFO(mistake.what);
        CHECK(message_for(mistake) == mistake.message);
    }
}
