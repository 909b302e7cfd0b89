// Loads a running server and says in one line of JSON what it took.
//
//   teahouse_load room      PORT PID [--clients N] [--in-flight N] [--rate N] [--relay 1]
//   teahouse_load pairs     PORT PID [--clients N]
//   teahouse_load daily     PORT PID --rate N [--clients N] [--rooms N]
//   teahouse_load idle      PORT PID [--clients N]
//   teahouse_load storm     PORT PID [--clients N]
//   teahouse_load returners PORT PID [--clients N]
//   teahouse_load people    PORT PID --rate N [--clients N]
//   teahouse_load senders   PORT PID [--clients N] [--rooms N]
//
// All but idle take --seconds N, and where something is said, --bytes N.
// With --relay the server is not ours, and says to all what one says.
// The server runs with --limits none, but for `people` and `returners`, who stay within the limits; PID is
// its process. A message that is lost, doubled or out of order ends the run with 1.

#include <charconv>
#include <cstdio>
#include <exception>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sys/resource.h>

#include "cases.hpp"

namespace teahouse::load {
namespace {

long number(std::string_view text) {
  long value = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
  if (read.ec != std::errc{} || read.ptr != text.data() + text.size() || value < 0) {
    throw std::runtime_error("not a number: " + std::string(text));
  }
  return value;
}

void set(Plan& plan, std::string_view option, long value) {
  if (option == "--clients") {
    plan.clients = static_cast<std::size_t>(value);
  } else if (option == "--rooms") {
    plan.rooms = static_cast<std::size_t>(value);
  } else if (option == "--in-flight") {
    plan.in_flight = static_cast<std::size_t>(value);
  } else if (option == "--rate") {
    plan.rate = static_cast<double>(value);
  } else if (option == "--bytes") {
    plan.text_bytes = static_cast<std::size_t>(value);
  } else if (option == "--relay") {
    plan.speaks = value == 0 ? Speaks::teahouse : Speaks::relay;
  } else if (option == "--seconds") {
    plan.measuring = std::chrono::seconds(value);
  } else {
    throw std::runtime_error("no such option: " + std::string(option));
  }
}

std::string run(int argc, const char* const* argv) {
  if (argc < 4 || argc % 2 != 0)
    throw std::runtime_error(
        "usage: teahouse_load room|pairs|daily|idle|people|senders|storm|returners PORT PID [--option N]...");
  Plan plan;
  plan.port = static_cast<std::uint16_t>(number(argv[2]));
  plan.server = static_cast<pid_t>(number(argv[3]));
  for (int at = 4; at < argc; at += 2) set(plan, argv[at], number(argv[at + 1]));

  const std::map<std::string_view, std::string (*)(const Plan&)> cases{
      {"room", fan_out}, {"idle", idle},   {"people", people},    {"senders", everyone_speaks},
      {"pairs", pairs},  {"daily", daily}, {"storm", join_storm}, {"returners", returners}};
  const auto wanted = cases.find(argv[1]);
  if (wanted == cases.end()) throw std::runtime_error("no such case: " + std::string(argv[1]));
  return wanted->second(plan);
}

}  // namespace
}  // namespace teahouse::load

int main(int argc, char** argv) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) == 0) {
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
  }
  try {
    std::puts(teahouse::load::run(argc, argv).c_str());
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "teahouse_load: %s\n", error.what());
    return 1;
  }
}
