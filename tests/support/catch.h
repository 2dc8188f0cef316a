// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that knows which Catch2 this is (version 2, as Debian 12 has it).
#include <catch2/catch.hpp>
