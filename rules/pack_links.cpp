// SPDX-License-Identifier: GPL-3.0-or-later
#include "rules/pack_links.h"

#include <algorithm>
#include <set>

#include "rules/edit_distance.h"
#include "rules/fragments.h"

namespace arising::rules {

namespace {

using Paths = std::vector<std::filesystem::path>;

std::size_t index_of_pack(const std::vector<Pack>& packs, const std::string& id) {
    const auto found = std::find_if(packs.begin(), packs.end(), [&](const Pack& pack) { return pack.info.id == id; });
    return static_cast<std::size_t>(found - packs.begin());
}

/// Opens packs as they are asked for and puts them in order.
class PackCollection {
public:
    PackCollection(const Paths& paths, const Paths& library) : library_paths_(library) {
        for (const std::filesystem::path& path : paths) {
            add(open_pack(path));
        }
        given_ = opened_.size();
    }

    std::vector<Pack> in_order() {
        for (std::size_t i = 0; i < opened_.size(); ++i) {
            const std::vector<const PackValue*> bases = opened_[i].extends;  // opened_ grows
            for (const PackValue* base : bases) {
                find(*base);
            }
        }
        done_.assign(opened_.size(), false);
        for (std::size_t i = 0; i < given_; ++i) {
            std::vector<std::size_t> open;
            place(i, open);
        }
        std::vector<Pack> result;
        for (const std::size_t i : order_) {
            result.push_back(std::move(opened_[i]));
        }
        return result;
    }

private:
    void add(Pack pack) {
        const std::size_t first = index_of_pack(opened_, pack.info.id);
        if (first < opened_.size()) {
            throw path_error(pack.path, "a second pack \"" + pack.info.id + "\"",
                             "the first one is " + opened_[first].files.front().source->name);
        }
        if (pack.info.id == Fragments::kCommon) {
            throw path_error(pack.path, "a pack cannot have the id \"common\"",
                             "it is that of the names that come with the tool");
        }
        opened_.push_back(std::move(pack));
    }

    /// Makes sure that the pack of this id is open.
    void find(const PackValue& id) {
        if (index_of_pack(opened_, id.text) < opened_.size()) {
            return;
        }
        open_library();
        const std::size_t found = index_of_pack(library_, id.text);
        if (found < library_.size()) {
            library_[found].info.named = false;
            add(std::move(library_[found]));
            library_.erase(library_.begin() + static_cast<std::ptrdiff_t>(found));
            return;
        }
        std::vector<std::string> known;
        for (const std::vector<Pack>* packs : {&opened_, &library_}) {
            for (const Pack& pack : *packs) {
                known.push_back(pack.info.id);
            }
        }
        throw rule_error({}, id.place, "unknown pack \"" + id.text + "\"", did_you_mean(id.text, known));
    }

    void open_library() {
        for (const std::filesystem::path& path : library_open_ ? Paths() : library_paths_) {
            Pack pack = open_pack(path);
            if (index_of_pack(opened_, pack.info.id) == opened_.size()) {
                library_.push_back(std::move(pack));
            }
        }
        library_open_ = true;
    }

    /// Those that it extends, then the pack. Recursion goes as deep as there are packs.
    void place(std::size_t index, std::vector<std::size_t>& open) {
        if (done_[index]) {
            return;
        }
        open.push_back(index);
        for (const PackValue* base : opened_[index].extends) {
            const std::size_t next = index_of_pack(opened_, base->text);
            if (std::find(open.begin(), open.end(), next) != open.end()) {
                throw rule_error({}, base->place, "pack \"" + base->text + "\" extends itself", way_back(open, next));
            }
            place(next, open);
        }
        open.pop_back();
        done_[index] = true;
        order_.push_back(index);
    }

    [[nodiscard]] std::string way_back(const std::vector<std::size_t>& open, std::size_t to) const {
        std::string way;
        for (auto at = std::find(open.begin(), open.end(), to); at != open.end(); ++at) {
            way += opened_[*at].info.id + " extends ";
        }
        return way + opened_[to].info.id;
    }

    const Paths& library_paths_;
    std::vector<Pack> opened_;
    std::vector<Pack> library_;
    bool library_open_ = false;
    std::size_t given_ = 0;
    std::vector<bool> done_;
    std::vector<std::size_t> order_;
};

}  // namespace

std::vector<Pack> open_packs(const std::vector<std::filesystem::path>& paths,
                             const std::vector<std::filesystem::path>& library) {
    return PackCollection(paths, library).in_order();
}

std::vector<std::vector<std::size_t>> all_extended(const std::vector<Pack>& packs) {
    std::vector<std::vector<std::size_t>> result;
    for (const Pack& pack : packs) {
        std::set<std::size_t> all;
        for (const PackValue* base : pack.extends) {
            const std::size_t index = index_of_pack(packs, base->text);
            all.insert(index);
            all.insert(result[index].begin(), result[index].end());
        }
        result.emplace_back(all.begin(), all.end());
    }
    return result;
}

}  // namespace arising::rules
