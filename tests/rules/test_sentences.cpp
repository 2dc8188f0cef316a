// SPDX-License-Identifier: GPL-3.0-or-later
#include <string>

#include "extractor/sentences.h"
#include "tests/support/catch.h"
#include "tests/support/document_builder.h"

using namespace arising;

namespace {

/// The sentences of the first block, with a bar between them.
std::string sentences(const char* text) {
    const extractor::Document document = tests::document_of(text);
    std::string result;
    for (const extractor::Span span : extractor::sentences_of(document, document.blocks.front())) {
        result += (result.empty() ? "" : "|") + std::string(document.text_of(span));
    }
    return result;
}

}  // namespace

TEST_CASE("sentences end where a reader says they end") {
    const std::pair<const char*, const char*> cases[] = {
        {"One. Two! Three? Four", "One.|Two!|Three?|Four"},
        {"No full stop at all", "No full stop at all"},
        {"Cllr. Oakes spoke. Mrs. Elm agreed.", "Cllr. Oakes spoke.|Mrs. Elm agreed."},
        {"See para. 3.2 and No. 4. It is long.", "See para. 3.2 and No. 4.|It is long."},
        {"Was it done? No. Work has not begun.", "Was it done?|No.|Work has not begun."},
        {"Proposed by J. Oakes. Agreed.", "Proposed by J. Oakes.|Agreed."},
        {"It is in Appendix A. The plan is new.", "It is in Appendix A.|The plan is new."},
        {"Some staff, e.g. Nurses, left. Others, etc. stayed.", "Some staff, e.g. Nurses, left.|Others, etc. stayed."},
        {"It cost 2.5 million. That is much.", "It cost 2.5 million.|That is much."},
        {"Agreed; to be reviewed. Noted: yes.", "Agreed; to be reviewed.|Noted: yes."},
        {"The meeting began at 7 p.m. The chair spoke.", "The meeting began at 7 p.m.|The chair spoke."},
        {"What a day! said nobody.", "What a day! said nobody."},
        {"He said \u201CYes.\u201D They left.", "He said \u201CYes.\u201D|They left."},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(sentences(text) == expected);
    }
}

TEST_CASE("the abbreviations of this field end no sentence, in English and in Welsh") {
    const std::pair<const char*, const char*> cases[] = {
        {"Cllrs. Oakes and Elm spoke. It was agreed.", "Cllrs. Oakes and Elm spoke.|It was agreed."},
        {"The Rev. Oakes gave thanks. All stood.", "The Rev. Oakes gave thanks.|All stood."},
        {"Sgt. Elm and Insp. Ash came. They left.", "Sgt. Elm and Insp. Ash came.|They left."},
        {"She is our union rep. She spoke.", "She is our union rep.|She spoke."},
        {"Money under s. 106 was paid. All of it.", "Money under s. 106 was paid.|All of it."},
        {"See paras. 3 and 4, pp. 12 to 14. Noted.", "See paras. 3 and 4, pp. 12 to 14.|Noted."},
        {"The Council v. Oakes Ltd. was heard. It won.", "The Council v. Oakes Ltd. was heard.|It won."},
        {"As at 3 Sept. 2021 it was open. Now it is not.", "As at 3 Sept. 2021 it was open.|Now it is not."},
        {"The F.A. Cup came. We saw it.", "The F.A. Cup came.|We saw it."},
        {"Approx. 40 came, incl. Mr. and Mrs. Elm. It rained.", "Approx. 40 came, incl. Mr. and Mrs. Elm.|It rained."},
        {"Vote: For 4. Against 3.", "Vote: For 4.|Against 3."},
        {"Cyng. Derwen oedd yn y gadair. Cytunwyd.", "Cyng. Derwen oedd yn y gadair.|Cytunwyd."},
        {"Roedd y Parch. Onnen yno. Diolchodd i bawb.", "Roedd y Parch. Onnen yno.|Diolchodd i bawb."},
        {"Gweler tud. 4 a Rhif. 12. Nodwyd hynny.", "Gweler tud. 4 a Rhif. 12.|Nodwyd hynny."},
        {"Rhai staff, e.e. Nyrsys, h.y. Nid pawb. Gadawsant.", "Rhai staff, e.e. Nyrsys, h.y. Nid pawb.|Gadawsant."},
        {"Pontydd, ffyrdd a.y.b. Mae angen arian.", "Pontydd, ffyrdd a.y.b.|Mae angen arian."},
        {"Ar 3 Tach. 2021 y bu. Ddoe oedd hynny.", "Ar 3 Tach. 2021 y bu.|Ddoe oedd hynny."},
        {"A oes cwestiwn? Nac oes. Diolch i chi!", "A oes cwestiwn?|Nac oes.|Diolch i chi!"},
    };
    for (const auto& [text, expected] : cases) {
        INFO(text);
        CHECK(sentences(text) == expected);
    }
}

TEST_CASE("a sentence runs over the ends of lines") {
    CHECK(sentences("The plan\nwas agreed. It\nstarts soon.") == "The plan\nwas agreed.|It\nstarts soon.");
}
