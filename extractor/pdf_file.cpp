// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/pdf_file.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstring>
#include <initializer_list>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "extractor/glyph_text.h"
#include "extractor/missing_unicode.h"
#include "extractor/pdf_file_attachments.h"
#include "extractor/pdf_file_marks.h"
#include "extractor/pdf_file_open.h"
#include "extractor/pdf_file_paint.h"
#include "extractor/pdf_file_poppler.h"
#include "extractor/pdf_file_structure.h"
#include "extractor/slant.h"
#include "extractor/utf8.h"

namespace arising::extractor {
namespace {

/// Collects what a page paints. Order of glyphs is the order of the content stream.
class GlyphCollector : public PaintWatcher {
public:
    GlyphCollector(RawDocument& document, std::size_t max_glyphs, XRef& xref, const Layers& layers)
        : document_(document), glyphs_left_(max_glyphs), xref_(xref), layers_(layers) {}

    [[nodiscard]] bool out_of_glyphs() const { return glyphs_left_ == 0; }
    /// Whether glyphs of the page were left out, as there were too many.
    [[nodiscard]] bool is_cut() const { return cut_; }
    /// How many shapes of the page look like letters drawn as outlines.
    [[nodiscard]] std::size_t outlines() const { return outlines_; }

    void begin_page(RawPage& page) {
        PaintWatcher::begin_page();
        page_ = &page;
        outlines_ = 0;
        cut_ = false;
        open_.clear();
        forms_.clear();
        mark_ = {};
        replacements_ = 0;
        style_known_ = false;
    }

    void end_page() {
        areas().mark_covered(page_->glyphs);
        const float size = page_->width * page_->height;
        page_->picture_share = size > 0 ? static_cast<float>(image_area()) / size : 0;
    }

    void updateAll(GfxState* state) override {
        style_known_ = false;
        PaintWatcher::updateAll(state);
    }
    void updateFont(GfxState* /*state*/) override { style_known_ = false; }
    void updateTextMat(GfxState* /*state*/) override { style_known_ = false; }
    void updateCTM(GfxState* /*state*/, double, double, double, double, double, double) override {
        style_known_ = false;
    }
    void restoreState(GfxState* state) override {
        style_known_ = false;
        PaintWatcher::restoreState(state);
    }

    void beginMarkedContent(const char* name, Dict* properties) override {
        open_.push_back(mark_);
        mark_.replaces = false;
        int id = -1;
        if (properties != nullptr && properties->lookupInt("MCID", nullptr, &id) && id >= 0) {
            mark_.mcid = id;
        }
        if (std::strcmp(name, "Artifact") == 0) {
            mark_.artifact = true;
            mark_.mcid = -1;
        }
        if (properties == nullptr) {
            return;
        }
        if (std::strcmp(name, layer_tag) == 0) {
            mark_.layer_off = mark_.layer_off || properties->hasKey(layer_off_key);
        }
        Object actual = properties->lookup("ActualText");
        if (actual.isString() && std::strcmp(name, "Span") != 0) {  // the library reports those of a span itself
            mark_.replaces = true;
            begin_replacement(*actual.getString());
        }
    }

    void endMarkedContent(GfxState* /*state*/) override {
        if (open_.size() <= (forms_.empty() ? 0 : forms_.back().open)) {
            return;  // the library reports the end of marks in forms whose begin it does not report
        }
        if (mark_.replaces) {
            end_replacement();
        }
        mark_ = open_.back();
        open_.pop_back();
    }

    void beginForm(Ref id) override {
        forms_.push_back({open_.size(), mark_});
        if (layers_.any_off()) {
            Object form = xref_.fetch(id);
            mark_.layer_off =
                mark_.layer_off || (form.isStream() && layers_.hide(form.streamGetDict()->lookupNF("OC")));
        }
    }

    void endForm(Ref /*id*/) override {
        if (!forms_.empty()) {
            open_.resize(std::min(open_.size(), forms_.back().open));
            mark_ = forms_.back().outside;
            forms_.pop_back();
        }
    }

