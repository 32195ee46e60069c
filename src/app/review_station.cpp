#include "app/review_station.h"

#include "core/secret.h"
#include "ui/staff.h"

#include <exception>
#include <cstdio>
#include <algorithm>
#include <deque>
#include <fstream>
#include <sstream>
#include <utility>
#include <variant>

namespace aplomb::app {
namespace {

std::vector<ui::HelpBlock> help_of(const std::filesystem::path& data, const std::string& language) {
  std::ifstream file(data / "help" / ("review." + language + ".md"));
  if (!file) file.open(data / "help" / "review.en.md");
  std::stringstream words;
  words << file.rdbuf();
  return ui::read_help(words.str());
}

/// Reception, HR and the data officer have stations and screens of their own; scores are not theirs to see (vault.md, "Keys and people").
bool may_review(store::Role role) { return store::may(role, store::Right::see_candidates); }

}  // namespace

ReviewStation::ReviewStation(store::Vault& vault, const std::filesystem::path& data, float scale, store::Now now)
    : vault_(vault), loader_(vault), scale_(scale) {
  state.help = help_of(data, "en");
  state.now_ms = now.mono_ms;
  state.last_input_ms = now.mono_ms;
}

review::Action ReviewStation::check(const review::CheckPassphrase& wanted, store::Now now) {
  auto outcome = store::sign_in(vault_, wanted.name, wanted.passphrase, now);
  if (const auto* refused = std::get_if<store::SignInRefused>(&outcome)) return review::SignInRefused{refused->why, refused->wait_ms};
  auto staff = std::get<std::shared_ptr<store::StaffSession>>(std::move(outcome));
  if (!may_review(staff->role()))
    return review::SignInRefused{Message{N_("Your account is not for looking at candidates. An administrator can change that."), {}}, 0};
  staff_ = std::move(staff);
  return review::SignedIn{staff_->name(), staff_->role()};
}

std::vector<review::Action> ReviewStation::perform(const review::Effect& effect, store::Now now) {
  try {
    if (const auto* wanted = std::get_if<review::CheckPassphrase>(&effect)) return {check(*wanted, now)};
    if (std::holds_alternative<review::SignOut>(effect)) {
      staff_.reset();
      loader_.forget();
      return {};
    }
    // Without somebody signed in nothing of a candidate is read, whatever a screen may ask for.
    if (!staff_) return {};
    if (std::holds_alternative<review::LoadList>(effect)) return {review::ListLoaded{loader_.rows(), loader_.vacancies()}};
    if (const auto* wanted = std::get_if<review::LoadCandidate>(&effect)) return {review::CandidateLoaded{loader_.page(wanted->session)}};
  } catch (const store::VaultError& error) {
    return {review::Failed{error.message()}};
  } catch (const std::exception& error) {
    std::fprintf(stderr, "aplomb review: %s\n", error.what());
    return {review::Failed{{N_("This could not be read. The data file is unchanged; please tell an administrator."), {}}}};
  }
  return {};
}

void ReviewStation::apply(const review::Action& action, store::Now now) {
  std::deque<review::Effect> queue;
  const auto take = [&](review::Effects effects) {
    for (auto& effect : effects) queue.push_back(std::move(effect));
  };
  take(review::apply(state, action));
  while (!queue.empty()) {
    review::Effect effect = std::move(queue.front());
    queue.pop_front();
    for (const review::Action& outcome : perform(effect, now)) take(review::apply(state, outcome));
    if (auto* used = std::get_if<review::CheckPassphrase>(&effect)) wipe(used->passphrase);
  }
}

void ReviewStation::draw(ui::Frame& frame) {
  stage_ = &frame.stage;
  const store::Now now{frame.mono_ms, frame.wall_ms};
  const bool input = std::exchange(input_, false) || !frame.pressed_keys.empty();
  const review::Screen before = state.screen;
  apply(input ? review::Action{review::Touched{now.mono_ms}} : review::Action{review::Tick{now.mono_ms}}, now);
  const auto pressed = review::draw(state, places_, frame);
  if (pressed) apply(*pressed, now);
  if (pressed || before != state.screen) frame.stage.owe(2);
  frame.wake(review::next_tick(state));
}

ui::Look ReviewStation::look(float content_scale) {
  if (stage_ != nullptr && !stage_->input.empty()) input_ = true;
  ui::Look look;
  look.scale = std::clamp(scale_ > 0 ? scale_ : content_scale, 1.0F, 2.0F);
  return look;
}

}  // namespace aplomb::app
