#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "base/planted.hpp"
#include "base/thread_role.hpp"
#include "core/hub.hpp"
#include "node/coalescer.hpp"
#include "node/mailbox.hpp"
#include "node/page_queue.hpp"
#include "ports/bus.hpp"
#include "ports/clock.hpp"
#include "ports/directory.hpp"
#include "ports/identity.hpp"
#include "ports/invitations.hpp"
#include "ports/pusher.hpp"
#include "ports/random.hpp"
#include "ports/store.hpp"
#include "ports/subscriptions.hpp"
#include "ports/transport.hpp"
#include "protocol/gateway.hpp"

namespace teahouse {

/// What a shard needs of the world. All of it outlives the shard.
struct World {
  Store& store;
  Directory& directory;
  Invitations& invitations;
  Subscriptions& subscriptions;
  Bus& bus;
  const Identity& identity;
  const Clock& clock;
  Random& random;
  Transport& transport;
  Pusher& pusher;
};

/// One thread's share of the house: a Hub, the connections on it, and the turns in which they meet.
///
/// The Hub decides, the shard acts: it takes what arrived, lets the Hub handle it, carries the effects out
/// against the ports, and ends the turn by telling each room once and writing to each connection once. It
/// shares nothing that changes with any other thread but its mailbox.
class Shard final : public TransportListener {
 public:
  Shard(ShardId id, Limits limits, World world);

  /// Any thread.
  const std::shared_ptr<Mailbox>& mailbox() const { return mailbox_; }

  // All that follows on the shard's thread only.

  /// One turn. Called when connections have said something, when there is mail, and every `beat` besides.
  void turn();
  static constexpr Duration beat{50};

  /// When a room that waits on purpose is to be told, which takes a turn; nothing if none waits.
  std::optional<Tick> due() const;

  void opened(SessionId session) override;
  void received(SessionId session, std::string_view text) override;
  void closed(SessionId session) override;

  /// Tells people that the house closes; see Drain.
  void drain(Duration spread);

  /// Whether every request has its answer.
  bool idle() const { return hub_.pending() == 0; }

  /// Closes what is still open, saying why.
  void close_all(CloseCode code);

  const Hub& hub() const { return hub_; }

 private:
  void take(const Event& event) REQUIRES(on_shard);
  void hello(const protocol::Hello& hello, Now now) REQUIRES(on_shard);
  /// Those that are due until then.
  void tell_rooms(Tick until) REQUIRES(on_shard);
  void tell_fleetingly(RoomId room, Dialect dialect) REQUIRES(on_shard);
  void tell_room(RoomId room, const Frames& frames, std::size_t newest, Dialect dialect) REQUIRES(on_shard);
  bool hears(SessionId session) const {
    return hub_.dialect(session) == Dialect::full || planted(Plant::originals_hear_everything);
  }
  void send(SessionId session) REQUIRES(on_shard);
  template <typename Show>
  void show(SessionId session, const Show& what) REQUIRES(on_shard);
  template <typename Event, typename T>
  Done<T> answer(Event event);
  void publish(Word word) REQUIRES(on_shard);
  void read(const LoadPage& load) REQUIRES(on_shard);

