#pragma once
// Inside of TextureCache: the textures by key, oldest use last, and the makers whose results they hold.

#include "ui/shaping.h"
#include "ui/svg.h"
#include "ui/textures.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <optional>
#include <string>
#include <unordered_map>

namespace aplomb::ui {

struct CachedTexture {
  TextureId id = nullptr;
  int w = 0;
  int h = 0;
  int dx = 0;  ///< where the picture's first pixel lies from the point it is drawn at
  int dy = 0;
};

/// Things by key that are forgotten when they have not been used for a while.
template <class Value>
class AgeingMap {
 public:
  struct Entry {
    std::string key;
    Value value;
    std::size_t bytes = 0;
    std::int64_t used = 0;
  };

  /// What stands under the key, marked as used now.
  const Value* find(const std::string& key, std::int64_t now) {
    const auto found = by_key_.find(key);
    if (found == by_key_.end()) return nullptr;
    found->second->used = now;
    order_.splice(order_.begin(), order_, found->second);
    return &found->second->value;
  }

  /// The key must be new.
  const Value& put(const std::string& key, Value value, std::size_t bytes, std::int64_t now) {
    order_.push_front(Entry{key, std::move(value), bytes, now});
    by_key_.emplace(key, order_.begin());
    bytes_ += bytes;
    return order_.front().value;
  }

  /// The entry unused for longest, when it was last used before `before`, or before `now` while all are more than `limit` bytes.
  std::optional<Value> take_old(std::int64_t before, std::int64_t now, std::size_t limit) {
    if (order_.empty()) return std::nullopt;
    const Entry& last = order_.back();
    if (last.used >= before && (bytes_ <= limit || last.used >= now)) return std::nullopt;
    std::optional<Value> taken = std::move(order_.back().value);
    bytes_ -= last.bytes;
    by_key_.erase(last.key);
    order_.pop_back();
    return taken;
  }

  [[nodiscard]] std::size_t bytes() const { return bytes_; }
  [[nodiscard]] std::size_t size() const { return order_.size(); }

 private:
  std::list<Entry> order_;
  std::unordered_map<std::string, typename std::list<Entry>::iterator> by_key_;
  std::size_t bytes_ = 0;
};

struct TextureCache::Inside {
  static constexpr std::int64_t keep_frames = 600;
  static constexpr std::size_t keep_bytes = std::size_t{192} << 20;

  explicit Inside(TextureBackend& to) : backend(to) {}

  /// Uploads under a new key.
  const CachedTexture& put(const std::string& key, const Image& image, int dx = 0, int dy = 0);
  const CachedTexture* find(const std::string& key) { return textures.find(key, frame); }

  TextureBackend& backend;
  std::int64_t frame = 0;
  std::size_t limit = keep_bytes;
  AgeingMap<CachedTexture> textures;
  AgeingMap<ShapedText> shapes;
  Shaper shaper;
  SvgFolder svgs;
};

}  // namespace aplomb::ui