    void beginActualText(GfxState* /*state*/, const GooString* text) override { begin_replacement(*text); }
    void endActualText(GfxState* /*state*/) override { end_replacement(); }

    void drawChar(GfxState* state, double x, double y, double dx, double dy, double origin_x, double origin_y,
                  CharCode /*code*/, int bytes, const Unicode* unicode, int length) override {
        if (glyphs_left_ == 0) {
            cut_ = true;
            return;
        }
        if (!style_known_) {
            work_out_style(*state);
        }
        Glyph glyph;
        place(*state, x - origin_x, y - origin_y, dx, dy, bytes == 1 && length == 1 && unicode[0] == ' ', glyph);
        glyph.size = size_;
        glyph.font = font_;
        glyph.direction = direction_;
        glyph.mcid = mark_.mcid;
        glyph.artifact = mark_.artifact;
        glyph.off_page = is_off_page(glyph);
        const Concealment why = mark_.layer_off ? Concealment::layer_off : concealment_of(*state, glyph);
        if (why != Concealment::none && !glyph.off_page) {
            glyph.hide(why);
        }
        if (replacements_ > 0) {
            join_replacement(glyph);
            return;
        }
        glyph.text = text_of(unicode, length);
        add(glyph);
    }

    void stroke(GfxState* state) override {
        add_rulings(*state, false);
        PaintWatcher::stroke(state);
    }
    void fill(GfxState* state) override {
        add_rulings(*state, true);
        PaintWatcher::fill(state);
    }
    void eoFill(GfxState* state) override {
        add_rulings(*state, true);
        PaintWatcher::eoFill(state);
    }

protected:
    [[nodiscard]] std::size_t glyphs() const override { return page_->glyphs.size(); }

private:
    /// What the innermost open marked content says of what is painted inside.
    struct Mark {
        int mcid = -1;
        bool artifact = false;
        bool layer_off = false;
        bool replaces = false;  ///< its end is the end of a replacement
    };
    /// A form that is being painted: how many marks were open around it, and which.
    struct OpenForm {
        std::size_t open = 0;
        Mark outside;
    };

    /// Of replacements inside each other, the outermost says it all.
    void begin_replacement(const GooString& text) {
        if (replacements_++ == 0) {
            replaced_ = text_string(text);
            replacement_.reset();
        }
    }

    void end_replacement() {
        if (replacements_ == 0 || --replacements_ > 0) {
            return;
        }
        if (replacement_ && !replaced_.empty()) {
            replacement_->text = glyph_text(*page_, replaced_);
            add(*replacement_);
        }
        replacement_.reset();
    }

    void add(const Glyph& glyph) {
        page_->glyphs.push_back(glyph);
        --glyphs_left_;
    }

    std::uint32_t text_of(const Unicode* unicode, int length) {
        if (length <= 0) {
            return 0xFFFD;  // the font does not say what it shows
        }
        if (length == 1) {
            return unicode[0] < Glyph::expansion_base ? unicode[0] : 0xFFFD;
        }
        std::string text;
        for (int i = 0; i < length; ++i) {
            append_utf8(text, unicode[i]);
        }
        return glyph_text(*page_, text);
    }

    void work_out_style(GfxState& state) {
        style_known_ = true;
        size_ = std::abs(bounded(state.getTransformedFontSize()));
        double m11 = 0;
        double m12 = 0;
        double m21 = 0;
        double m22 = 0;
        state.getFontTransMat(&m11, &m12, &m21, &m22);
        if (std::abs(m11) >= std::abs(m12)) {
            direction_ = m11 >= 0 ? Direction::right : Direction::left;
        } else {
            direction_ = m12 < 0 ? Direction::up : Direction::down;  // device coordinates go down
        }
        slant_ = slant_of(direction_, m11, m12);
        const std::shared_ptr<GfxFont>& font = state.getFont();
        font_ = font ? font_index(*font) : font_index_of_none();
        if (font && font->getType() == fontType3) {
            size_ *= type3_scale(*font);
        }
    }

