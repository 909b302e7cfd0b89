#include "heard.hpp"

#include <charconv>
#include <stdexcept>

namespace teahouse::load {

bool is_message(std::string_view frame) {
  return frame.starts_with(R"({"type":1,)");
}

void refuse_refusals(std::string_view frame) {
  if (frame.starts_with(R"({"type":6,)")) throw std::runtime_error("refused: " + std::string(frame));
}

std::string value_of(std::string_view frame, std::string_view field) {
  const auto key = '"' + std::string(field) + "\":\"";
  const auto begin = frame.find(key);
  if (begin == std::string_view::npos)
    throw std::runtime_error("no " + std::string(field) + " in " + std::string(frame));
  const auto from = begin + key.size();
  return std::string(frame.substr(from, frame.find('"', from) - from));
}

std::vector<std::uint64_t> positions_of(std::string_view frame) {
  constexpr std::string_view field = R"("seq":)";
  std::vector<std::uint64_t> positions;
  for (auto at = frame.find(field); at != std::string_view::npos; at = frame.find(field, at)) {
    at += field.size();
    std::uint64_t position = 0;
    std::from_chars(frame.data() + at, frame.data() + frame.size(), position);
    positions.push_back(position);
  }
  return positions;
}

}  // namespace teahouse::load
