#include "letters.hpp"

#include <exception>
#include <stdexcept>
#include <utility>

#include "heard.hpp"
#include "numbered.hpp"

namespace teahouse::load {
namespace {

constexpr std::size_t people = 50;
constexpr std::uint64_t apart = 1'000'000'000 / people;  // In nanoseconds.
constexpr std::size_t bytes = 128;

}  // namespace

Letters::Letters(std::uint16_t port) : crowd_(port), ids_(people) {
  crowd_.grow(people, [this](std::size_t client, std::string_view text) { hear(client, text); });
  thread_ = std::thread([this] { run(); });
}

Letters::~Letters() {
  over_ = true;
  thread_.join();
}

Histogram Letters::take() {
  const std::scoped_lock lock(mutex_);
  if (!failure_.empty()) throw std::runtime_error(failure_);
  return std::exchange(times_, {});
}

void Letters::run() {
  try {
    for (began_ = nanoseconds_now(); !over_;) {
      write_what_is_due();
      crowd_.turn(std::chrono::milliseconds(2),
                  [this](std::size_t client, std::string_view text) { hear(client, text); });
    }
  } catch (const std::exception& error) {
    const std::scoped_lock lock(mutex_);
    failure_ = error.what();
  }
}

void Letters::write_what_is_due() {
  for (auto due = began_ + due_.size() * apart; due <= nanoseconds_now(); due += apart) {
    const std::size_t writer = due_.size() % people;
    crowd_.say(writer, numbered_message(due_.size(), bytes, ids_[(writer + 1) % people]));
    due_.push_back(due);
  }
}

void Letters::hear(std::size_t client, std::string_view text) {
  refuse_refusals(text);
  if (ids_[client].empty() && text.starts_with(R"({"type":3,)")) ids_[client] = value_of(text, "userId");
  // Who wrote it hears it too.
  if (!is_message(text) || number_of(text) % people == client) return;
  const auto took = nanoseconds_now() - due_.at(number_of(text));
  const std::scoped_lock lock(mutex_);
  times_.add(took);
}

}  // namespace teahouse::load
