#include "node/coalescer.hpp"

#include <algorithm>

namespace teahouse {
namespace {

/// Rooms that are remembered for longer than `discouraged` after they were told.
constexpr std::size_t rooms_max = 256;

/// Entries that must be expected to meet, else waiting costs time and spares nothing.
constexpr int meet_min = 2;

/// How long a room that waited in vain is told at once.
constexpr Duration discouraged{1'000};

}  // namespace

Coalescer::Told& Coalescer::entry(RoomId room, std::size_t listeners, Tick now) {
  State& state = rooms_[room];
  const auto since = std::min<std::chrono::microseconds>(now - state.entered, gap_max);
  state.gap = (7 * state.gap + since) / 8;
  state.entered = now;
  if (state.entries++ == 0) {
    waiting_.push_back(room);
    const bool hot = listeners >= crowd_ && state.gap * meet_min <= meeting_ && now >= state.vain;
    state.due = hot ? std::max(now, state.told + meeting_) : now;
    state.meets = state.due > now;
  }
  return state.frames;
}

void Coalescer::told(State& state, Tick now) {
  // One that is told before its time has not waited in vain.
  if (state.meets && state.entries < meet_min && now >= state.due) state.vain = now + discouraged;
  state.entries = 0;
  state.told = now;
  state.frames.full.clear();
  state.frames.original.clear();
}

std::optional<Tick> Coalescer::next() const {
  std::optional<Tick> next;
  for (const RoomId room : waiting_) {
    const Tick due = rooms_.at(room).due;
    if (!next || due < *next) next = due;
  }
  return next;
}

void Coalescer::forget(Tick now) {
  if (rooms_.size() <= rooms_max || now - forgot_ < discouraged) return;
  forgot_ = now;
  std::erase_if(rooms_, [now](const auto& room) {
    return room.second.entries == 0 && now - room.second.told >= discouraged;
  });
}

}  // namespace teahouse
