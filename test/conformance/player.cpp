#include "conformance/player.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace teahouse::conformance {
namespace {

using Kind = Line::Kind;

constexpr Duration patience{4'000};
constexpr Duration step{5};
constexpr Duration moment{300};  // In which nothing comes when nothing is to come.

/// Who is here and who writes is folded and comes when it comes.
bool is_presence(const Json& frame) {
  const int type = frame.at("type");
  return type == 2 || type == 4 || type == 8 || type == 34;
}

std::string tampered(std::string token) {
  char& letter = token[token.size() - 5];
  letter = letter == '1' ? '2' : '1';
  return token;
}

sim::Options quiet(sim::Options options) {
  options.faults.line_delay = Duration{0};
  options.faults.store_delay = Duration{0};
  options.records = true;
  return options;
}

}  // namespace

Player::Player(sim::Options options) : world_(1, quiet(options)) {}

std::optional<std::string> Player::play(const Transcript& transcript) {
  world_.pass(moment);
  for (const Line& line : transcript.lines) {
    const auto where = [&](const std::string& how) {
      return "line " + std::to_string(line.number) + ": " + how;
    };
    if (line.kind == Kind::time_passes) world_.pass(Duration{line.value});
    if (line.kind == Kind::store) {
      world_.faults().store_is_read_only = line.text == "can only be read";
      world_.faults().store_fails_before = line.text == "does not answer" ? 1'000 : 0;
    }
    for (const std::string& who : line.who) {
      if (const auto wrong = play(line, who)) return where(*wrong);
    }
  }
  for (const auto& [who, seat] : seats_) {
    if (const auto more = hear_nothing(who)) return "at the end: " + *more;
  }
  return std::nullopt;
}

std::optional<std::string> Player::play(const Line& line, const std::string& who) {
  switch (line.kind) {
    case Kind::connect:
      return connect(who, {{"name", who}, {"v", 1}});
    case Kind::connect_original:
      return connect(who, {{"name", who}});
    case Kind::reconnect:
      return connect(who, {{"token", "$" + who + ".token"}, {"v", 1}});
    case Kind::open:
      open(who);
      return std::nullopt;
    case Kind::disconnect:
      world_.hang_up(seats_[who].shard, seats_[who].wire, Duration{0});
      seats_[who].wire->on_frame = nullptr;
      return std::nullopt;
    case Kind::stop_reading:
      world_.read(seats_[who].shard, seats_[who].wire, false);
      return std::nullopt;
    case Kind::read_again:
      world_.read(seats_[who].shard, seats_[who].wire, true);
      return std::nullopt;
    case Kind::say:
      for (std::uint32_t times = 0; times < line.times; ++times) say(who, words_.say(line.text));
      return std::nullopt;
    case Kind::hear: {
      const Json pattern = read_pattern(line.text);
      for (std::uint32_t times = 0; times < line.times; ++times) {
        if (const auto wrong = hear(who, pattern)) return wrong;
      }
      return std::nullopt;
    }
    case Kind::hear_nothing:
      return hear_nothing(who);
    case Kind::closed:
      return closed(who, line.value);
    case Kind::send_up:
      send_up(who, line);
      return std::nullopt;
    case Kind::time_passes:
    case Kind::store:
      break;
  }
  return std::nullopt;
}

std::optional<std::string> Player::connect(const std::string& who, Json data) {
  const bool full = data.contains("v");
  open(who);
  say(who, words_.say(Json{{"type", "connection"}, {"data", std::move(data)}}.dump()));
  if (const auto wrong = hear(who, read_pattern(R"({"type": 3, "data": {…}})"))) return wrong;
  return full ? hear(who, read_pattern(R"({"type": 14, "data": {…}})")) : std::nullopt;
}

void Player::open(const std::string& who) {
  // Neighbours in a conversation are on different nodes.
  constexpr std::array<std::uint32_t, 4> order{0, 2, 1, 3};
  const auto number =
      seats_.contains(who) ? seats_[who].shard : order[seats_.size() % order.size()] % world_.shard_count();
  Seat& seat = seats_[who];
  seat = Seat{number, std::make_shared<sim::Wire>(), {}, false, {}};
  seat.wire->on_frame = [this, who, &seat](std::string_view text) {
    world_.recorded("server", text);
    const Json frame = Json::parse(text);
    if (frame.at("type") == 3) introduce(who, frame.at("data"));
    seat.heard.push_back(frame);
  };
  seat.wire->on_end = [this, &seat](std::optional<CloseCode> code) {
    seat.ended = true;
    seat.code = code;
    if (code) world_.recorded_close(*code);
  };
  world_.open(seat.shard, seat.wire);
}

void Player::introduce(const std::string& who, const Json& data) {
  const UserId user{*Uuid::parse(data.at("userId").get<std::string>())};
  const Instant now = world_.clock().now().wall;
  const auto& identity = world_.identity();
  const std::string word = "$" + who;
  words_.bind(word, data.at("userId"));
  words_.bind(word + ".token", data.at("token"));
  words_.bind(word + ".tampered", tampered(data.at("token")));
  words_.bind(word + ".expired",
              identity.issue(user, Purpose::session, now - std::chrono::hours{24 * 365}).text);
  words_.bind(word + ".foreign", identity.issue(user, Purpose::cookie, now).text);
}

void Player::say(const std::string& who, const std::string& text) {
  world_.recorded("client", text);
  world_.say(seats_[who].shard, seats_[who].wire, text);
}

/// As if it had come by HTTP, which is none of a shard's business.
void Player::send_up(const std::string& who, const Line& line) {
  const UserId owner{*Uuid::parse(Json::parse(words_.say("\"$" + who + '"')).get<std::string>())};
  const FileId file{{0xf11e, ++files_}};
  const auto now = world_.clock().now().wall;
  Files& files = world_.store().files();
  files.begin_file({.id = file, .owner = owner, .name = line.text, .size = 3, .at = now}, {},
                   [](const auto&) {});
  files.finish_file(file, {.type = "text/plain", .shown = true, .size = 3}, [](const auto&) {});
  words_.bind(line.word, file.value.text());
}

bool Player::until(const std::function<bool()>& happened) {
  for (Duration passed{0}; passed < patience; passed += step) {
    if (happened()) return true;
    world_.pass(step);
  }
  return happened();
}

std::optional<std::string> Player::hear(const std::string& who, const Json& pattern) {
  Seat& seat = seats_[who];
  if (until([&] { return take(seat, pattern); })) return std::nullopt;
  std::string heard;
  for (const Json& frame : seat.heard) heard += "\n    " + frame.dump();
  return who + " should hear\n    " + pattern.dump() + "\n  and heard" + (heard.empty() ? " nothing" : heard);
}

bool Player::take(Seat& seat, const Json& pattern) {
  for (auto frame = seat.heard.begin(); frame != seat.heard.end(); ++frame) {
    if (words_.fits(pattern, *frame)) {
      seat.heard.erase(frame);
      return true;
    }
    if (!is_presence(*frame) && !is_presence(pattern)) return false;
  }
  return false;
}

std::optional<std::string> Player::hear_nothing(const std::string& who) {
  world_.pass(moment);
  for (const Json& frame : seats_[who].heard) {
    if (!is_presence(frame)) return who + " heard " + frame.dump() + ", which nobody expected";
  }
  return std::nullopt;
}

std::optional<std::string> Player::closed(const std::string& who, std::uint32_t code) {
  const Seat& seat = seats_[who];
  if (!until([&] { return seat.ended; })) return who + " was not closed";
  if (seat.code && static_cast<std::uint32_t>(*seat.code) == code) return std::nullopt;
  return who + " was closed with " + std::to_string(seat.code ? static_cast<int>(*seat.code) : 0);
}

}  // namespace teahouse::conformance
