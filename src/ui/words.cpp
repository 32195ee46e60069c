#include "ui/words.h"

#include "ui/catalogue_check.h"
#include "ui/pseudo.h"

#include <boost/locale/gnu_gettext.hpp>
#include <unicode/datefmt.h>
#include <unicode/dtptngen.h>
#include <unicode/locid.h>
#include <unicode/numberformatter.h>
#include <unicode/numfmt.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <locale>
#include <stdexcept>

namespace aplomb::ui {

namespace {

constexpr std::string_view pseudo_language = "en-x-pseudo";

using Catalogue = boost::locale::message_format<char>;

std::vector<char> read_file(const std::filesystem::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

/// A locale that holds the catalogue and owns it: facets count their owners.
std::locale load_catalogue(const std::filesystem::path& file, const std::string& language) {
  if (!sound_catalogue(read_file(file))) throw std::runtime_error(file.string() + ": not a message catalogue");
  boost::locale::gnu_gettext::messages_info info;
  info.language = language;
  info.encoding = "UTF-8";
  info.domains.emplace_back("aplomb");
  info.paths.emplace_back("");
  info.callback = [&file](const std::string&, const std::string&) { return read_file(file); };
  try {
    return {std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info)};
  } catch (const std::exception& error) {
    throw std::runtime_error(file.string() + ": not a message catalogue: " + error.what());
  }
}

/// "pt-BR" for ICU; English is written as the British do: the day before the month, 24 hours.
icu::Locale locale_of(const std::string& language) {
  if (language == "en" || language == pseudo_language) return icu::Locale::getUK();
  UErrorCode status = U_ZERO_ERROR;
  std::string tag = language;
  std::replace(tag.begin(), tag.end(), '_', '-');
  return icu::Locale::forLanguageTag(tag, status);
}

std::string utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

}  // namespace

struct Words::Inside {
  std::string language;
  bool pseudo = false;
  std::locale catalogue_owner;
  const Catalogue* catalogue = nullptr;  // null: English
  icu::Locale locale;
  icu::number::LocalizedNumberFormatter numbers;
  std::unique_ptr<icu::SimpleDateFormat> day;
  std::unique_ptr<icu::SimpleDateFormat> short_day;
  std::unique_ptr<icu::SimpleDateFormat> weekday;
  std::unique_ptr<icu::SimpleDateFormat> time;

  Inside(const std::filesystem::path& folder, std::string wanted) : language(std::move(wanted)), locale(locale_of(language)) {
    pseudo = language == pseudo_language;
    if (language != "en" && !pseudo) {
      const auto file = folder / (language + ".mo");
      std::error_code ignored;
      if (language.empty() || language.find('/') != std::string::npos || !std::filesystem::is_regular_file(file, ignored)) {
        throw std::runtime_error("language \"" + language + "\": there is no catalogue " + file.string());
      }
      catalogue_owner = load_catalogue(file, language);
      catalogue = &std::use_facet<Catalogue>(catalogue_owner);
    }
    make_formats();
  }

  void make_formats() {
    UErrorCode status = U_ZERO_ERROR;
    icu::DecimalFormatSymbols symbols(locale, status);
    const icu::UnicodeString minus = symbols.getSymbol(icu::DecimalFormatSymbols::kMinusSignSymbol);
    if (minus == icu::UnicodeString(u'-')) symbols.setSymbol(icu::DecimalFormatSymbols::kMinusSignSymbol, icu::UnicodeString(u'\u2212'));
    numbers = icu::number::NumberFormatter::withLocale(locale).symbols(symbols).roundingMode(UNUM_ROUND_HALFUP);
    day = format(u"yMMMMd");
    short_day = format(u"MMMd");
    weekday = format(u"EEEEMMMMd");
    time = format(u"jmm");
  }

  [[nodiscard]] std::unique_ptr<icu::SimpleDateFormat> format(const char16_t* skeleton) const {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(icu::DateTimePatternGenerator::createInstance(locale, status));
    // One j is one digit where one is enough: "9:05".
    const icu::UnicodeString pattern = patterns->getBestPattern(icu::UnicodeString(skeleton), UDATPG_MATCH_HOUR_FIELD_LENGTH, status);
    auto made = std::make_unique<icu::SimpleDateFormat>(pattern, locale, status);
    if (U_FAILURE(status)) throw std::runtime_error("language \"" + language + "\": ICU has no dates for it: " + u_errorName(status));
    made->adoptTimeZone(icu::TimeZone::detectHostTimeZone());
    return made;
  }

