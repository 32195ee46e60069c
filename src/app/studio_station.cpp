#include "app/studio_station.h"

#include "app/kiosk_views.h"
#include "core/secret.h"
#include "kiosk/screens.h"
#include "studio/bank_store.h"
#include "ui/staff.h"

#include <algorithm>
#include <cstdio>
#include <deque>
#include <exception>
#include <fstream>
#include <iterator>
#include <utility>
#include <variant>

namespace aplomb::app {
namespace {

std::vector<ui::HelpBlock> help_in(const std::filesystem::path& data) {
  std::ifstream file(data / "help" / "studio.en.md");
  return ui::read_help(std::string(std::istreambuf_iterator<char>(file), {}));
}

}  // namespace

studio::DrawPreview kiosk_preview() {
  return [](ui::Frame& frame, const Question& question, const Bank& bank) {
    kiosk::State state;
    state.screen = kiosk::Screen::question;
    state.session.started = true;  // Break stands in the head
    state.comfort.theme = frame.theme->id;
    state.comfort.text = frame.metrics.text;
    // The others are there only so that the head counts them.
    state.questions.resize(std::max<std::size_t>(1, bank.questions.size()));
    for (std::size_t i = 0; i < bank.questions.size(); ++i) {
      if (bank.questions[i].id == question.id) state.current = static_cast<int>(i);
    }
    std::vector<std::string> order;
    for (const Option& option : question.options) order.push_back(option.id);
    state.questions[static_cast<std::size_t>(state.current)] = view_of(question, order, bank.settings, bank.instructions);
    (void)kiosk::draw_question(state, frame);
  };
}

StudioStation::StudioStation(store::Vault& vault, const std::filesystem::path& data, float scale, store::Now now)
    : vault_(vault), preview_(kiosk_preview()), scale_(scale) {
  state.help = help_in(data);
  state.now_ms = state.last_input_ms = now.mono_ms;
}

studio::Action StudioStation::check(studio::CheckPassphrase& effect, store::Now now) {
  auto result = store::sign_in(vault_, effect.name, effect.passphrase, now);
  wipe(effect.passphrase);
  if (auto* refused = std::get_if<store::SignInRefused>(&result)) return studio::SignInRefused{refused->why, refused->wait_ms};
  staff_ = std::get<std::shared_ptr<store::StaffSession>>(result);
  return studio::SignedIn{staff_->name(), staff_->role()};
}

studio::Action StudioStation::perform(studio::Effect& effect, store::Now now) {
  const std::string name = staff_ ? staff_->name() : std::string();
  if (auto* sign_in = std::get_if<studio::CheckPassphrase>(&effect)) return check(*sign_in, now);
  if (const auto* load = std::get_if<studio::LoadBank>(&effect)) return studio::load_bank(vault_, load->id);
  if (const auto* save = std::get_if<studio::SaveRevision>(&effect)) return studio::save_revision(vault_, *save, name, now);
  if (const auto* publish = std::get_if<studio::PublishBank>(&effect)) return studio::publish_bank(vault_, *publish, name, now);
  staff_.reset();
  return studio::Tick{now.mono_ms};  // SignOut has no outcome of its own
}

void StudioStation::apply(const studio::Action& action, store::Now now) {
  std::deque<studio::Effect> queue;
  const auto take = [&](studio::Effects effects) {
    for (auto& effect : effects) queue.push_back(std::move(effect));
  };
  take(studio::apply(state, action));
  while (!queue.empty()) {
    studio::Effect effect = std::move(queue.front());
    queue.pop_front();
    try {
      take(studio::apply(state, perform(effect, now)));
    } catch (const store::VaultError& error) {
      take(studio::apply(state, studio::Failed{error.message()}));
    } catch (const std::exception& error) {
      std::fprintf(stderr, "aplomb studio: %s\n", error.what());
      take(studio::apply(state, studio::Failed{{N_("This did not work. What you wrote is kept here; please tell an administrator."), {}}}));
    }
  }
}

void StudioStation::draw(ui::Frame& frame) {
  stage_ = &frame.stage;
  const store::Now now{frame.mono_ms, frame.wall_ms};
  const bool input = std::exchange(input_, false) || !frame.pressed_keys.empty();
  apply(input ? studio::Action{studio::Touched{frame.mono_ms}} : studio::Action{studio::Tick{frame.mono_ms}}, now);
  const std::optional<studio::Action> pressed = studio::draw(state, places_, frame, preview_);
  if (pressed) {
    apply(*pressed, now);
    frame.stage.owe(2);
  }
  frame.wake(studio::next_tick(state));
}

ui::Look StudioStation::look(float content_scale) {
  if (stage_ != nullptr && !stage_->input.empty()) input_ = true;
  ui::Look look;
  look.scale = std::clamp(scale_ > 0 ? scale_ : content_scale, 1.0F, 2.0F);
  return look;
}

}  // namespace aplomb::app
