#include "rooms.hpp"

#include "heard.hpp"

namespace teahouse::load {
namespace {

constexpr std::chrono::milliseconds quiet{700};

}  // namespace

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
