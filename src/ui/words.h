#pragma once
// From message ids to the words of a language. Catalogues are gettext's (.mo), loaded by language, independent of the process locale.
// xgettext finds: tr:2, trn:2,3, N_.

#include "core/message.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aplomb::ui {

using Args = std::vector<std::pair<std::string, std::string>>;

/// The catalogue and the formats of one language. "en" needs no file; "en-x-pseudo" is made from English for tests: longer, accented,
/// in brackets, so that a word which did not come through here is seen.
class Words {
 public:
  /// `folder` holds <language>.mo files. An unknown language throws std::runtime_error.
  Words(const std::filesystem::path& folder, std::string language);
  ~Words();
  Words(Words&&) noexcept;
  Words& operator=(Words&&) noexcept;

  [[nodiscard]] const std::string& language() const;
  [[nodiscard]] bool right_to_left() const;
  [[nodiscard]] std::string say(std::string_view id, const Args& args = {}) const;
  /// The plural form for n; {n} is filled with the number.
  [[nodiscard]] std::string say(std::string_view singular, std::string_view plural, std::int64_t n, const Args& args = {}) const;
  [[nodiscard]] std::string say(const Message& message) const { return say(message.id, message.args); }
  /// Numbers and days as the language writes them (ICU): 1,234; 0.5 with `decimals`; "12 March 2026"; "9:05".
  [[nodiscard]] std::string number(std::int64_t value) const;
  [[nodiscard]] std::string number(double value, int decimals) const;
  /// A number with its sign: "+6.1", "−1.4" (true minus), "0.0".
  [[nodiscard]] std::string signed_number(double value, int decimals) const;
  [[nodiscard]] std::string day(std::int64_t wall_ms) const;        ///< "12 March 2026", in the machine's time zone
  [[nodiscard]] std::string short_day(std::int64_t wall_ms) const;  ///< "12 Mar"
  [[nodiscard]] std::string weekday(std::int64_t wall_ms) const;    ///< "Thursday, 19 March"
  [[nodiscard]] std::string time(std::int64_t wall_ms) const;       ///< "9:05"

 private:
  struct Inside;
  std::unique_ptr<Inside> inside_;
};

/// Languages that have a catalogue in the folder, "en" first, without the pseudo-language; with the name each gives itself.
std::vector<std::pair<std::string, std::string>> languages(const std::filesystem::path& folder);

}  // namespace aplomb::ui
