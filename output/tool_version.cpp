// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/tool_version.h"

namespace arising::output {

const char* tool_version() {
    return ARISING_VERSION;
}

}  // namespace arising::output
