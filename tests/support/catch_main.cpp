// SPDX-License-Identifier: GPL-3.0-or-later
// The main function of the test executable. Nothing else goes in here: this file takes long to compile.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
