#pragma once

#include <string>
#include <string_view>

namespace teahouse {

/// Who is called by a text: `@ana` or `＠ana`, in capitals or not, and not only the beginning of a longer
/// word; what is quoted calls nobody. As web/src/model/mentions.ts, which marks it.
class Called {
 public:
  explicit Called(std::string_view text);

  bool has(std::string_view name) const;

  /// Whether it can be anybody: a cheap look before names are asked for.
  static bool is_possible(std::string_view text);

 private:
  std::string folded_;  ///< Nothing, if it is nobody.
};

}  // namespace teahouse
