#pragma once
// One TOML file, line by line.

#include "exchange/toml_text.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace aplomb::exchange {

/// Builds one file; keys come in the order of the format's page.
class Emitter {
 public:
  void table(std::string_view header, std::string_view indent = "") {
    if (!text_.empty()) text_ += '\n';
    indent_ = indent;
    text_ += indent_;
    text_ += header;
    text_ += '\n';
  }
  void raw(std::string_view key, std::string_view value) {
    text_ += indent_;
    text_ += toml_key(key);
    text_ += " = ";
    text_ += value;
    text_ += '\n';
  }
  void text(std::string_view key, std::string_view value) { raw(key, toml_text(value)); }
  void texts(std::string_view key, const std::vector<std::string>& values) { raw(key, toml_texts(values)); }
  void text_if(std::string_view key, std::string_view value) {
    if (!value.empty()) text(key, value);
  }
  void texts_if(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) texts(key, values);
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string text_;
  std::string indent_;
};

}  // namespace aplomb::exchange