    /// Degrees that text which runs this way over the page (y downwards) is turned off its direction.
    static std::int8_t slant_of(Direction direction, double x, double y) {
        const bool upright = direction == Direction::right || direction == Direction::left;
        const bool backwards = direction == Direction::left || direction == Direction::up;
        const double along = (upright ? x : y) * (backwards ? -1 : 1);
        const double below = (upright ? y : -x) * (backwards ? -1 : 1);
        const double degrees = std::atan2(below, along) * 45 / std::atan(1.0);
        return std::abs(degrees) > least_slant ? static_cast<std::int8_t>(std::lround(degrees)) : std::int8_t{0};
    }

    /// A Type 3 font has a matrix of its own; the usual 0.001 gives 1.
    static float type3_scale(const GfxFont& font) {
        const double scale = std::abs(font.getFontMatrix()[3]) * 1000.0;
        return static_cast<float>(scale > 0.05 && scale < 20 ? scale : 1.0);
    }

    void place(const GfxState& state, double x, double y, double dx, double dy, bool blank, Glyph& glyph) const {
        double spacing = state.getCharSpace() + (blank ? state.getWordSpace() : 0.0);
        double spacing_x = 0;
        double spacing_y = 0;
        const_cast<GfxState&>(state).textTransformDelta(spacing * state.getHorizScaling(), 0, &spacing_x, &spacing_y);
        double px = 0;
        double py = 0;
        double width_x = 0;
        double width_y = 0;
        auto& mutable_state = const_cast<GfxState&>(state);
        mutable_state.transform(x, y, &px, &py);
        mutable_state.transformDelta(dx - spacing_x, dy - spacing_y, &width_x, &width_y);
        switch (direction_) {
            case Direction::right:
                set(glyph, px, px + width_x, py);
                break;
            case Direction::left:
                set(glyph, -px, -(px + width_x), -py);
                break;
            case Direction::down:
                set(glyph, py, py + width_y, -px);
                break;
            case Direction::up:
                set(glyph, -py, -(py + width_y), px);
                break;
        }
        if (slant_ != 0) {
            lay_on_slant(glyph, std::hypot(width_x, width_y));
        }
    }

    void lay_on_slant(Glyph& glyph, double width) const {
        const SlantPoint begin = on_slant(slant_, {glyph.x0, glyph.baseline});
        set(glyph, begin.x, begin.x + width, begin.y);
        glyph.slant = slant_;
    }

    /// Numbers in a PDF may be of any size; what is far outside of every page may lie anywhere there.
    static float bounded(double value) {
        return static_cast<float>(std::isfinite(value) ? std::clamp(value, -1e6, 1e6) : 0.0);
    }

    static void set(Glyph& glyph, double begin, double end, double baseline) {
        glyph.x0 = bounded(begin);
        glyph.x1 = std::max(glyph.x0, bounded(end));
        glyph.baseline = bounded(baseline);
    }

    [[nodiscard]] bool is_off_page(const Glyph& glyph) const {
        return glyph.direction == Direction::right && glyph.slant == 0 &&
               (glyph.x1 < 0 || glyph.x0 > page_->width || glyph.baseline < 0 ||
                glyph.baseline - glyph.size > page_->height);
    }

    void join_replacement(const Glyph& glyph) {
        if (!replacement_) {
            replacement_ = glyph;
            return;
        }
        replacement_->x0 = std::min(replacement_->x0, glyph.x0);
        replacement_->x1 = std::max(replacement_->x1, glyph.x1);
    }

    std::uint16_t font_index_of_none() {
        if (!none_) {
            none_ = static_cast<std::uint16_t>(document_.fonts.size());
            document_.fonts.emplace_back();
        }
        return *none_;
    }

