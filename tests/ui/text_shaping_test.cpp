// Pango behind ui/shaping: every script has glyphs, lines break where they should, pixels lie where the size says.

#include "ui/shaping.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace {

using namespace aplomb::ui;

struct Sample {
  const char* language;
  bool rtl;
  const char* text;
};

const std::vector<Sample> samples = {
    {"en", false, "You take calls for an internet company. Ruth Okafor spent fifteen minutes in the phone menu before she reached you. Her line has been down for two days and she works from home."},
    {"pl", false, "Zażółć gęślą jaźń: pani Żaneta od dwóch dni nie ma łączności, a pracuje w domu. Mówi: „Wy wszyscy jesteście bezużyteczni”, i rozłącza się."},
    {"ar", true, "أنت تتلقى المكالمات في شركة إنترنت. أمضت روث أوكافور خمس عشرة دقيقة في قائمة الهاتف قبل أن تصل إليك، ورقمها K7-4F2Q. خطها معطّل منذ ١٢ يومًا."},
    {"hi", false, "आप एक इंटरनेट कंपनी के लिए कॉल लेते हैं। रूथ ओकाफ़ोर ने आप तक पहुँचने से पहले फ़ोन मेन्यू में पंद्रह मिनट बिताए। उनकी लाइन दो दिन से बंद है।"},
    {"th", false, "คุณรับสายให้บริษัทอินเทอร์เน็ตแห่งหนึ่ง รูธ โอคาฟอร์ใช้เวลาสิบห้านาทีในเมนูโทรศัพท์ก่อนจะถึงคุณ สายของเธอใช้งานไม่ได้มาสองวันแล้ว"},
};

TextSpec spec_of(const Sample& sample, float width) {
  TextSpec spec;
  spec.text = sample.text;
  spec.language = sample.language;
  spec.rtl = sample.rtl;
  spec.px = 28;
  spec.width = width;
  return spec;
}

/// Words are taken off the end until a line less is needed: so many stood on the last line.
std::size_t words_of_last_line(Shaper& shaper, TextSpec spec, const ShapedText& shaped) {
  std::string text = shaped.text;  // with its no-break spaces: what they hold together goes at once
  spec.balanced = false;
  spec.width = shaped.w;
  std::size_t words = 0;
  while (true) {
    const auto space = text.rfind(' ');
    const std::string last = space == std::string::npos ? text : text.substr(space + 1);
    ++words;
    for (auto at = last.find("\u00A0"); at != std::string::npos; at = last.find("\u00A0", at + 1)) ++words;
    if (space == std::string::npos) return words;
    text.resize(space);
    spec.text = text;
    if (shaper.shape(spec).lines < shaped.lines) return words;
  }
}

}  // namespace

TEST_CASE("Every language of the samples has all its glyphs") {
  Shaper shaper;
  for (const Sample& sample : samples) {
    for (const Weight weight : {Weight::regular, Weight::medium, Weight::semibold}) {
      CAPTURE(sample.language);
      TextSpec spec = spec_of(sample, 600);
      spec.weight = weight;
      const ShapedText shaped = shaper.shape(spec);
      CHECK(shaped.unknown_glyphs == 0);
      CHECK(shaped.lines >= 3);
      CHECK(shaped.lines <= 8);
      CHECK(shaped.w > 400);
      CHECK(shaped.w <= 600);
      CHECK(shaped.h == doctest::Approx(static_cast<float>(shaped.lines) * 28 * 1.4F));
      CHECK_FALSE(shaped.ellipsised);
      const TextPixels pixels = shaper.draw(spec, shaped, Side::left, 1);
      CHECK(pixels.image.w > 400);
      CHECK(pixels.image.h > 28);
    }
  }
}

TEST_CASE("A glyph that no font has is counted") {
  Shaper shaper;
  TextSpec spec;
  spec.text = "\xF4\x80\x80\x80";  // a private character of plane 16
  CHECK(shaper.shape(spec).unknown_glyphs == 1);
}

