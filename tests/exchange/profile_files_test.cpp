#include "exchange/profile_files.h"
#include "banks_for_tests.h"
#include "scratch_folder.h"

#include <doctest/doctest.h>

using namespace aplomb;
using namespace aplomb::exchange;
using Texts = std::vector<std::string>;

namespace {

Texts findings(const std::string& text) {
  const auto read = read_profile(SourceFile{"p.toml", text});
  Texts out;
  for (const auto& finding : read.diagnostics) out.push_back(to_text(finding));
  for (const auto& finding : check_profile(read.profile, read.places, test::rich_bank()))
    out.push_back(to_text(finding));
  return out;
}

const std::string head = "[profile]\nid = \"agent\"\ntitle = \"Agent\"\nstatus = \"proposal\"\n";

std::string quality(const std::string& id, const std::string& rest) {
  return "[[profile.quality]]\nquality = \"" + id + "\"\n" + rest + "why = \"w\"\n";
}

}  // namespace

TEST_CASE("a profile comes back as it went out") {
  const Profile profile{"agent",
                        "Agent \"one\"",
                        "confirmed",
                        {{"empathy", 15, Shape::at_least, 95, 50, 10, 30, "why"},
                         {"patience", 5.5, Shape::band, 70, 50, 12, 25, "why\nso"}}};
  test::ScratchFolder folder;
  write_profile(profile, folder.path / "agent.toml");
  const auto read = read_profile(folder.path / "agent.toml");
  CHECK(read.ok());
  CHECK(read.profile == profile);
  // Read and written, but not to be used: the questions ask how good a response is.
  const auto refused = check_profile(read.profile, read.places, test::rich_bank());
  REQUIRE(refused.size() == 1);
  CHECK(to_text(refused.front()).find("a band takes points from right answers") != std::string::npos);
}

TEST_CASE("what is wrong in a profile is named with its place") {
  CHECK(findings("x = 1\n") ==
        Texts{"p.toml: this file has no [profile] table; name a profile's file, or begin it with [profile]",
              "p.toml:1:1: unknown key 'x'; known here: profile"});
  CHECK(findings(head + quality("empaty", "weight = 0\nshape = \"at-least\"\ntarget = 120\nzero-at = 50\n")) ==
        Texts{"p.toml:6:11: unknown quality 'empaty'; did you mean 'empathy'?",
              "p.toml:7:10: the weight must be greater than 0; write how much the quality counts, or take it out",
              "p.toml:9:10: 'target' must be from 0 to 100; write a number in that range"});
  CHECK(findings(head + quality("empathy", "weight = 1\nshape = \"band\"\ntarget = 60\n")) ==
        Texts{"p.toml:5:1: [[profile.quality]] has no 'tolerance'; write tolerance = 1",
              "p.toml:5:1: [[profile.quality]] has no 'fade'; write fade = 1",
              "p.toml:8:9: a band takes points from right answers, since the questions ask how good each response is; write shape = \"at-least\""});
  const std::string good = quality("empathy", "weight = 1\nshape = \"at-least\"\ntarget = 60\nzero-at = 60\n");
  CHECK(findings(head + good + good) ==
        Texts{"p.toml:10:11: 'zero-at' must lie below 'target'; write the score at which the fit is 0",
              "p.toml:13:11: 'empathy' is used twice, first in p.toml, line 5; give one of them another name",
              "p.toml:17:11: 'zero-at' must lie below 'target'; write the score at which the fit is 0"});
}

TEST_CASE("the shipped profiles fit the shipped bank") {
  const std::filesystem::path questions = std::filesystem::path(APLOMB_SOURCE_DIR) / "questions";
  if (!std::filesystem::exists(questions / "profiles") || !std::filesystem::exists(questions / "front-line/bank.toml"))
    return;
  const auto bank = read_bank(questions / "front-line");
  for (const auto& entry : std::filesystem::directory_iterator(questions / "profiles")) {
    const auto read = read_profile(entry.path());
    for (const auto& finding : read.diagnostics) FAIL_CHECK(to_text(finding));
    for (const auto& finding : check_profile(read.profile, read.places, bank.bank)) FAIL_CHECK(to_text(finding));
    CHECK(read_profile(SourceFile{"p.toml", profile_text(read.profile)}).profile == read.profile);
  }
}