    std::uint16_t font_index(const GfxFont& font) {
        const Ref* id = font.getID();
        const std::pair<int, int> key{id->num, id->gen};
        const auto known = font_indices_.find(key);
        if (known != font_indices_.end()) {
            return known->second;
        }
        if (document_.fonts.size() >= 0xFFFF) {
            return 0;
        }
        Font entry;
        entry.name = font.getName().value_or("");
        const auto has = [&entry](const char* part) { return entry.name.find(part) != std::string::npos; };
        const auto any_of = [&has](std::initializer_list<const char*> parts) {
            return std::any_of(parts.begin(), parts.end(), has);
        };
        entry.bold = font.isBold() || font.getWeight() >= GfxFont::W600 ||
                     any_of({"Bold", "bold", "BOLD", "Black", "Heavy", "Semibold", "Demi", "-Medi", "CMBX", "-Bd"});
        entry.italic = font.isItalic() || has("Italic") || has("Oblique");
        const auto ascent = static_cast<float>(font.getAscent());
        const auto descent = static_cast<float>(font.getDescent());
        entry.ascent = ascent > 0.3F && ascent < 1.5F ? ascent : 0.9F;
        entry.descent = descent < 0 && descent > -1 ? descent : -0.2F;
        const auto index = static_cast<std::uint16_t>(document_.fonts.size());
        document_.fonts.push_back(std::move(entry));
        font_indices_.emplace(key, index);
        return index;
    }

    void add_rulings(const GfxState& state, bool filled) {
        constexpr std::size_t most_rulings = 20'000;
        const GfxPath* path = const_cast<GfxState&>(state).getPath();
        for (int i = 0; path != nullptr && i < path->getNumSubpaths(); ++i) {
            if (page_->rulings.size() >= most_rulings) {
                return;
            }
            const GfxSubpath* part = path->getSubpath(i);
            outlines_ += filled && is_outline(*part) ? 1 : 0;
            if (filled) {
                add_filled(state, *part);
            } else {
                add_stroked(state, *part);
            }
        }
    }

    static bool is_outline(const GfxSubpath& part) {
        constexpr int fewest_points = 7;  // fewer make a rectangle or a triangle
        return part.getNumPoints() >= fewest_points;
    }

    void add_filled(const GfxState& state, const GfxSubpath& part) {
        constexpr float thickest = 4.0F;  // points; thicker is a box or a bar, not a line
        if (part.getNumPoints() < 4 || part.getNumPoints() > 6) {
            return;
        }
        Ruling box = bounds(state, part, 0, part.getNumPoints());
        if (std::min(box.x1 - box.x0, box.y1 - box.y0) <= thickest) {
            add_ruling(box);
        }
    }

    void add_stroked(const GfxState& state, const GfxSubpath& part) {
        for (int i = 0; i + 1 < part.getNumPoints(); ++i) {
            if (!part.getCurve(i + 1)) {
                add_ruling(bounds(state, part, i, i + 2));
            }
        }
    }

    void add_ruling(const Ruling& ruling) {
        constexpr float shortest = 3.0F;  // points: word processors draw the corners of tables as pieces of their own
        const float width = ruling.x1 - ruling.x0;
        const float height = ruling.y1 - ruling.y0;
        if (std::max(width, height) >= shortest && std::min(width, height) <= 4.0F) {
            page_->rulings.push_back(ruling);
        }
    }

    static Ruling bounds(const GfxState& state, const GfxSubpath& part, int begin, int end) {
        Ruling box{1e6F, 1e6F, -1e6F, -1e6F};
        for (int i = begin; i < end; ++i) {
            double x = 0;
            double y = 0;
            const_cast<GfxState&>(state).transform(part.getX(i), part.getY(i), &x, &y);
            box.x0 = std::min(box.x0, bounded(x));
            box.x1 = std::max(box.x1, bounded(x));
            box.y0 = std::min(box.y0, bounded(y));
            box.y1 = std::max(box.y1, bounded(y));
        }
        return box;
    }

