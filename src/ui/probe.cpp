#include "ui/probe.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace aplomb::ui {
namespace {

double tenth(float value) { return std::round(static_cast<double>(value) * 10) / 10; }

/// The words inside a control that only repeat its own.
bool repeats(const ProbeEntry& text, const std::vector<ProbeEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(), [&](const ProbeEntry& other) {
    return other.control && other.words == text.words && other.rect.contains(text.rect.centre());
  });
}

}  // namespace

const ProbeEntry* Probe::control(std::string_view key) const {
  const ProbeEntry* found = nullptr;
  for (const ProbeEntry& entry : entries) {
    if (!entry.control || entry.key != key) continue;
    if (found != nullptr) return nullptr;
    found = &entry;
  }
  return found;
}

std::string Probe::text() const {
  std::vector<const ProbeEntry*> spoken;
  for (const ProbeEntry& entry : entries) {
    if (entry.words.empty() || !entry.visible || (!entry.control && repeats(entry, entries))) continue;
    spoken.push_back(&entry);
  }
  // Whole pixels: a rounding in the tenth must not change who comes first.
  std::stable_sort(spoken.begin(), spoken.end(), [](const ProbeEntry* a, const ProbeEntry* b) {
    const long ay = std::lround(a->rect.y);
    const long by = std::lround(b->rect.y);
    return ay != by ? ay < by : std::lround(a->rect.x) < std::lround(b->rect.x);
  });
  std::string text;
  for (const ProbeEntry* entry : spoken) text += entry->words + "\n";
  return text;
}

std::string Probe::json() const {
  nlohmann::ordered_json line;
  line["station"] = station;
  line["screen"] = screen;
  line["frame"] = frame;
  auto& list = line["entries"] = nlohmann::ordered_json::array();
  for (const ProbeEntry& entry : entries) {
    nlohmann::ordered_json one;
    one["key"] = entry.key;
    one["role"] = entry.role;
    one["words"] = entry.words;
    one["rect"] = {tenth(entry.rect.x), tenth(entry.rect.y), tenth(entry.rect.w), tenth(entry.rect.h)};
    one["control"] = entry.control;
    one["enabled"] = entry.enabled;
    one["selected"] = entry.selected;
    one["focused"] = entry.focused;
    one["hovered"] = entry.hovered;
    one["covered"] = entry.covered;
    one["visible"] = entry.visible;
    one["clipped"] = entry.clipped;
    one["lines"] = entry.lines;
    one["px"] = tenth(entry.px);
    one["value"] = entry.value;
    list.push_back(std::move(one));
  }
  // Half a character in a field must not break the line.
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace aplomb::ui
