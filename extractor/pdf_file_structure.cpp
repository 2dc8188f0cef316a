// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/pdf_file_structure.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/pdf_file_open.h"

namespace arising::extractor {
namespace {

Role standard_role(const std::string& name, std::int16_t& level) {
    static const std::unordered_map<std::string, Role> roles = {{"P", Role::paragraph},
                                                                {"H", Role::heading},
                                                                {"Title", Role::heading},
                                                                {"L", Role::list},
                                                                {"LI", Role::list_item},
                                                                {"Lbl", Role::label},
                                                                {"LBody", Role::list_body},
                                                                {"Table", Role::table},
                                                                {"TR", Role::table_row},
                                                                {"TH", Role::table_header},
                                                                {"TD", Role::table_data},
                                                                {"THead", Role::table_group},
                                                                {"TBody", Role::table_group},
                                                                {"TFoot", Role::table_group},
                                                                {"Note", Role::note},
                                                                {"FENote", Role::note},
                                                                {"TOC", Role::contents_item},
                                                                {"TOCI", Role::contents_item},
                                                                {"Figure", Role::figure},
                                                                {"Formula", Role::figure},
                                                                {"Form", Role::figure},
                                                                {"Caption", Role::paragraph},
                                                                {"Artifact", Role::artifact},
                                                                {"Span", Role::inline_element},
                                                                {"Quote", Role::inline_element},
                                                                {"Link", Role::inline_element},
                                                                {"Reference", Role::inline_element},
                                                                {"Annot", Role::inline_element},
                                                                {"BibEntry", Role::inline_element},
                                                                {"Code", Role::inline_element},
                                                                {"Em", Role::inline_element},
                                                                {"Strong", Role::inline_element},
                                                                {"Sub", Role::inline_element},
                                                                {"Ruby", Role::inline_element},
                                                                {"RB", Role::inline_element},
                                                                {"RT", Role::inline_element},
                                                                {"RP", Role::inline_element},
                                                                {"Warichu", Role::inline_element},
                                                                {"WT", Role::inline_element},
                                                                {"WP", Role::inline_element},
                                                                {"NonStruct", Role::transparent}};
    if (name.size() == 2 && name[0] == 'H' && name[1] >= '1' && name[1] <= '6') {
        level = static_cast<std::int16_t>(name[1] - '0');
        return Role::heading;
    }
    const auto found = roles.find(name);
    return found == roles.end() ? Role::group : found->second;
}

bool is_standard_group(const std::string& name) {
    static const std::set<std::string> groups = {"Document", "DocumentFragment", "Part",  "Art",     "Sect",
                                                 "Div",      "BlockQuote",       "Index", "Private", "Aside"};
    return groups.contains(name);
}

/// Walks the structure tree over the file's own objects, with our own bounds: the library's reader of it has none
/// (measured on hostile files: 20 s and 589 MB to build the tree).
class StructureReader {
public:
    StructureReader(PDFDoc& pdf, RawDocument& document, const ReadOptions& options)
        : pdf_(pdf), document_(document), options_(options) {}

    void read() {
        Object catalog = pdf_.getXRef()->getCatalog();
        if (!catalog.isDict()) {
            return;
        }
        Object info = catalog.dictLookup("MarkInfo");
        document_.marked = info.isDict() && info.dictLookup("Marked").isBool() && info.dictLookup("Marked").getBool();
        Object root = catalog.dictLookup("StructTreeRoot");
        if (!root.isDict()) {
            return;
        }
        role_map_ = root.dictLookup("RoleMap");
        number_pages();
        push_children(root.dictLookupNF("K").copy(), -1, 0, 0);
        while (!pending_.empty()) {
            Pending next = std::move(pending_.back());
            pending_.pop_back();
            visit(std::move(next));
        }
        if (cut_) {
            document_.truncated = true;
            document_.diagnostics.push_back(
                {Severity::warning, 0, "the structure tree is larger or deeper than the bounds allow; read up to there",
                 "what it leaves out is placed by its position on the page"});
        }
    }

private:
    struct Pending {
        Object object;
        std::int32_t parent;
        std::int32_t page;
        int depth;
    };

    void number_pages() {
        const int count = std::min(pdf_.getNumPages(), options_.max_pages);
        for (int page = 1; page <= count; ++page) {
            const Ref* ref = pdf_.getCatalog()->getPageRef(page);
            if (ref != nullptr) {
                pages_.emplace(ref->num, page);
            }
        }
    }

    /// Children are pushed last first, so that they come off the stack in document order.
    void push_children(Object kids, std::int32_t parent, std::int32_t page, int depth) {
        Object array = kids.isRef() ? kids.fetch(pdf_.getXRef()) : Object();
        const bool indirect_array = array.isArray();
        if (!kids.isArray() && !indirect_array) {
            pending_.push_back({std::move(kids), parent, page, depth});
            return;
        }
        const Object& list = indirect_array ? array : kids;
        const std::size_t room = options_.max_structure_nodes - std::min(options_.max_structure_nodes, pending_.size());
        int count = list.arrayGetLength();
        if (static_cast<std::size_t>(count) > room) {
            cut_ = true;
            count = static_cast<int>(room);
        }
        for (int i = count - 1; i >= 0; --i) {
            pending_.push_back({list.arrayGetNF(i).copy(), parent, page, depth});
        }
    }

