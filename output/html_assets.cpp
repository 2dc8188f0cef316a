// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/html_assets.h"

#include <array>
#include <cstdint>

#include "extractor/sha256.h"

namespace arising::output {

namespace {

constexpr std::string_view style = R"css(
:root { color-scheme: light dark; --quiet: #666; --line: #ccc; --bad: #b00020; }
@media (prefers-color-scheme: dark) { :root { --quiet: #aaa; --line: #444; --bad: #ff8a80; } }
body { font: 16px/1.45 system-ui, sans-serif; max-width: 60rem; margin: 0 auto; padding: 0 1rem 4rem; }
header { position: sticky; top: 0; background: Canvas; border-bottom: 1px solid var(--line); padding: .5rem 0; }
h1 { font-size: 1.4rem; margin: .2rem 0; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 .5rem; }
form { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; }
input { font: inherit; width: 20rem; max-width: 100%; }
select { font: inherit; }
details { scroll-margin-top: 11rem; border-bottom: 1px solid var(--line); padding: .4rem 0; }
summary { cursor: pointer; }
summary small, .meta, .because { color: var(--quiet); font-size: .85rem; }
blockquote { margin: .2rem 0 .4rem; unicode-bidi: isolate; overflow-wrap: anywhere; }
li { margin: .5rem 0; }
.meta, .because { margin: 0; overflow-wrap: anywhere; }
.status { display: inline-block; min-width: 5.5rem; font-size: .85rem; font-weight: 600; }
.overdue, .recurring, .problem { color: var(--bad); }
[hidden] { display: none; }
)css";

constexpr std::string_view script = R"js(
"use strict";
(() => {
  const search = document.getElementById("search");
  const kind = document.getElementById("kind");
  const status = document.getElementById("status");
  const found = document.getElementById("found");
  const groups = Array.from(document.querySelectorAll("details"), (element) => ({
    element,
    trail: element.classList.contains("trail"),
    status: element.dataset.status,
    title: element.querySelector("summary").textContent.toLowerCase(),
    items: Array.from(element.querySelectorAll("li[data-kind]"), (item) => ({
      item,
      kind: item.dataset.kind,
      text: item.textContent.toLowerCase(),
    })),
  }));
  const holds = (text, words) => words.every((word) => text.includes(word));
  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter((word) => word !== "");
    const narrow = words.length > 0 || kind.value !== "";
    let trails = 0;
    let statements = 0;
    for (const group of groups) {
      const titled = kind.value === "" && holds(group.title, words);
      let shown = 0;
      for (const one of group.items) {
        const matches = titled || ((kind.value === "" || one.kind === kind.value) && holds(one.text, words));
        one.item.hidden = !matches;
        shown += matches ? 1 : 0;
      }
      const wanted = status.value === "" || group.status === status.value;
      const visible = wanted && (shown > 0 || titled || !narrow);
      group.element.hidden = !visible;
      trails += visible && group.trail ? 1 : 0;
      statements += visible && !group.trail ? shown : 0;
    }
    const all = words.length === 0 && kind.value === "" && status.value === "";
    found.textContent = all ? "" : status.value === "" ? `${trails} trails, ${statements} statements` : `${trails} trails`;
  };
  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 150);
  });
  kind.addEventListener("change", filter);
  status.addEventListener("change", filter);
  document.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  const open = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (target !== null && target.tagName === "DETAILS") {
      target.hidden = false;
      target.open = true;
      target.scrollIntoView();
    }
  };
  window.addEventListener("hashchange", open);
  open();
})();
)js";

std::string base64(std::string_view bytes) {
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i) {
            group = group << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
        }
        for (std::size_t i = 0; i < 4; ++i) {
            text += at + i > bytes.size() ? '=' : digits[group >> (18U - 6U * i) & 63U];
        }
    }
    return text;
}

std::string bytes_of_hex(const std::string& hex) {
    std::string bytes;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

}  // namespace

std::string_view page_style() {
    return style;
}

std::string_view page_script() {
    return script;
}

std::string policy_element(std::string_view style, std::string_view script) {
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src " +
           policy_hash(style) + "; script-src " + policy_hash(script) + "; base-uri 'none'; form-action 'none'\">\n";
}

std::string policy_hash(std::string_view content) {
    return "'sha256-" + base64(bytes_of_hex(extractor::sha256_hex(content))) + "'";
}

}  // namespace arising::output
