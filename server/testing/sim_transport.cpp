#include "testing/sim_transport.hpp"

#include <algorithm>
#include <utility>

namespace teahouse::sim {

SimTransport::~SimTransport() {
  *here_ = false;
  for (Slot& slot : slots_) {
    if (slot.wire) end(slot, std::nullopt);
  }
}

void SimTransport::tell(TransportListener& listener, std::function<void()> wake) {
  listener_ = &listener;
  wake_ = std::move(wake);
}

void SimTransport::receive() {
  for (auto arrived = std::exchange(arrived_, {}); !arrived.empty(); arrived.pop_front()) arrived.front()();
}

std::size_t SimTransport::most_waiting() const {
  std::size_t most = 0;
  for (const Slot& slot : slots_) most = std::max(most, slot.waiting);
  return most;
}

std::size_t SimTransport::open() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(slots_, [](const Slot& slot) { return slot.wire != nullptr; }));
}

void SimTransport::arrive(const std::shared_ptr<Wire>& wire, std::function<void()> what) {
  const Tick now = clock_.tick();
  wire->up = std::max(wire->up, now + dice_.delay(faults_.line_delay));
  clock_.after(wire->up - now, [this, here = here_, what = std::move(what)] {
    if (!*here) return;
    arrived_.push_back(what);
    wake_();
  });
}

void SimTransport::connect(const std::shared_ptr<Wire>& wire) {
  arrive(wire, [this, wire] {
    if (!wire->client_here) return;
    auto slot = std::ranges::find_if(slots_, [](const Slot& some) { return some.wire == nullptr; });
    if (slot == slots_.end()) slot = slots_.emplace(slots_.end());
    slot->wire = wire;
    slot->frame_bytes = first_frame;
    wire->session = {static_cast<std::uint32_t>(slot - slots_.begin()), ++slot->generation};
    listener_->opened(wire->session);
  });
}

void SimTransport::say(const std::shared_ptr<Wire>& wire, std::string text) {
  arrive(wire, [this, wire, text = std::move(text)] {
    const Slot* const slot = find(wire->session);
    if (slot == nullptr || slot->wire != wire) return;
    if (text.size() > slot->frame_bytes) return lose(wire->session, CloseCode::too_big);
    listener_->received(wire->session, text);
  });
}

void SimTransport::hang_up(const std::shared_ptr<Wire>& wire, Duration until_noticed) {
  wire->client_here = false;
  clock_.after(until_noticed, [this, here = here_, wire] {
    if (!*here) return;
    arrive(wire, [this, wire] {
      Slot* const slot = find(wire->session);
      if (slot == nullptr || slot->wire != wire) return;
      end(*slot, std::nullopt);
      listener_->closed(wire->session);
    });
  });
}

void SimTransport::read(const std::shared_ptr<Wire>& wire, bool reading) {
  wire->reading = reading;
  if (Slot* const slot = find(wire->session); slot != nullptr && slot->wire == wire && reading) write(*slot);
}

SimTransport::Slot* SimTransport::find(SessionId session) {
  if (session.slot >= slots_.size()) return nullptr;
  Slot& slot = slots_[session.slot];
  return slot.generation == session.generation && slot.wire ? &slot : nullptr;
}

void SimTransport::broadcast(const Frames& frames, std::span<const SessionId> listeners, Care care) {
  for (const SessionId session : listeners) {
    Slot* const slot = find(session);
    if (slot == nullptr || (care == Care::ephemeral && slot->waiting > behind_bytes_max)) continue;
    for (std::size_t at = 0; at < frames.count(); ++at) put(*slot, frames.frame(at));
  }
}

std::size_t SimTransport::waiting(SessionId session) {
  const Slot* const slot = find(session);
  return slot == nullptr ? 0 : slot->waiting;
}

void SimTransport::send(SessionId session, const Frames& frames) {
  if (Slot* const slot = find(session)) {
    for (std::size_t at = 0; at < frames.count(); ++at) put(*slot, frames.frame(at));
  }
}

void SimTransport::put(Slot& slot, std::string_view frame) {
  slot.outbox.emplace_back(frame);
  slot.waiting += frame.size();
}

void SimTransport::allow(SessionId session, std::size_t frame_bytes) {
  if (Slot* const slot = find(session)) slot->frame_bytes = frame_bytes;
}

void SimTransport::close(SessionId session, CloseCode code, std::string_view) {
  if (Slot* const slot = find(session)) end(*slot, code);
}

void SimTransport::flush() {
  for (Slot& slot : slots_) {
    if (!slot.wire || slot.outbox.empty()) continue;
    if (slot.wire->reading) {
      write(slot);
    } else if (slot.waiting > outbox_bytes_max) {
      arrived_.emplace_back([this, session = slot.wire->session] { lose(session, CloseCode::slow_reader); });
      wake_();
    }
  }
}

void SimTransport::write(Slot& slot) {
  const Tick now = clock_.tick();
  const auto wire = slot.wire;
  wire->down = std::max(wire->down, now + dice_.delay(faults_.line_delay));
  clock_.after(wire->down - now, [wire, frames = std::exchange(slot.outbox, {})] {
    for (const std::string& frame : frames) {
      if (wire->client_here && wire->on_frame) wire->on_frame(frame);
    }
  });
  slot.waiting = 0;
}

void SimTransport::end(Slot& slot, std::optional<CloseCode> code) {
  if (!slot.outbox.empty() && slot.wire->reading && code) write(slot);
  const auto wire = std::exchange(slot.wire, nullptr);
  slot.outbox.clear();
  slot.waiting = 0;
  wire->server_here = false;
  const Tick now = clock_.tick();
  wire->down = std::max(wire->down, now + dice_.delay(faults_.line_delay));
  clock_.after(wire->down - now, [wire, code] {
    if (!std::exchange(wire->client_here, false)) return;
    if (wire->on_end) wire->on_end(code);
  });
}

void SimTransport::lose(SessionId session, CloseCode code) {
  Slot* const slot = find(session);
  if (slot == nullptr) return;
  end(*slot, code);
  listener_->closed(session);
}

}  // namespace teahouse::sim