    struct FontKeyHash {
        std::size_t operator()(const std::pair<int, int>& key) const {
            return static_cast<std::size_t>(key.first) * 31U + static_cast<std::size_t>(key.second);
        }
    };

    RawDocument& document_;
    RawPage* page_ = nullptr;
    std::size_t glyphs_left_;
    std::size_t outlines_ = 0;
    bool cut_ = false;
    XRef& xref_;
    const Layers& layers_;
    std::vector<Mark> open_;  ///< what held outside of each open marked content
    std::vector<OpenForm> forms_;
    Mark mark_;
    std::size_t replacements_ = 0;
    std::string replaced_;
    std::optional<Glyph> replacement_;
    bool style_known_ = false;
    float size_ = 0;
    Direction direction_ = Direction::right;
    std::int8_t slant_ = 0;
    std::uint16_t font_ = 0;
    std::optional<std::uint16_t> none_;
    std::unordered_map<std::pair<int, int>, std::uint16_t, FontKeyHash> font_indices_;
};

std::string iso_date(const GooString& date) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int second = 0;
    int zone_hour = 0;
    int zone_minute = 0;
    char zone = 0;
    if (!parseDateString(&date, &year, &month, &day, &hour, &minute, &second, &zone, &zone_hour, &zone_minute) ||
        year < 1000 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
        return {};
    }
    const auto two = [](int value) { return std::string(value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(year) + "-" + two(month) + "-" + two(day);
}

void read_metadata(PDFDoc& pdf, FileMetadata& metadata) {
    Object info = pdf.getDocInfo();
    if (info.isDict()) {
        const auto text = [&info](const char* key) {
            Object value = info.dictLookup(key);
            return value.isString() ? text_string(*value.getString()) : std::string();
        };
        const auto date = [&info](const char* key) {
            Object value = info.dictLookup(key);
            return value.isString() ? iso_date(*value.getString()) : std::string();
        };
        metadata = {text("Title"),
                    text("Author"),
                    text("Creator"),
                    text("Producer"),
                    date("CreationDate"),
                    date("ModDate"),
                    {}};
    }
    Object catalog = pdf.getXRef()->getCatalog();
    if (catalog.isDict()) {
        Object language = catalog.dictLookup("Lang");
        metadata.language = language.isString() ? text_string(*language.getString()) : std::string();
    }
}

/// Whether resources name an image, also inside of forms. Each form is looked at once, and so many entries in all:
/// forms that name each other are cheap to write and dear to follow.
class ImageSearch {
public:
    bool found_in(Dict* resources) {
        pending_.push_back(resources != nullptr ? resources->lookup("XObject") : Object(objNull));
        while (!pending_.empty()) {
            Object objects = std::move(pending_.back());
            pending_.pop_back();
            for (int i = 0; objects.isDict() && i < objects.dictGetLength(); ++i) {
                if (--entries_left_ < 0) {
                    return false;
                }
                if (is_image(objects, i)) {
                    return true;
                }
            }
        }
        return false;
    }

private:
    bool is_image(const Object& objects, int index) {
        const Object& reference = objects.dictGetValNF(index);
        if (reference.isRef() && !seen_.insert(reference.getRef().num).second) {
            return false;
        }
        Object entry = objects.dictGetVal(index);
        if (!entry.isStream()) {
            return false;
        }
        Object subtype = entry.streamGetDict()->lookup("Subtype");
        Object inner = entry.streamGetDict()->lookup("Resources");
        if (subtype.isName("Form") && inner.isDict()) {
            pending_.push_back(inner.dictLookup("XObject"));
        }
        return subtype.isName("Image");
    }

    int entries_left_ = 2000;
    std::set<int> seen_;
    std::vector<Object> pending_;
};

/// The appearance that an annotation shows now; null where it shows none.
Object appearance_of(const Object& annotation) {
    constexpr int hidden_or_no_view = 2 | 32;  // ISO 32000-1, table 165
    Object flags = annotation.dictLookup("F");
    Object appearances = annotation.dictLookup("AP");
    if (!appearances.isDict() || (flags.isInt() && (flags.getInt() & hidden_or_no_view) != 0)) {
        return Object(objNull);
    }
    Object normal = appearances.dictLookup("N");
    if (normal.isDict()) {
        Object state = annotation.dictLookup("AS");
        return state.isName() ? normal.dictLookup(state.getName()) : Object(objNull);
    }
    return normal;
}

/// Text that stands on the page in form fields, stamps and text boxes. True where a file is pinned to the page.
bool paint_annotations(Page& page, XRef& xref, Gfx& gfx) {
    constexpr int most_annotations = 5000;
    bool files = false;
    Object annotations = page.getAnnotsObject(&xref);
    for (int i = 0; annotations.isArray() && i < std::min(annotations.arrayGetLength(), most_annotations); ++i) {
        Object annotation = annotations.arrayGet(i);
        if (!annotation.isDict()) {
            continue;
        }
        Object subtype = annotation.dictLookup("Subtype");
        files = files || subtype.isName("FileAttachment");
        if (!subtype.isName("Widget") && !subtype.isName("FreeText") && !subtype.isName("Stamp")) {
            continue;
        }
        Object box = annotation.dictLookup("Rect");
        Object appearance = appearance_of(annotation);
        if (!appearance.isStream() || !box.isArray() || box.arrayGetLength() != 4) {
            continue;
        }
        constexpr int no_rotate = 16;  // ISO 32000-1, table 165: it does not turn with the page
        Object flags = annotation.dictLookup("F");
        const bool stays_upright = flags.isInt() && (flags.getInt() & no_rotate) != 0;
        const auto side = [&box](int k) {
            Object value = box.arrayGet(k);
            return value.isNum() ? value.getNum() : 0.0;
        };
        gfx.drawAnnot(&appearance, nullptr, nullptr, std::min(side(0), side(2)), std::min(side(1), side(3)),
                      std::max(side(0), side(2)), std::max(side(1), side(3)), stays_upright ? page.getRotate() : 0);
    }
    return files;
}

/// Paints the contents and the annotations of a page; true where a file is pinned to it. Not PDFDoc::displayPage: that
/// builds the form's tree of fields first, without a bound (a hostile file of 1 KB took it minutes), and text needs
/// only the appearances.
bool paint_page(PDFDoc& pdf, Page& page, Object& contents, OutputDev& device, double dpi = 72) {
    const std::unique_ptr<Gfx> gfx(
        page.createGfx(&device, dpi, dpi, 0, false, true, -1, -1, -1, -1, false, nullptr, nullptr, pdf.getXRef()));
    if (!contents.isNull()) {
        gfx->saveState();
        gfx->display(&contents);
        gfx->restoreState();
    }
    return paint_annotations(page, *pdf.getXRef(), *gfx);
}

std::pair<double, double> size_as_shown(Page& page) {
    const bool turned = page.getRotate() == 90 || page.getRotate() == 270;
    return turned ? std::pair(page.getCropHeight(), page.getCropWidth())
                  : std::pair(page.getCropWidth(), page.getCropHeight());
}

/// A scan may carry a stamp or a page number in real type; a page of text may carry a small picture. Some printers turn
/// every letter into its outline.
bool is_picture(Page& source, const RawPage& page) {
    constexpr std::size_t handful = 150;    // glyphs
    constexpr std::size_t text_layer = 30;  // hidden glyphs: somebody has recognised the page before
    constexpr float least_share = 0.5F;     // of the page
    const auto hidden = std::count_if(page.glyphs.begin(), page.glyphs.end(), [](const Glyph& g) { return g.hidden; });
    if (page.glyphs.size() > handful || static_cast<std::size_t>(hidden) > text_layer) {
        return false;
    }
    const bool has_images = ImageSearch().found_in(source.getResourceDict());
    if (page.glyphs.empty() || !has_images) {
        return page.glyphs.empty() && (has_images || page.has_outlines);
    }
    return page.picture_share >= least_share;
}

void read_page(PDFDoc& pdf, int number, GlyphCollector& collector, const Layers& layers, RawDocument& document) {
    constexpr std::size_t few_outlines = 100;
    RawPage& page = document.pages.emplace_back();
    Page* source = pdf.getPage(number);
    if (source == nullptr || !source->isOk()) {
        document.truncated = true;
        document.diagnostics.push_back({Severity::error, number, "the page is damaged and could not be read", ""});
        return;
    }
    const auto [width, height] = size_as_shown(*source);
    page.width = static_cast<float>(width);
    page.height = static_cast<float>(height);
    collector.begin_page(page);
    PageContents contents(*source, layers);
    page.has_files = paint_page(pdf, *source, contents.object(), collector);
    collector.end_page();
    page.has_outlines = collector.outlines() >= few_outlines;
    page.lacks_unicode = is_mostly_unknown(page, document.fonts);
    page.is_picture = page.lacks_unicode || is_picture(*source, page);
}

std::string reason_of(int code) {
    switch (code) {
        case errBadCatalog:
            return "the file has no usable document catalog";
        case errDamaged:
            return "the file is damaged or cut off and could not be repaired";
        default:
            return "the file could not be opened as a PDF";
    }
}

Diagnostic open_failure(int code, std::size_t passwords) {
    if (code != errEncrypted) {
        return {Severity::error, 0, reason_of(code), ""};
    }
    if (passwords == 0) {
        return {Severity::error, 0, "the file is encrypted and needs a password",
                "give it with --password-file, or save a copy without one"};
    }
    return {Severity::error, 0,
            "the file is encrypted, and " +
                (passwords == 1 ? std::string("the password given does not open it")
                                : "none of the " + std::to_string(passwords) + " passwords given opens it"),
            "ask its author for the password, or for a copy without one"};
}

void report_errors(const std::vector<std::string>& errors, RawDocument& document) {
    std::set<std::string> said;
    for (const std::string& message : errors) {
        if (said.insert(message).second && said.size() <= 3) {
            document.diagnostics.push_back({Severity::warning, 0, "the PDF is not quite sound: " + message, ""});
        }
    }
}

void report_cut(int page, std::size_t max_glyphs, RawDocument& document) {
    document.truncated = true;
    document.diagnostics.push_back({Severity::error, page,
                                    "page " + std::to_string(page) + " was read in part: the document has more than " +
                                        std::to_string(max_glyphs) + " characters, the most that are read",
                                    ""});
}

/// What is enough for the purpose, but never a picture that is larger than a person would scan.
double resolution_for(Page& page, double enough) {
    constexpr double widest = 4000;
    constexpr double highest = 6000;
    const auto [width, height] = size_as_shown(page);
    return std::min({enough, widest * 72 / std::max(width, 1.0), highest * 72 / std::max(height, 1.0)});
}

std::optional<PagePicture> picture_of(SplashBitmap& bitmap) {
    PagePicture picture;
    picture.width = bitmap.getWidth();
    picture.height = bitmap.getHeight();
    const unsigned char* row = bitmap.getDataPtr();
    if (row == nullptr || picture.width < 1 || picture.height < 1) {
        return std::nullopt;
    }
    const auto width = static_cast<std::size_t>(picture.width);
    picture.grey.reserve(width * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y, row += bitmap.getRowSize()) {
        picture.grey.insert(picture.grey.end(), row, row + width);
    }
    return picture;
}

std::optional<ColourPicture> colour_picture_of(SplashBitmap& bitmap) {
    ColourPicture picture;
    picture.width = bitmap.getWidth();
    picture.height = bitmap.getHeight();
    const unsigned char* row = bitmap.getDataPtr();
    if (row == nullptr || picture.width < 1 || picture.height < 1) {
        return std::nullopt;
    }
    const std::size_t width = static_cast<std::size_t>(picture.width) * 3;
    picture.rgb.reserve(width * static_cast<std::size_t>(picture.height));
    for (int y = 0; y < picture.height; ++y, row += bitmap.getRowSize()) {
        picture.rgb.insert(picture.rgb.end(), row, row + width);
    }
    return picture;
}

}  // namespace

RawDocument read_pdf_file(std::string_view bytes, const ReadOptions& options) {
    RawDocument document;
    const ErrorCollector collected;
    const std::unique_ptr<PDFDoc> opened = open_pdf(bytes, options);
    PDFDoc& pdf = *opened;
    if (!pdf.isOk()) {
        document.encrypted = pdf.getErrorCode() == errEncrypted;
        document.diagnostics.push_back(open_failure(pdf.getErrorCode(), options.passwords.size()));
        return document;
    }
    document.readable = true;
    document.encrypted = pdf.isEncrypted();
    read_metadata(pdf, document.metadata);
    const Layers layers(pdf);
    GlyphCollector collector(document, options.max_glyphs, *pdf.getXRef(), layers);
    const int count = pdf.getNumPages();
    for (int number = 1; number <= std::min(count, options.max_pages) && !collector.out_of_glyphs(); ++number) {
        read_page(pdf, number, collector, layers, document);
        if (collector.is_cut()) {
            report_cut(number, options.max_glyphs, document);
        }
    }
    if (count > static_cast<int>(document.pages.size())) {
        document.truncated = true;
        document.diagnostics.push_back({Severity::error, 0,
                                        "only the first " + std::to_string(document.pages.size()) + " of " +
                                            std::to_string(count) + " pages were read: the document is over the limits",
                                        ""});
    }
    if (!options.ignore_tags) {
        read_structure(pdf, options, document);
    }
    report_attachments(pdf, document);
    report_errors(collected.errors(), document);
    return document;
}

struct PagePainter::Pdf {
    std::unique_ptr<PDFDoc> file;
};

PagePainter::PagePainter(std::string_view bytes, const ReadOptions& options) : pdf_(std::make_unique<Pdf>()) {
    pdf_->file = open_pdf(bytes, options);
}

PagePainter::~PagePainter() = default;

std::optional<PagePicture> PagePainter::paint(int number) {
    Page* page = pdf_->file->isOk() ? pdf_->file->getPage(number) : nullptr;
    if (page == nullptr || !page->isOk()) {
        return std::nullopt;
    }
    constexpr double enough = 300;  // dots per inch: what recognition needs
    const double dpi = resolution_for(*page, enough);
    const ErrorCollector collected;
    SplashColor white = {0xFF};
    SplashOutputDev device(splashModeMono8, 1, false, white);
    device.startDoc(pdf_->file.get());
    Object contents = page->getContents();
    paint_page(*pdf_->file, *page, contents, device, dpi);
    std::optional<PagePicture> picture = picture_of(*device.getBitmap());
    if (picture) {
        picture->dpi = static_cast<float>(dpi);
        picture->lacks_fonts = std::any_of(
            collected.errors().begin(), collected.errors().end(),
            [](const std::string& error) { return error.find("Couldn't find a font") != std::string::npos; });
    }
    return picture;
}

std::optional<ColourPicture> PagePainter::paint_in_colour(int number, float dpi) {
    Page* page = pdf_->file->isOk() ? pdf_->file->getPage(number) : nullptr;
    if (page == nullptr || !page->isOk()) {
        return std::nullopt;
    }
    const double resolution = resolution_for(*page, dpi);
    const ErrorCollector collected;
    SplashColor white = {0xFF, 0xFF, 0xFF};
    SplashOutputDev device(splashModeRGB8, 1, false, white);
    device.startDoc(pdf_->file.get());
    Object contents = page->getContents();
    paint_page(*pdf_->file, *page, contents, device, resolution);
    std::optional<ColourPicture> picture = colour_picture_of(*device.getBitmap());
    if (picture) {
        picture->dpi = static_cast<float>(resolution);
    }
    return picture;
}

}  // namespace arising::extractor
