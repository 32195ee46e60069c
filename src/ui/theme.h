#pragma once
// Colours by role (assets/themes/*.toml). Screens name roles, never colours.

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace aplomb::ui {

struct Color {
  std::uint8_t r = 0, g = 0, b = 0, a = 255;
  bool operator==(const Color&) const = default;
};

enum class Role { canvas, surface, line, rule, ink, ink_muted, brand, brand_soft, on_brand, focus, good, caution, poor };
inline constexpr std::size_t role_count = 13;
std::string_view name_of(Role role);

struct Theme {
  std::string id;    ///< "daylight", "night", "strong-dark", "strong-light", "soft"
  std::string name;  ///< "Daylight": a message id
  bool strong = false;  ///< high contrast: zones get an edge, scene pictures are left out
  int order = 0;        ///< place in the comfort screen
  std::array<Color, role_count> colors{};
  [[nodiscard]] Color operator[](Role role) const { return colors[static_cast<std::size_t>(role)]; }
};

/// All themes of the folder, in their order. Throws std::runtime_error naming file and role when one is missing or malformed.
std::vector<Theme> load_themes(const std::filesystem::path& folder);
/// The theme of this id, else the first one.
const Theme& theme_named(const std::vector<Theme>& themes, std::string_view id);

/// WCAG 2.2 contrast ratio, 1..21.
double contrast(Color a, Color b);

}  // namespace aplomb::ui
