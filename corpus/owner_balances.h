// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "corpus/audit.h"
#include "corpus/owner_names.h"

namespace arising::corpus {

/// Who has how much to do, added up matter by matter.
class OwnerBalances {
public:
    /// `names` are those of the matter's body.
    void add(const AuditedMatter& matter, const OwnerNames& names);

    /// In the order of Audit::owners.
    [[nodiscard]] std::vector<OwnerBalance> in_order() const;

private:
    std::map<std::pair<std::string, std::string>, OwnerBalance> balances_;  ///< by body and owner
};

}  // namespace arising::corpus