    void visit(Pending next) {
        if (next.depth > options_.max_structure_depth || document_.structure.size() >= options_.max_structure_nodes) {
            cut_ = true;
            return;
        }
        if (next.object.isInt()) {
            add_leaf(next.parent, next.page, next.object.getInt());
            return;
        }
        if (next.object.isRef()) {
            const Ref ref = next.object.getRef();
            if (!seen_.insert(ref.num).second) {
                return;  // a loop, or an element that is named twice
            }
            next.object = pdf_.getXRef()->fetch(ref);
        }
        if (!next.object.isDict()) {
            return;
        }
        const std::int32_t page = page_of(next.object, next.page);
        Object type = next.object.dictLookup("Type");
        if (type.isName("MCR")) {
            Object mcid = next.object.dictLookup("MCID");
            if (mcid.isInt() && !next.object.dictLookupNF("Stm").isRef()) {
                add_leaf(next.parent, page, mcid.getInt());
            }
            return;
        }
        if (!type.isName("OBJR")) {
            add_element(next.object, next.parent, page, next.depth);
        }
    }

    void add_leaf(std::int32_t parent, std::int32_t page, int mcid) {
        if (page < 1 || mcid < 0) {
            return;
        }
        StructureNode node;
        node.parent = parent;
        node.leaf = true;
        node.page = page;
        node.mcid = mcid;
        document_.structure.push_back(node);
    }

    void add_element(const Object& element, std::int32_t parent, std::int32_t page, int depth) {
        StructureNode node;
        node.parent = parent;
        Object type = element.dictLookup("S");
        node.role = type.isName() ? role_of(type.getName(), node.level) : Role::group;
        if (node.role == Role::table_header || node.role == Role::table_data) {
            read_cell(element, node);
        }
        Object actual = element.dictLookup("ActualText");
        if (actual.isString()) {
            node.actual_text = static_cast<std::int32_t>(document_.actual_texts.size());
            document_.actual_texts.push_back(text_string(*actual.getString()));
        }
        const auto index = static_cast<std::int32_t>(document_.structure.size());
        document_.structure.push_back(node);
        const Object& kids = element.dictLookupNF("K");
        if (!kids.isNull()) {
            push_children(kids.copy(), index, page, depth + 1);
        }
    }

    Role role_of(std::string name, std::int16_t& level) const {
        constexpr int longest_chain = 16;  // role maps may loop
        for (int i = 0; i < longest_chain; ++i) {
            const Role role = standard_role(name, level);
            if (role != Role::group || is_standard_group(name) || !role_map_.isDict()) {
                return role;
            }
            Object mapped = role_map_.dictLookup(name.c_str());
            if (!mapped.isName()) {
                return role;
            }
            name = mapped.getName();
        }
        return Role::group;
    }

    static void read_cell(const Object& element, StructureNode& node) {
        node.header = node.role == Role::table_header;
        Object attributes = element.dictLookup("A");
        const int count = attributes.isArray() ? attributes.arrayGetLength() : 1;
        for (int i = 0; i < count; ++i) {
            Object entry = attributes.isArray() ? attributes.arrayGet(i) : attributes.copy();
            if (!entry.isDict()) {
                continue;
            }
            node.row_span = span_of(entry, "RowSpan", node.row_span);
            node.column_span = span_of(entry, "ColSpan", node.column_span);
            Object scope = entry.dictLookup("Scope");
            if (scope.isName("Row")) {
                node.header = false;
            }
        }
    }

    static std::int16_t span_of(const Object& attributes, const char* key, std::int16_t otherwise) {
        constexpr int largest = 200;
        Object value = attributes.dictLookup(key);
        return value.isInt() && value.getInt() >= 1 && value.getInt() <= largest
                   ? static_cast<std::int16_t>(value.getInt())
                   : otherwise;
    }

    [[nodiscard]] std::int32_t page_of(const Object& element, std::int32_t otherwise) const {
        const Object& page = element.dictLookupNF("Pg");
        if (!page.isRef()) {
            return otherwise;
        }
        const auto found = pages_.find(page.getRef().num);
        return found == pages_.end() ? otherwise : found->second;
    }

    PDFDoc& pdf_;
    RawDocument& document_;
    const ReadOptions& options_;
    Object role_map_;
    std::unordered_map<int, std::int32_t> pages_;
    std::set<int> seen_;
    std::vector<Pending> pending_;
    bool cut_ = false;
};

}  // namespace

void read_structure(PDFDoc& pdf, const ReadOptions& options, RawDocument& document) {
    StructureReader(pdf, document, options).read();
}

}  // namespace arising::extractor
