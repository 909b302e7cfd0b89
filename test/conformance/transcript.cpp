#include "conformance/transcript.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <stdexcept>

namespace teahouse::conformance {
namespace {

using Kind = Line::Kind;

std::vector<std::string> names(const std::string& text) {
  static const std::regex name("[a-z]+");
  return {std::sregex_token_iterator(text.begin(), text.end(), name), {}};
}

const std::map<std::string, Kind>& verbs() {
  static const std::map<std::string, Kind> verbs{
      {"connects", Kind::connect},
      {"connect", Kind::connect},
      {"(original) connects", Kind::connect_original},
      {"opens", Kind::open},
      {"reconnects", Kind::reconnect},
      {"disconnects", Kind::disconnect},
      {"disconnect", Kind::disconnect},
      {"stops reading", Kind::stop_reading},
      {"reads again", Kind::read_again},
  };
  return verbs;
}

Line read_line(const std::string& text, int number) {
  static const std::regex time("time passes ([0-9]+) (s|ms)");
  static const std::regex store("the store (works|can only be read|does not answer)");
  static const std::regex close("([a-z]+) is closed with ([0-9]{4})");
  static const std::regex frame("([a-z]+(?:, [a-z]+)*) ([<>]) (?:([0-9]+) × )?(.*)");
  static const std::regex file("([a-z]+) sends up (\\$[a-z]+) as \"(.+)\"");
  static const std::regex verb("([a-z]+(?:, [a-z]+)*) (.*)");
  Line line{.number = number, .kind = Kind::say, .who = {}, .times = 1, .text = {}, .value = 0};
  std::smatch found;
  if (std::regex_match(text, found, time)) {
    line.kind = Kind::time_passes;
    line.value = static_cast<std::uint32_t>(std::stoul(found[1]) * (found[2] == "s" ? 1000 : 1));
  } else if (std::regex_match(text, found, store)) {
    line.kind = Kind::store;
    line.text = found[1];
  } else if (std::regex_match(text, found, close)) {
    line.kind = Kind::closed;
    line.who = names(found[1]);
    line.value = static_cast<std::uint32_t>(std::stoul(found[2]));
  } else if (std::regex_match(text, found, file)) {
    line.kind = Kind::send_up;
    line.who = names(found[1]);
    line.word = found[2];
    line.text = found[3];
  } else if (std::regex_match(text, found, frame)) {
    line.who = names(found[1]);
    if (found[3].matched) line.times = static_cast<std::uint32_t>(std::stoul(found[3]));
    line.text = found[4];
    if (found[2] == "<") line.kind = line.text == "nothing" ? Kind::hear_nothing : Kind::hear;
  } else if (std::regex_match(text, found, verb) && verbs().contains(found[2])) {
    line.who = names(found[1]);
    line.kind = verbs().at(found[2]);
  } else {
    throw std::runtime_error("line " + std::to_string(number) + " means nothing: " + text);
  }
  return line;
}

}  // namespace

Transcript read_transcript(const std::filesystem::path& file) {
  static const std::string players = "# players: ";
  std::ifstream in(file);
  Transcript transcript;
  std::string text;
  for (int number = 1; std::getline(in, text); ++number) {
    if (number == 1 && text.starts_with("# ")) transcript.promise = text.substr(2);
    if (text.starts_with(players)) transcript.players = names(text.substr(players.size()));
    if (text == "# without limits") transcript.limited = false;
    if (!text.empty() && text.front() != '#') transcript.lines.push_back(read_line(text, number));
  }
  if (transcript.promise.empty()) throw std::runtime_error("the first line must say the promise");
  return transcript;
}

}  // namespace teahouse::conformance