  static std::string say_time(const icu::SimpleDateFormat& how, std::int64_t wall_ms) {
    icu::UnicodeString text;
    how.format(static_cast<UDate>(wall_ms), text);
    return utf8(text);
  }

  [[nodiscard]] std::string say_number(double value, int decimals, UNumberSignDisplay sign) const {
    UErrorCode status = U_ZERO_ERROR;
    const auto text = numbers.precision(icu::number::Precision::fixedFraction(std::max(0, decimals))).sign(sign).formatDouble(value, status).toString(status);
    return U_SUCCESS(status) ? utf8(text) : std::to_string(value);
  }
};

Words::Words(const std::filesystem::path& folder, std::string language) : inside_(std::make_unique<Inside>(folder, std::move(language))) {}
Words::~Words() = default;
Words::Words(Words&&) noexcept = default;
Words& Words::operator=(Words&&) noexcept = default;

const std::string& Words::language() const { return inside_->language; }

bool Words::right_to_left() const { return inside_->locale.isRightToLeft() != 0; }

std::string Words::say(std::string_view id, const Args& args) const {
  if (id.empty()) return {};  // a catalogue keeps its own head under the empty id
  const std::string key(id);
  // Accented before the arguments come in: what they bring shows by itself whether it was translated.
  if (inside_->pseudo) return fill(pseudo(key), args);
  const char* found = inside_->catalogue == nullptr ? nullptr : inside_->catalogue->get(0, nullptr, key.c_str());
  return fill(found == nullptr ? key.c_str() : found, args);
}

std::string Words::say(std::string_view singular, std::string_view plural, std::int64_t n, const Args& args) const {
  const std::string one(singular);
  const std::string other(n == 1 ? singular : plural);
  Args all = args;
  all.emplace_back("n", number(n));
  if (inside_->pseudo) return fill(pseudo(other), all);
  // The rule of the catalogue's language takes an int; of larger numbers the last six digits decide in every language.
  const auto magnitude = n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
  const int count = static_cast<int>(magnitude <= 1'000'000 ? magnitude : 1'000'000 + magnitude % 1'000'000);
  const char* found = inside_->catalogue == nullptr ? nullptr : inside_->catalogue->get(0, nullptr, one.c_str(), count);
  return fill(found == nullptr ? other.c_str() : found, all);
}

std::string Words::number(std::int64_t value) const {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = inside_->numbers.formatInt(value, status).toString(status);
  return U_SUCCESS(status) ? utf8(text) : std::to_string(value);
}

std::string Words::number(double value, int decimals) const { return inside_->say_number(value, decimals, UNUM_SIGN_NEGATIVE); }

std::string Words::signed_number(double value, int decimals) const { return inside_->say_number(value, decimals, UNUM_SIGN_EXCEPT_ZERO); }

std::string Words::day(std::int64_t wall_ms) const { return Inside::say_time(*inside_->day, wall_ms); }
std::string Words::short_day(std::int64_t wall_ms) const { return Inside::say_time(*inside_->short_day, wall_ms); }
std::string Words::weekday(std::int64_t wall_ms) const { return Inside::say_time(*inside_->weekday, wall_ms); }
std::string Words::time(std::int64_t wall_ms) const { return Inside::say_time(*inside_->time, wall_ms); }

std::vector<std::pair<std::string, std::string>> languages(const std::filesystem::path& folder) {
  std::vector<std::pair<std::string, std::string>> found;
  std::error_code trouble;
  for (const auto& entry : std::filesystem::directory_iterator(folder, trouble)) {
    const std::string language = entry.path().stem().string();
    if (entry.path().extension() != ".mo" || language == "en" || language == pseudo_language) continue;
    const icu::Locale locale = locale_of(language);
    icu::UnicodeString name;
    locale.getDisplayName(locale, name);
    name.toTitle(nullptr, locale, U_TITLECASE_NO_LOWERCASE | U_TITLECASE_SENTENCES);
    found.emplace_back(language, utf8(name));
  }
  std::sort(found.begin(), found.end());
  found.insert(found.begin(), {"en", "English"});
  return found;
}

}  // namespace aplomb::ui
