#include "ui/focus_order.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

namespace aplomb::ui {
namespace {

constexpr int patience = 3;

const FocusOrder::Stop* find(const std::vector<FocusOrder::Stop>& stops, std::string_view key) {
  const auto found = std::find_if(stops.begin(), stops.end(), [&](const auto& stop) { return stop.key == key; });
  return found == stops.end() ? nullptr : &*found;
}

/// How far a control lies in a direction: `ahead` along it, `aside` beside it (0 when they overlap).
struct Distance {
  float ahead = 0;
  float aside = 0;
};

/// A rectangle turned so that the direction is to the right.
Rect turned(Rect r, FocusOrder::Way way) {
  switch (way) {
    case FocusOrder::Way::left: return {-r.right(), r.y, r.w, r.h};
    case FocusOrder::Way::right: return r;
    case FocusOrder::Way::up: return {-r.bottom(), r.x, r.h, r.w};
    case FocusOrder::Way::down: return {r.y, r.x, r.h, r.w};
  }
  return r;
}

std::optional<Distance> distance(Rect from, Rect to) {
  // Neighbours may overlap a little; what lies inside the focused control does not lie beside it.
  const float slack = std::min(from.w, to.w) / 3;
  if (to.x < from.right() - slack || to.right() <= from.right()) return std::nullopt;
  Distance result;
  result.ahead = std::max(0.0F, to.x - from.right());
  result.aside = std::max({0.0F, to.y - from.bottom(), from.y - to.bottom()});
  return result;
}

}  // namespace

bool FocusOrder::on_field() const {
  const Stop* stop = find(last_, focused_);
  return stop != nullptr && stop->field;
}

bool FocusOrder::on_lines() const {
  const Stop* stop = find(last_, focused_);
  return stop != nullptr && stop->lines;
}

void FocusOrder::set(std::string_view key) {
  focused_ = std::string(key);
  wanted_.reset();
  waiting_ = 0;
  show_frames_ = 0;
}

void FocusOrder::begin_frame() {
  left_ = focused_;
  if (wanted_) {
    focused_ = std::move(*wanted_);
    wanted_.reset();
    waiting_ = focused_.empty() ? 0 : patience;
    show_frames_ = patience;
  }
}

void FocusOrder::tab(bool back) {
  std::vector<const Stop*> stops;
  std::size_t at = 0;
  bool found = false;
  for (const Stop& stop : last_) {
    if (stop.key == focused_) {
      at = stops.size();
      found = true;
      if (!stop.tab_stop) {  // reached by arrows: Tab goes on from where it stands
        if (back) continue;
        if (at > 0) --at;
        else found = false;
        continue;
      }
    }
    if (stop.tab_stop) stops.push_back(&stop);
  }
  if (stops.empty()) return;
  const std::size_t count = stops.size();
  std::size_t next = back ? count - 1 : 0;
  if (found) next = back ? (at + count - 1) % count : (at + 1) % count;
  focused_ = stops[next]->key;
  waiting_ = 0;
  show_frames_ = patience;
}

bool FocusOrder::move(Way way) {
  const Stop* from = find(now_, focused_);
  const Stop* best = nullptr;
  if (from == nullptr) {
    const auto first = std::find_if(now_.begin(), now_.end(), [](const Stop& stop) { return stop.tab_stop; });
    if (first == now_.end()) return false;
    best = &*first;
  } else {
    constexpr float far = std::numeric_limits<float>::max();
    Distance nearest{far, far};
    const Rect origin = turned(from->rect, way);
    for (const Stop& stop : now_) {
      if (&stop == from || !stop.enabled) continue;
      const auto here = distance(origin, turned(stop.rect, way));
      if (!here) continue;
      // What overlaps on the other axis goes before what does not; then the nearest.
      const bool straight = here->aside <= 0;
      const bool best_straight = nearest.aside <= 0;
      const bool better = straight != best_straight ? straight
                                                    : here->ahead + 2 * here->aside < nearest.ahead + 2 * nearest.aside;
      if (best == nullptr || better) {
        best = &stop;
        nearest = *here;
      }
    }
  }
  if (best == nullptr) return false;
  focused_ = best->key;
  waiting_ = 0;
  show_frames_ = patience;
  return true;
}

void FocusOrder::remember_behind(const std::string& key) {
  if (std::find(behind_.begin(), behind_.end(), key) == behind_.end()) behind_.push_back(key);
}

void FocusOrder::give_back() {
  while (!behind_.empty()) {
    const std::string key = behind_.back();
    if (find(now_, key) != nullptr) {
      focused_ = key;
      behind_.pop_back();
      return;
    }
    if (std::find(covered_.begin(), covered_.end(), key) != covered_.end()) return;  // its dialog is still open
    behind_.pop_back();
  }
}

void FocusOrder::end_frame() {
  const auto is_covered = [&](const std::string& key) {
    return !key.empty() && std::find(covered_.begin(), covered_.end(), key) != covered_.end();
  };
  if (is_covered(left_)) remember_behind(left_);
  if (!focused_.empty() && find(now_, focused_) == nullptr) {
    if (is_covered(focused_)) {
      remember_behind(focused_);
      focused_.clear();
      waiting_ = 0;
    } else if (waiting_ > 0) {
      --waiting_;
    } else {
      focused_.clear();
    }
  } else {
    waiting_ = 0;
  }
  if (focused_.empty() && !wanted_) give_back();
  if (show_frames_ > 0) --show_frames_;
  last_ = std::move(now_);
  now_.clear();
  covered_.clear();
}

void FocusOrder::forget_frame() {
  now_.clear();
  covered_.clear();
  last_.clear();
}

}  // namespace aplomb::ui
