#include "rooms.hpp"

#include <charconv>
#include <stdexcept>

namespace teahouse::load {

namespace {

constexpr std::chrono::milliseconds quiet{700};

}  // namespace

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

void refuse_refusals(std::string_view frame) {
  if (frame.starts_with(R"({"type":6,)")) throw std::runtime_error("refused: " + std::string(frame));
}

std::vector<std::string> settle_into_rooms(Crowd& crowd, std::size_t rooms) {
  std::vector<std::string> room(crowd.size());
  std::size_t entered = 0;
  const Crowd::OnText listen = [&](std::size_t client, std::string_view text) {
    refuse_refusals(text);
    if (!text.starts_with(R"({"type":15,)")) return;
    room[client] = value_of(text, "room");
    ++entered;
    crowd.say(client, R"({"type":"subscribe","data":{"room":")" + room[client] + R"("}})");
  };
  const auto until_in = [&](std::size_t count) {
    while (entered < count) crowd.turn(std::chrono::milliseconds(100), listen);
  };
  for (std::size_t at = 0; at < rooms; ++at) {
    crowd.say(at, R"({"type":"createRoom","data":{"name":"room )" + std::to_string(at) + R"("}})");
  }
  until_in(rooms);
  for (std::size_t at = rooms; at < crowd.size(); ++at) {
    crowd.say(at, R"({"type":"join","data":{"room":")" + room[at % rooms] + R"("}})");
  }
  until_in(crowd.size());
  crowd.settle(quiet, listen);
  return room;
}

}  // namespace teahouse::load
