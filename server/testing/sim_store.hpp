#pragma once

#include <cstddef>
#include <functional>

#include "adapters/memory/memory_store.hpp"
#include "testing/dice.hpp"
#include "testing/faults.hpp"
#include "testing/trace.hpp"

namespace teahouse::sim {

/// The store in memory behind a wall of misfortune: answers come late and in another order, and a fault may
/// mean that nothing happened or that it did.
class SimStore final : public Store, public Directory, public Invitations, public Subscriptions {
 public:
  SimStore(SimClock& clock, const Faults& faults, Trace& trace, const Dice& dice)
      : clock_(clock), faults_(faults), trace_(trace), dice_(dice) {}

  /// Called with every entry in the moment in which it is committed.
  void on_committed(std::function<void(const EntryPtr&)> committed) { committed_ = std::move(committed); }

  /// Files are sent up by HTTP, which is not simulated.
  Files& files() { return memory_; }

  /// Questions that have no answer yet.
  std::size_t outstanding() const { return outstanding_; }

  void append(Draft draft, Done<Appended> done) override;
  void forget(ForgetDraft wish, Done<ForgottenAll> done) override;
  void page(PageQuery query, Done<std::variant<Page, Refusal>> done) override;
  void find_messages(MessageSearch search, Done<std::variant<MessagesFound, Refusal>> done) override;
  void own_messages(UserId who, std::optional<OwnPlace> after, Done<OwnMessages> done) override;
  void changes(std::uint64_t after, Done<Changes> done) override;
  void person(UserId who, Done<PersonRecord> done) override;
  void rename(UserId who, std::string name, Instant at, Done<Instant> done) override;
  void mark(UserId who, MarkMove move, Done<std::optional<Mark>> done) override;
  void set_room(UserId who, RoomId room, RoomSettings settings,
                Done<std::optional<RoomSettings>> done) override;
  void create_room(RoomDraft draft, Done<Appended> done) override;
  void find_rooms(RoomSearch search, Done<std::vector<RoomFound>> done) override;
  void find_members(MemberSearch search, Done<std::variant<Members, Refusal>> done) override;
  void find_person(UserId whom, Done<std::optional<PersonFound>> done) override;
  void invite(InviteDraft draft, Done<Invited> done) override;
  void revoke(UserId who, RoomId room, InviteId invite, Instant now, Done<Invited> done) override;
  void invites(UserId who, RoomId room, Instant now, Done<Invited> done) override;
  void find_invite(InviteId invite, UserId who, Instant now,
                   Done<std::variant<InviteFound, Refusal>> done) override;
  void subscribe(UserId who, Subscription subscription, Instant now, Done<bool> done) override;
  void unsubscribe(std::optional<UserId> who, std::string endpoint, Done<bool> done) override;
  void subscribers(SubscriberSearch search, Done<Subscribers> done) override;

 private:
  enum class Kind { reads, writes };

  template <typename T>
  void ask(Kind kind, std::function<void(Done<T>)> question, Done<T> done);
  template <typename T>
  void answer(Done<T> done, Result<T, Fault> result);
  Done<Appended> witnessed(Done<Appended> done);

  SimClock& clock_;
  const Faults& faults_;
  Trace& trace_;
  Dice dice_;
  MemoryStore memory_;
  std::function<void(const EntryPtr&)> committed_;
  Tick last_write_;
  std::size_t outstanding_ = 0;
};

}  // namespace teahouse::sim
