#include "ui/staff.h"

#include <GLFW/glfw3.h>

#include <algorithm>

namespace aplomb::ui {
namespace {

/// The house's side of the page: a plumb line that hangs from the top edge, and the name below it.
void plumb_panel(Frame& frame, Rect panel, const std::string& station) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  const StaffGround ground = staff_ground(frame);
  fill(frame, panel, ground.ground);
  if (ground.ground != Role::brand) line(frame, {panel.right(), panel.y}, {panel.right(), panel.bottom()}, Role::rule, frame.theme->strong ? 2 : 1);
  // On a quiet ground the plumb line itself carries the brand.
  const Role plumb = ground.ground == Role::brand ? ground.words : Role::brand;
  const float x = panel.x + px(panel.w < px(260) ? 34 : 64);
  const float bob = panel.y + panel.h * 0.42F;
  line(frame, {x, panel.y}, {x, bob}, plumb, px(2.5F));
  const Vec2 diamond[] = {{x, bob - px(4)}, {x + px(11), bob + px(10)}, {x, bob + px(30)}, {x - px(11), bob + px(10)}};
  polygon(frame, diamond, color(frame, plumb));
  TextStyle name = staff::title(frame);
  name.px = px(28);
  const float text_x = x - px(11);
  const float text_w = panel.right() - text_x - px(8);
  label(frame, "house", {text_x, bob + px(48), text_w, px(40)}, "Aplomb", name, ground.words);
  paragraph(frame, "station", {text_x, bob + px(88), text_w, 0}, station, staff::body(frame), ground.words);
}

}  // namespace

SignInPress sign_in_page(Frame& frame, const SignInLook& look) {
  const auto px = [&](float at) { return frame.metrics.px(at); };
  SignInPress press;
  screen(frame, "sign-in");
  fill(frame, frame.view, Role::canvas);
  Rect page = frame.view;
  const Rect panel = page.cut_left(std::clamp(frame.view.w * 0.36F, px(170), px(520)));
  plumb_panel(frame, panel, look.station);

  // Who comes to an untouched page types at once: the first empty field has the focus.
  if (focused_key(frame).empty()) focus(frame, look.name.empty() ? "signin.name" : "signin.pass");

  const float width = std::min(px(400), page.w - px(48));
  const float x = page.x + (page.w - width) / 2;
  const Pen measure{frame, false};
  const TextStyle words = staff::medium(frame);
  const TextStyle small = staff::small(frame);
  const std::string hint = tr(frame, "Caps Lock is on.");
  const float field = px(42);
  const float hint_h = look.capitals ? measure.icon_text({}, 0, 0, width, "info", hint, small) + px(6) : 0;
  const float complaint_h = look.complaint.empty() ? 0 : measure.icon_text({}, 0, 0, width, "warning", look.complaint, words) + px(14);
  const float label_h = px(24);
  const float height = px(48) + 2 * (label_h + field + px(14)) + hint_h + complaint_h + px(8) + px(44);
  float y = page.y + std::max(px(12), (page.h - height) * 0.45F);

  heading(frame, "title", {x, y, width, 0}, tr(frame, "Sign in"), staff::title(frame));
  y += px(48);

  const bool to_mend = !look.complaint.empty() && !look.waiting;
  const auto one_field = [&](std::string_view key, const std::string& name, const std::string& value, bool secret) -> std::optional<std::string> {
    label(frame, "text", {x, y, width, label_h}, name, words);
    y += label_h;
    FieldLook wanted;
    wanted.px = px(15);
    wanted.label = name;
    wanted.password = secret;
    wanted.to_mend = to_mend;
    wanted.pad = px(12);
    wanted.radius = px(8);
    wanted.max_bytes = 512;
    std::string text = value;
    const bool changed = text_field(frame, key, {x, y, width, field}, text, wanted);
    y += field + px(14);
    return changed ? std::optional(text) : std::nullopt;
  };
  press.name = one_field("signin.name", tr(frame, "Name"), look.name, false);
  press.passphrase = one_field("signin.pass", tr(frame, "Passphrase"), look.passphrase, true);

  const Pen pen{frame, true};
  if (look.capitals) y += pen.icon_text("capitals", x, y - px(6), width, "info", hint, small) + px(6);
  if (!look.complaint.empty()) y += pen.icon_text("complaint", x, y, width, "warning", look.complaint, words) + px(14);
  y += px(8);

  const bool enter = take_key(frame, GLFW_KEY_ENTER) || take_key(frame, GLFW_KEY_KP_ENTER);
  if (enter && is_focused(frame, "signin.name")) focus(frame, "signin.pass");
  if (enter && is_focused(frame, "signin.pass")) press.go = true;
  ButtonLook main;
  main.kind = Kind::main;
  main.px = px(15);
  main.radius = px(8);
  main.enabled = !look.waiting;
  if (button(frame, "signin.go", {x, y, std::min(width, px(400)), px(44)}, tr(frame, "Sign in"), main)) press.go = true;
  if (look.waiting) press.go = false;
  return press;
}

}  // namespace aplomb::ui
