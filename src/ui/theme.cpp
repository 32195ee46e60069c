#include "ui/theme.h"

#include "core/message.h"

#include <toml++/toml.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <stdexcept>

namespace aplomb::ui {

namespace {

constexpr std::array<std::string_view, role_count> role_names = {
    "canvas", "surface", "line", "rule", "ink", "ink-muted", "brand", "brand-soft", "on-brand", "focus", "good", "caution", "poor"};

// The names in our own files, for the message catalogue: no reader of sources looks into TOML.
[[maybe_unused]] constexpr std::array<const char*, 5> names_to_translate = {N_("Daylight"), N_("Night"), N_("Strong dark"), N_("Strong light"), N_("Soft")};

/// "#F5F3EE".
std::optional<Color> color_of(std::string_view text) {
  if (text.size() != 7 || text[0] != '#') return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : text.substr(1)) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
    if (digit < 0) return std::nullopt;
    value = value * 16 + static_cast<std::uint32_t>(digit);
  }
  return Color{static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 255U), static_cast<std::uint8_t>(value & 255U), 255};
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& what) {
  throw std::runtime_error(file.string() + ": " + what);
}

Theme load_theme(const std::filesystem::path& file) {
  toml::table table;
  try {
    table = toml::parse_file(file.string());
  } catch (const toml::parse_error& error) {
    refuse(file, std::string(error.description()));
  }
  Theme theme;
  theme.id = file.stem().string();
  theme.name = table["name"].value_or(std::string());
  if (theme.name.empty()) refuse(file, "name is missing");
  theme.strong = table["strong"].value_or(false);
  theme.order = table["order"].value_or(0);
  if (theme.order <= 0) refuse(file, "order is missing: the theme's place in the comfort screen, from 1");
  const toml::table* colors = table["colors"].as_table();
  if (colors == nullptr) refuse(file, "the table [colors] is missing");
  for (std::size_t i = 0; i < role_count; ++i) {
    const std::string role{role_names[i]};
    const auto text = (*colors)[role].value<std::string>();
    if (!text) refuse(file, "colors." + role + " is missing");
    const auto color = color_of(*text);
    if (!color) refuse(file, "colors." + role + " is \"" + *text + "\"; it must be written like \"#17202B\"");
    theme.colors[i] = *color;
  }
  for (const auto& [key, value] : *colors) {
    if (std::find(role_names.begin(), role_names.end(), key.str()) == role_names.end()) {
      refuse(file, "colors." + std::string(key.str()) + " is not a role");
    }
  }
  return theme;
}

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color color) { return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b); }

}  // namespace

std::string_view name_of(Role role) { return role_names[static_cast<std::size_t>(role)]; }

std::vector<Theme> load_themes(const std::filesystem::path& folder) {
  std::error_code trouble;
  std::vector<Theme> themes;
  for (const auto& entry : std::filesystem::directory_iterator(folder, trouble)) {
    if (entry.path().extension() == ".toml") themes.push_back(load_theme(entry.path()));
  }
  if (trouble) refuse(folder, trouble.message());
  if (themes.empty()) refuse(folder, "no theme (*.toml) is in this folder");
  std::sort(themes.begin(), themes.end(), [](const Theme& a, const Theme& b) { return a.order != b.order ? a.order < b.order : a.id < b.id; });
  return themes;
}

const Theme& theme_named(const std::vector<Theme>& themes, std::string_view id) {
  if (themes.empty()) throw std::runtime_error("no themes are loaded");
  const auto found = std::find_if(themes.begin(), themes.end(), [&](const Theme& theme) { return theme.id == id; });
  return found == themes.end() ? themes.front() : *found;
}

double contrast(Color a, Color b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

}  // namespace aplomb::ui
