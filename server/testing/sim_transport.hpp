#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "ports/transport.hpp"
#include "testing/dice.hpp"
#include "testing/faults.hpp"
#include "testing/wire.hpp"

namespace teahouse::sim {

/// The connections of one simulated shard. Lines are slow, readers may stop to read, and both ends may
/// vanish.
class SimTransport final : public Transport {
 public:
  static constexpr std::size_t outbox_bytes_max = 256 * 1024;
  static constexpr std::size_t behind_bytes_max = 64 * 1024;

  SimTransport(SimClock& clock, const Faults& faults, const Dice& dice)
      : clock_(clock), faults_(faults), dice_(dice) {}
  ~SimTransport() override;
  SimTransport(const SimTransport&) = delete;
  SimTransport& operator=(const SimTransport&) = delete;

  /// Whom to tell, and whom to wake when there is something to receive().
  void tell(TransportListener& listener, std::function<void()> wake);

  /// Tells the listener what clients did since the last time.
  void receive();

  /// The most that waits for one reader.
  std::size_t most_waiting() const;
  std::size_t open() const;

  // For clients.

  void connect(const std::shared_ptr<Wire>& wire);
  void say(const std::shared_ptr<Wire>& wire, std::string text);

  /// The client is gone; the server learns of it after a while.
  void hang_up(const std::shared_ptr<Wire>& wire, Duration until_noticed);
  void read(const std::shared_ptr<Wire>& wire, bool reading);

  void broadcast(const Frames& frames, std::span<const SessionId> listeners, Care care) override;
  std::size_t waiting(SessionId session) override;
  void send(SessionId session, const Frames& frames) override;
  void allow(SessionId session, std::size_t frame_bytes) override;
  void close(SessionId session, CloseCode code, std::string_view reason) override;
  void flush() override;

 private:
  struct Slot {
    std::uint32_t generation = 0;
    std::shared_ptr<Wire> wire;  ///< Nobody, if the slot is free.
    std::size_t frame_bytes = first_frame;
    std::deque<std::string> outbox;
    std::size_t waiting = 0;
  };
  static constexpr std::size_t first_frame = 4 * 1024;

  Slot* find(SessionId session);
  void put(Slot& slot, std::string_view frame);
  void write(Slot& slot);
  void end(Slot& slot, std::optional<CloseCode> code);
  void lose(SessionId session, CloseCode code);
  void arrive(const std::shared_ptr<Wire>& wire, std::function<void()> what);

  SimClock& clock_;
  const Faults& faults_;
  Dice dice_;
  TransportListener* listener_ = nullptr;
  std::function<void()> wake_;
  std::vector<Slot> slots_;
  std::deque<std::function<void()>> arrived_;
  // Told to what is still under way when the transport is gone.
  std::shared_ptr<bool> here_ = std::make_shared<bool>(true);
};

}  // namespace teahouse::sim