  void carry_out(const Welcome& welcome) REQUIRES(on_shard);
  void carry_out(const Admit& admit) REQUIRES(on_shard);
  void carry_out(const ShowRooms& what) REQUIRES(on_shard);
  void carry_out(const Acknowledge& what) REQUIRES(on_shard);
  void carry_out(const ShowForgotten& what) REQUIRES(on_shard);
  void carry_out(const Refuse& what) REQUIRES(on_shard);
  void carry_out(const ShowPage& what) REQUIRES(on_shard);
  void carry_out(const ShowPins& what) REQUIRES(on_shard);
  void carry_out(const ShowSubscribed& what) REQUIRES(on_shard);
  void carry_out(const ShowHole& what) REQUIRES(on_shard);
  void carry_out(const ShowRoster& what) REQUIRES(on_shard);
  void carry_out(const ShowMark& what) REQUIRES(on_shard);
  void carry_out(const ShowSeen& what) REQUIRES(on_shard);
  void carry_out(const ShowSettings& what) REQUIRES(on_shard);
  void carry_out(const ShowEntered& what) REQUIRES(on_shard);
  void carry_out(const ShowLeft& what) REQUIRES(on_shard);
  void carry_out(const ShowFound& what) REQUIRES(on_shard);
  void carry_out(const ShowPeople& what) REQUIRES(on_shard);
  void carry_out(const ShowMembers& what) REQUIRES(on_shard);
  void carry_out(const ShowPerson& what) REQUIRES(on_shard);
  void carry_out(const ShowInvites& what) REQUIRES(on_shard);
  void carry_out(const ShowInvite& what) REQUIRES(on_shard);
  void carry_out(const ShowMessages& what) REQUIRES(on_shard);
  void carry_out(const ShowSubscription& what) REQUIRES(on_shard);
  void carry_out(const ShowPushed& what) REQUIRES(on_shard);
  void carry_out(const ShowPong& what) REQUIRES(on_shard);
  void carry_out(const ShowMoving& what) REQUIRES(on_shard);
  void carry_out(const Close& close) REQUIRES(on_shard);
  void carry_out(const Deliver& deliver) REQUIRES(on_shard);
  void carry_out(const DeliverRoster& deliver) REQUIRES(on_shard);
  void carry_out(const DeliverCount& deliver) REQUIRES(on_shard);
  void carry_out(const DeliverSnapshot& deliver) REQUIRES(on_shard);
  void carry_out(const DeliverTyping& deliver) REQUIRES(on_shard);
  void carry_out(const Listen& listen) REQUIRES(on_shard);
  void carry_out(const LoadPerson& load) REQUIRES(on_shard);
  void carry_out(const KeepName& keep) REQUIRES(on_shard);
  void carry_out(const AppendDraft& append) REQUIRES(on_shard);
  void carry_out(const Forget& forget) REQUIRES(on_shard);
  void carry_out(const MakeRoom& make) REQUIRES(on_shard);
  void carry_out(const LoadPage& load) REQUIRES(on_shard);
  void carry_out(const KeepMark& keep) REQUIRES(on_shard);
  void carry_out(const KeepSettings& keep) REQUIRES(on_shard);
  void carry_out(const ListRooms& list) REQUIRES(on_shard);
  void carry_out(const ListMessages& list) REQUIRES(on_shard);
  void carry_out(const ListMembers& list) REQUIRES(on_shard);
  void carry_out(const LookUpPerson& look) REQUIRES(on_shard);
  void carry_out(const KeepInvite& keep) REQUIRES(on_shard);
  void carry_out(const TakeInviteBack& take) REQUIRES(on_shard);
  void carry_out(const LoadInvites& load) REQUIRES(on_shard);
  void carry_out(const LookUpInvite& look) REQUIRES(on_shard);
  void carry_out(const KeepSubscription& keep) REQUIRES(on_shard);
  void carry_out(const DropSubscription& drop) REQUIRES(on_shard);
  void carry_out(const FindSubscribers& find) REQUIRES(on_shard);
  void carry_out(const Push& push) REQUIRES(on_shard);
  void carry_out(const LoadChanges& load) REQUIRES(on_shard);
  void carry_out(const Publish& publish) REQUIRES(on_shard);

  // Constant after construction.
  const ShardId id_;
  const Limits limits_;
  const World world_;

  // Any thread. Shared with the answers that are still on their way when the shard is gone.
  const std::shared_ptr<Mailbox> mailbox_;

  // Touched only in this shard's turns.
  Hub hub_;
  protocol::Decoder decoder_ GUARDED_BY(on_shard);
  Effects effects_ GUARDED_BY(on_shard);
  std::vector<Event> mail_ GUARDED_BY(on_shard);
  Frames frames_ GUARDED_BY(on_shard);  // For one client, for a moment.
  Coalescer coalescer_ GUARDED_BY(on_shard);
  std::vector<Announcement> announcements_ GUARDED_BY(on_shard);
  PageQueue pages_ GUARDED_BY(on_shard);
  Tick beaten_ GUARDED_BY(on_shard);
};

template <typename Event, typename T>
Done<T> Shard::answer(Event event) {
  return [mailbox = mailbox_, event = std::move(event)](Result<T, Fault> answer) mutable {
    event.answer = std::move(answer);
    mailbox->post(std::move(event));
  };
}

}  // namespace teahouse
