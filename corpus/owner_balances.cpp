// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/owner_balances.h"

#include <algorithm>
#include <tuple>

namespace arising::corpus {

void OwnerBalances::add(const AuditedMatter& matter, const OwnerNames& names) {
    const std::vector<std::string> nobody = {std::string()};
    for (const std::string& owner : matter.owners.empty() ? nobody : matter.owners) {
        OwnerBalance& balance = balances_[{matter.body, owner}];
        balance.body = matter.body;
        balance.owner = owner;
        balance.spellings = names.spellings_of(owner);
        switch (matter.standing) {
            case Standing::open:
                ++balance.open;
                break;
            case Standing::overdue:
                ++balance.overdue;
                break;
            case Standing::dropped:
                ++balance.dropped;
                break;
            case Standing::complete:
                ++balance.complete;
                break;
        }
    }
}

std::vector<OwnerBalance> OwnerBalances::in_order() const {
    std::vector<OwnerBalance> owners;
    for (const auto& [key, balance] : balances_) {
        owners.push_back(balance);
    }
    std::stable_sort(owners.begin(), owners.end(), [](const OwnerBalance& a, const OwnerBalance& b) {
        return std::tuple(a.owner.empty(), b.overdue, b.open, a.owner, a.body) <
               std::tuple(b.owner.empty(), a.overdue, a.open, b.owner, b.body);
    });
    return owners;
}

}  // namespace arising::corpus
