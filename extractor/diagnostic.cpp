// SPDX-License-Identifier: GPL-3.0-or-later
#include "extractor/diagnostic.h"

namespace arising::extractor {

const char* name_of(Severity severity) {
    switch (severity) {
        case Severity::note:
            return "note";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "note";
}

}  // namespace arising::extractor