TEST_CASE("Shaping twice gives the same size and the same pixels") {
  Shaper one;
  Shaper two;
  for (const Sample& sample : samples) {
    CAPTURE(sample.language);
    const TextSpec spec = spec_of(sample, 500);
    const ShapedText a = one.shape(spec);
    const ShapedText b = two.shape(spec);
    CHECK(a.w == b.w);
    CHECK(a.h == b.h);
    CHECK(a.lines == b.lines);
    CHECK(one.draw(spec, a, Side::left, 1).image.rgba == two.draw(spec, b, Side::left, 1).image.rgba);
  }
}

TEST_CASE("The measured width is enough for the same lines") {
  Shaper shaper;
  for (const Sample& sample : samples) {
    for (float width = 200; width < 900; width += 37.3F) {
      CAPTURE(sample.language);
      CAPTURE(width);
      TextSpec spec = spec_of(sample, width);
      const ShapedText first = shaper.shape(spec);
      CHECK(first.w <= std::ceil(width));
      spec.width = first.w;
      const ShapedText again = shaper.shape(spec);
      CHECK(again.lines == first.lines);
      CHECK(again.w <= first.w);
    }
  }
}

TEST_CASE("Balanced text keeps its number of lines and is no wider") {
  Shaper shaper;
  for (const Sample& sample : samples) {
    for (float width = 250; width < 900; width += 61) {
      CAPTURE(sample.language);
      CAPTURE(width);
      TextSpec spec = spec_of(sample, width);
      const ShapedText loose = shaper.shape(spec);
      spec.balanced = true;
      const ShapedText tight = shaper.shape(spec);
      CHECK(tight.lines == loose.lines);
      CHECK(tight.w <= loose.w);
    }
  }
}

TEST_CASE("Balanced text is as narrow as it can be") {
  Shaper shaper;
  TextSpec spec = spec_of(samples[0], 600);
  spec.balanced = true;
  const ShapedText tight = shaper.shape(spec);
  spec.balanced = false;
  spec.width = tight.w - 1;
  CHECK(shaper.shape(spec).lines > tight.lines);
}

TEST_CASE("A last line holds two words or more") {
  Shaper shaper;
  for (const bool balanced : {false, true}) {
    for (float width = 250; width < 1200; width += 13) {
      CAPTURE(balanced);
      CAPTURE(width);
      TextSpec spec = spec_of(samples[0], width);
      spec.balanced = balanced;
      const ShapedText shaped = shaper.shape(spec);
      CHECK(words_of_last_line(shaper, spec, shaped) >= 2);
    }
  }
}

TEST_CASE("Two words that do not fit on one line stay apart") {
  Shaper shaper;
  TextSpec spec;
  spec.text = "incomprehensibilities overwhelmingly";
  spec.px = 20;
  spec.width = 240;
  const ShapedText shaped = shaper.shape(spec);
  CHECK(shaped.lines == 2);
  CHECK(shaped.text == spec.text);
}

TEST_CASE("Each paragraph minds its own last line") {
  Shaper shaper;
  TextSpec spec;
  spec.text = "How someone answers on another day: the range covers one sitting.\nThat two people differ, unless the list says so, is not known here.";
  spec.px = 16;
  for (float width = 200; width < 440; width += 11) {
    spec.width = width;
    const ShapedText shaped = shaper.shape(spec);
    spec.width = 0;
    CHECK(shaper.shape(spec).lines == 2);
    CHECK(shaped.lines >= 4);
  }
}

TEST_CASE("A word longer than the line is broken inside rather than cut") {
  Shaper shaper;
  TextSpec spec;
  spec.text = "Donaudampfschifffahrtsgesellschaft";
  spec.px = 30;
  spec.width = 200;
  const ShapedText shaped = shaper.shape(spec);
  CHECK(shaped.lines >= 2);
  CHECK(shaped.w <= 200);
}

TEST_CASE("A label that is too long ends with an ellipsis") {
  Shaper shaper;
  TextSpec spec;
  spec.text = "A name\nthat is much too long for its box";
  spec.one_line = true;
  spec.width = 120;
  const ShapedText cut = shaper.shape(spec);
  CHECK(cut.lines == 1);
  CHECK(cut.ellipsised);
  CHECK(cut.w <= 120);
  spec.width = 0;
  const ShapedText whole = shaper.shape(spec);
  CHECK(whole.lines == 1);
  CHECK_FALSE(whole.ellipsised);
  spec.width = whole.w;
  CHECK_FALSE(shaper.shape(spec).ellipsised);
}

