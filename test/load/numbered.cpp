#include "numbered.hpp"

#include <algorithm>
#include <charconv>
#include <stdexcept>

namespace teahouse::load {
namespace {

constexpr std::string_view marker = R"("text":"n)";
constexpr std::size_t digits = 10;

std::string numbered(std::uint64_t number, std::size_t bytes) {
  auto count = std::to_string(number);
  count.insert(0, digits - count.size(), '0');
  auto text = "n" + count;
  text.resize(std::max(bytes, text.size()), '.');
  return text;
}

}  // namespace

std::string numbered_message(std::uint64_t number, std::size_t bytes, std::string_view to) {
  const auto whom = to.empty() ? std::string() : R"("to":")" + std::string(to) + R"(",)";
  return R"({"type":"msg","data":{)" + whom + R"("text":")" + numbered(number, bytes) + R"("}})";
}

std::string numbered_relayed(std::uint64_t number, std::size_t bytes) {
  return R"({"type":1,"data":{"text":")" + numbered(number, bytes) + R"("}})";
}

std::uint64_t number_of(std::string_view heard) {
  const auto at = heard.find(marker);
  std::uint64_t number = 0;
  const auto* begin = heard.data() + at + marker.size();
  if (at == std::string_view::npos || heard.size() < at + marker.size() + digits ||
      std::from_chars(begin, begin + digits, number).ptr != begin + digits)
    throw std::runtime_error("a message that nobody said");
  return number;
}

}  // namespace teahouse::load
