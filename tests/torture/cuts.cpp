#include "torture/cuts.h"

#include "core/order.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace aplomb::torture {
namespace {

constexpr std::int64_t sector = 512;

void put(std::string& file, std::int64_t at, std::string_view bytes) {
  const auto from = static_cast<std::size_t>(at);
  if (file.size() < from + bytes.size()) file.resize(from + bytes.size());
  std::copy(bytes.begin(), bytes.end(), file.begin() + at);
}

void apply_whole(std::string& file, const Step& step) {
  if (step.kind == Step::Kind::truncate) {
    file.resize(static_cast<std::size_t>(step.at));
  } else {
    put(file, step.at, step.bytes);
  }
}

class Coin {
 public:
  explicit Coin(std::uint64_t seed) : state_(seed) {}
  bool toss() { return (split_mix_64(state_) & 1U) != 0; }
  std::uint64_t upto(std::uint64_t n) { return split_mix_64(state_) % (n + 1); }

 private:
  std::uint64_t state_;
};

void apply_torn(std::string& file, const Step& step, Coin& coin) {
  if (step.kind == Step::Kind::truncate) {
    if (coin.toss()) apply_whole(file, step);
    return;
  }
  const std::string_view bytes = step.bytes;
  for (std::int64_t at = step.at; at < step.at + static_cast<std::int64_t>(bytes.size());) {
    const std::int64_t end = std::min(step.at + static_cast<std::int64_t>(bytes.size()), (at / sector + 1) * sector);
    if (coin.toss()) put(file, at, bytes.substr(static_cast<std::size_t>(at - step.at), static_cast<std::size_t>(end - at)));
    at = end;
  }
}

bool passes_a_cut(const std::string& name) { return !name.ends_with("-shm") && !name.ends_with(".lock"); }

}  // namespace

const char* name_of(Cut cut) {
  switch (cut) {
    case Cut::none_kept: return "none kept";
    case Cut::all_kept: return "all kept";
    case Cut::some_kept: return "some kept";
    case Cut::torn: return "torn";
  }
  return "";
}

Image image_of(const std::filesystem::path& folder) {
  Image image;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_regular_file() || !passes_a_cut(name)) continue;
    std::ifstream file(entry.path(), std::ios::binary);
    image[name].assign(std::istreambuf_iterator<char>(file), {});
  }
  return image;
}

void lay_out(const Image& image, const std::filesystem::path& folder) {
  std::filesystem::create_directories(folder);
  for (const auto& entry : std::filesystem::directory_iterator(folder)) std::filesystem::remove(entry.path());
  for (const auto& [name, bytes] : image) {
    std::ofstream file(folder / name, std::ios::binary);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  }
}

Platter::Platter(const Image& base) {
  for (const auto& [name, bytes] : base) {
    names_[name] = -1 - static_cast<int>(names_.size());  // until the record names it
    files_[names_[name]] = {bytes, {}, true};
  }
}

void Platter::step(const Step& step) {
  switch (step.kind) {
    case Step::Kind::acknowledged: return;
    case Step::Kind::make:
      if (step.at == 0) {  // it was there when the record began
        files_[step.file] = files_.at(names_.at(step.name));
        names_[step.name] = step.file;
      } else {
        files_[step.file] = {};
        unflushed_names_.push_back(step);
      }
      return;
    case Step::Kind::remove: unflushed_names_.push_back(step); return;
    case Step::Kind::write:
    case Step::Kind::truncate: files_.at(step.file).unflushed.push_back(step); return;
    case Step::Kind::lost_sync: files_.at(step.file).unflushed.clear(); return;
    case Step::Kind::sync: {
      File& file = files_.at(step.file);
      for (const Step& one : file.unflushed) apply_whole(file.kept, one);
      file.unflushed.clear();
      if (file.folder_told) return;
      // SQLite flushes the folder with the first flush of a file that it made.
      for (const Step& one : unflushed_names_) {
        if (one.kind == Step::Kind::make) names_[one.name] = one.file;
        if (one.kind == Step::Kind::remove) names_.erase(one.name);
      }
      unflushed_names_.clear();
      file.folder_told = true;
      return;
    }
  }
}

Image Platter::after(Cut cut, std::uint64_t seed) const {
  Coin coin(seed);
  std::map<std::string, int> names = names_;
  std::size_t told = 0;
  if (cut == Cut::all_kept) told = unflushed_names_.size();
  if (cut == Cut::some_kept || cut == Cut::torn) told = coin.upto(unflushed_names_.size());
  for (std::size_t i = 0; i < told; ++i) {
    const Step& one = unflushed_names_[i];
    if (one.kind == Step::Kind::make) names[one.name] = one.file;
    if (one.kind == Step::Kind::remove) names.erase(one.name);
  }
  Image image;
  for (const auto& [name, number] : names) {
    const File& file = files_.at(number);
    std::string bytes = file.kept;
    for (const Step& one : file.unflushed) {
      if (cut == Cut::all_kept || (cut == Cut::some_kept && coin.toss())) apply_whole(bytes, one);
      if (cut == Cut::torn) apply_torn(bytes, one, coin);
    }
    image[name] = std::move(bytes);
  }
  return image;
}

}  // namespace aplomb::torture