TEST_CASE("Tabular digits have one width") {
  Shaper shaper;
  TextSpec spec;
  spec.px = 100;
  spec.tabular = true;
  spec.text = "1111111111";
  const float ones = shaper.shape(spec).w;
  spec.text = "0808080808";
  CHECK(shaper.shape(spec).w == ones);
  spec.tabular = false;
  spec.text = "1111111111";
  CHECK(shaper.shape(spec).w < ones);
}

TEST_CASE("The H of Inter is 727 thousandths of the font size and stands on the baseline") {
  Shaper shaper;
  TextSpec spec;
  spec.text = "H";
  spec.px = 200;
  const TextPixels pixels = shaper.draw(spec, shaper.shape(spec), Side::left, 1);
  int top = pixels.image.h;
  int bottom = -1;
  for (int y = 0; y < pixels.image.h; ++y) {
    for (int x = 0; x < pixels.image.w; ++x) {
      if (pixels.image.rgba[static_cast<std::size_t>(y * pixels.image.w + x) * 4 + 3] > 127) {
        top = std::min(top, y);
        bottom = y;
      }
    }
  }
  CHECK(bottom + 1 - top == doctest::Approx(145).epsilon(0.01));
  CHECK(pixels.dy + bottom + 1 == doctest::Approx(first_baseline(200, 1.4F)).epsilon(0.01));
}

TEST_CASE("No ink touches the rim of the picture") {
  Shaper shaper;
  for (const Sample& sample : samples) {
    for (const Side side : {Side::left, Side::centre, Side::right}) {
      for (const float zoom : {0.4F, 1.0F, 1.7F}) {
        CAPTURE(sample.language);
        CAPTURE(zoom);
        const TextSpec spec = spec_of(sample, 400);
        const Image image = shaper.draw(spec, shaper.shape(spec), side, zoom).image;
        int ink = 0;
        for (int x = 0; x < image.w; ++x) {
          ink += image.rgba[static_cast<std::size_t>(x) * 4 + 3];
          ink += image.rgba[static_cast<std::size_t>((image.h - 1) * image.w + x) * 4 + 3];
        }
        for (int y = 0; y < image.h; ++y) {
          ink += image.rgba[static_cast<std::size_t>(y * image.w) * 4 + 3];
          ink += image.rgba[static_cast<std::size_t>(y * image.w + image.w - 1) * 4 + 3];
        }
        CHECK(ink == 0);
      }
    }
  }
}

TEST_CASE("A zoomed text keeps its lines and is drawn anew at its size") {
  Shaper shaper;
  const TextSpec spec = spec_of(samples[0], 400);
  const ShapedText shaped = shaper.shape(spec);
  const TextPixels whole = shaper.draw(spec, shaped, Side::left, 1);
  const TextPixels half = shaper.draw(spec, shaped, Side::left, 0.5F);
  CHECK(half.image.w == doctest::Approx(whole.image.w / 2.0).epsilon(0.03));
  CHECK(half.image.h == doctest::Approx(whole.image.h / 2.0).epsilon(0.03));
}

TEST_CASE("Spaces and nothing need no pixels") {
  Shaper shaper;
  TextSpec spec;
  for (const char* text : {"", " ", "\n"}) {
    spec.text = text;
    const ShapedText shaped = shaper.shape(spec);
    CHECK(shaper.draw(spec, shaped, Side::left, 1).image.w == 0);
    CHECK(shaped.lines >= 1);
  }
}

TEST_CASE("Broken UTF-8 is drawn somehow and does no harm") {
  Shaper shaper;
  TextSpec spec;
  spec.text = "ab\xFF\xC3 cd";
  const ShapedText shaped = shaper.shape(spec);
  CHECK(shaped.lines == 1);
  CHECK(shaped.text.starts_with("ab\uFFFD"));
  CHECK(shaper.draw(spec, shaped, Side::left, 1).image.w > 0);
}
