// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that includes the PDF library's headers, for the files extractor/pdf_file*.cpp alone. They are not
// written for our warnings.

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wall"
#pragma GCC diagnostic ignored "-Wextra"
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#include <poppler/Catalog.h>
#include <poppler/DateInfo.h>
#include <poppler/Dict.h>
#include <poppler/Error.h>
#include <poppler/ErrorCodes.h>
#include <poppler/Gfx.h>
#include <poppler/GfxFont.h>
#include <poppler/GfxState.h>
#include <poppler/GlobalParams.h>
#include <poppler/Object.h>
#include <poppler/OptionalContent.h>
#include <poppler/OutputDev.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/Stream.h>
#include <poppler/UTF.h>
#include <poppler/XRef.h>
#include <poppler/splash/SplashBitmap.h>
#pragma GCC diagnostic pop
