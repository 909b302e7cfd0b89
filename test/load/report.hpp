#pragma once

#include <concepts>
#include <cstdio>
#include <string>
#include <string_view>

namespace teahouse::load {

/// One line of JSON: the name of the case and its figures.
class Report {
 public:
  explicit Report(std::string_view name) : text_("{\"case\":\"" + std::string(name) + '"') {}

  template <typename Number>
    requires std::integral<Number> || std::floating_point<Number>
  Report& add(std::string_view name, Number value) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%.6g", static_cast<double>(value));
    text_ += ",\"" + std::string(name) + "\":" + digits;
    return *this;
  }

  std::string line() const { return text_ + '}'; }

 private:
  std::string text_;
};

}  // namespace teahouse::load
