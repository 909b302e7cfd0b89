#pragma once

#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include <boost/container/flat_map.hpp>

#include "core/effect.hpp"
#include "core/limits.hpp"
#include "core/presence.hpp"
#include "core/reached.hpp"
#include "core/room.hpp"
#include "core/session.hpp"
#include "core/typing.hpp"

namespace teahouse {

/// All rooms and sessions of one shard. It decides; whoever calls it acts.
///
/// handle() takes what happened and appends what should be done about it. It never waits, asks the time,
/// rolls dice or does anything itself, so the same events in the same order give the same effects: that is
/// what the simulation rests on.
///
/// Where the parts are: hub.cpp connections and requests, hub_sign_in.cpp who they are, hub_log.cpp what is
/// said and read, hub_subscribe.cpp hearing a room from where one stopped, hub_rooms.cpp entering and
/// leaving, hub_invites.cpp letting others in, hub_members.cpp what keepers do and who is in a room,
/// hub_rosters.cpp who is in a room, hub_typing.cpp who is writing, hub_messages.cpp finding messages,
/// hub_push.cpp who is reached while they look elsewhere, hub_time.cpp what is due, hub_news.cpp what other
/// shards say.
class Hub {
 public:
  Hub(ShardId self, std::uint64_t incarnation, Limits limits)
      : incarnation_(incarnation), limits_(limits), presence_(self) {}

  void handle(const Event& event, Now now, Effects& effects);

  /// Who hears what is delivered to the room; valid until the next event.
  std::span<const SessionId> listeners(RoomId room, Dialect dialect) const;

  /// Of a session that is signed in; one that is not, or is gone, is taken to understand everything.
  Dialect dialect(SessionId session) const;

  /// Whether it still has to say who it is.
  bool is_silent(SessionId session) const;

  /// All that are open.
  std::vector<SessionId> sessions() const;

  std::uint64_t incarnation() const { return incarnation_; }

  /// Requests that the store has not answered; a shard that drains waits until there are none.
  std::size_t pending() const { return pending_; }

  /// How much is held, for the checker `nothing_grows`.
  struct Size {
    std::size_t sessions = 0;
    std::size_t people = 0;
    std::size_t rooms = 0;
    std::size_t entries = 0;  ///< The most that one room remembers.
    std::size_t pending = 0;
  };
  Size size() const;

 private:
  /// Somebody with sessions on this shard.
  struct Here {
    Person person;
    Instant named;  // Of two names the later one counts.
    std::vector<SessionId> sessions;
    std::vector<RoomId> rooms;  // Open rooms that they are in, sorted.
    // Their newest known entering or leaving, and the furthest marks that were shown: news of an older one is
    // no news. Flat, because most people have few.
    boost::container::flat_map<RoomId, Position> moves;
    boost::container::flat_map<RoomId, Mark> marks;
  };
  /// A room that has listeners here, and what of its roster they were not told yet.
  struct Place {
    Room room;
    RosterChange untold{};
    bool crowded = false;    // More are here than a list names: changes are counted and not told.
    bool unknown = false;    // What listeners know of it is to be replaced.
    bool uncounted = false;  // The count that was told is not the present one,
    bool unlisted = false;   // nor is the original dialect's list.
    Tick told{};
    Tick counted{};
    Tick listed{};
    Typing typing{};
  };

  // hub.cpp
  void on(const Opened& opened, Now now, Effects& effects);
  void on(const Closed& closed, Now now, Effects& effects);
  void on(const Request& request, Now now, Effects& effects);
  void answer(const Request& request, Session& session, Now now, Effects& effects);
  void garbled(const Asker& asker, const Garbled& garbled, Session& session, Effects& effects);
  const Session* find(SessionId id) const;
  Session* find(SessionId id);
  Place* place_of(RoomId room);
  Session* answered(const Asker& asker);
  bool may_ask(const Asker& asker, Session& session, const std::optional<Cid>& cid, Effects& effects);
  bool may_act(const Asker& asker, Session& session, const std::optional<Cid>& cid, Now now,
               Effects& effects);
  bool may_search(const Asker& asker, Session& session, Now now, Effects& effects);
  void refuse(const Asker& asker, Refusal refusal, std::optional<Cid> cid, Effects& effects);
  void fail(const Asker& asker, Fault fault, std::optional<Cid> cid, Effects& effects);
  void close(SessionId id, CloseCode code, Effects& effects);
  void forget(SessionId id, Session& session);

  // hub_sign_in.cpp
  void on(const SignIn& sign_in, Now now, Effects& effects);
  void on(const TurnAway& turn_away, Now now, Effects& effects);
  void on(const PersonLoaded& loaded, Now now, Effects& effects);
  void on(const NameKept& kept, Now now, Effects& effects);
  void ask(const Asker& asker, const ChangeName& change, Session& session, Now now, Effects& effects);
  void renamed(Here& here, const NameChanged& name, const Asker& asker, Effects& effects);
  void load(SessionId id, Session& session, Effects& effects);
  void load_again(UserId who, Effects& effects);
  void compare(const PersonLoaded& loaded, Session& session, Effects& effects);
  void load_early_comers(Effects& effects);
  void take_rooms(Here& here, const Session::Arrival& arrival, Effects& effects);
  void recognise(Session& session, const PersonRecord& record, Now now, Effects& effects);
  NameChanged known(UserId who, const PersonRecord& record) const;
  void named(const NameKept& kept, Session& session, Now now, Effects& effects);
  void greet(SessionId id, Session& session, const NameChanged& name, Now now, Effects& effects);

  // hub_log.cpp
  void ask(const Asker& asker, const Say& say, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const History& history, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const Ping& ping, Session& session, Now now, Effects& effects);
  void on(const DraftAppended& appended, Now now, Effects& effects);
  void on(const PageLoaded& loaded, Now now, Effects& effects);
  void filled(const PageLoaded& loaded, Now now, Effects& effects);
  void announce(const Announcement& news, Now now, Effects& effects);
  Place& open_place(RoomId room, const Page& page);
  std::optional<RoomId> room_of(const Target& target, const Session& session) const;

  // hub_changes.cpp
  void ask(const Asker& asker, const Edit& edit, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const Recall& recall, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const React& react, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const Pin& pin, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const ListPins& list, Session& session, Now now, Effects& effects);
  void change(const Asker& asker, const Target& where, const Cid& cid, EntryId fresh, What what,
              Session& session, Now now, Effects& effects);

  // hub_forget.cpp
  void ask(const Asker& asker, const ForgetMe& forget, Session& session, Now now, Effects& effects);
  void on(const Forgotten& forgotten, Now now, Effects& effects);

  // hub_subscribe.cpp
  void ask(const Asker& asker, const Subscribe& subscribe, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const Unsubscribe& unsubscribe, Session& session, Now now, Effects& effects);
  void resume(const PageLoaded& loaded, const ForResume& use, const Page& page, Now now, Effects& effects);
  void read_on(const Asker& asker, RoomId room, const ForResume& use, const Session& session,
               Effects& effects);
  void start(const Asker& asker, Place& place, Position head, Session& session, Effects& effects);
  bool may_listen(const Asker& asker, RoomId room, const ForResume& use, const Page& page, Session& session,
                  Effects& effects);
  static bool is_nobodys(RoomId room, const Page& page);
  bool listen(SessionId id, Session& session, Place& place, Effects& effects);
  void unlisten(SessionId id, Session& session, RoomId room);

  // hub_rooms.cpp
  void ask(const Asker& asker, const CreateRoom& create, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const EnterRoom& enter, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const LeaveRoom& leave, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const FindRooms& find, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const ReadUpTo& read, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const SetRoom& set, Session& session, Now now, Effects& effects);
  void on(const RoomMade& made, Now now, Effects& effects);
  void on(const RoomsListed& listed, Now now, Effects& effects);
  void on(const MarkKept& kept, Now now, Effects& effects);
  void on(const RoomSet& set, Now now, Effects& effects);
  void moved(const Announcement& news, const std::optional<Asker>& asker, Effects& effects);
  void entered(Here& here, const Announcement& news, const std::optional<Asker>& asker, Effects& effects);
  void told_before(const Here& here, const Announcement& news, const std::optional<Asker>& asker,
                   Effects& effects);
  void left(Here& here, RoomId room, const std::optional<Person>& by, const std::optional<Asker>& asker,
            Effects& effects);
  void show_seen(const Mark& mark, Effects& effects);
  void show_mark(UserId who, const Mark& mark, const std::optional<Asker>& asker, Effects& effects);
  void show_settings(const SettingsChanged& chosen, const std::optional<Asker>& asker, Effects& effects);
  static Mark furthest(Here& here, const Mark& mark);
  void present(const Here& here);

  // hub_typing.cpp
  void ask(const Asker& asker, const Write& write, Session& session, Now now, Effects& effects);
  void typed(const Typed& typed, Now now);
  bool are_too_many(RoomId room) const;
  void tell_typing(Now now, Effects& effects);

  // hub_invites.cpp
  void ask(const Asker& asker, const MakeInvite& make, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const ListInvites& list, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const RevokeInvite& revoke, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const FindInvite& find, Session& session, Now now, Effects& effects);
  void on(const InvitesLoaded& loaded, Now now, Effects& effects);
  void on(const InviteLoaded& loaded, Now now, Effects& effects);

  // hub_members.cpp
  void ask(const Asker& asker, const ArrangeRoom& arrange, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const Appoint& appoint, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const Remove& remove, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const FindMembers& find, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const FindPerson& find, Session& session, Now now, Effects& effects);
  void on(const MembersListed& listed, Now now, Effects& effects);
  void on(const PersonLookedUp& found, Now now, Effects& effects);

  // hub_messages.cpp
  void ask(const Asker& asker, const FindMessages& search, Session& session, Now now, Effects& effects);
  void on(const MessagesListed& searched, Now now, Effects& effects);

  // hub_push.cpp
  void ask(const Asker& asker, const Attend& attend, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const PushSubscribe& push, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const PushUnsubscribe& push, Session& session, Now now, Effects& effects);
  void ask(const Asker& asker, const PushTest& push, Session& session, Now now, Effects& effects);
  void on(const SubscriptionKept& kept, Now now, Effects& effects);
  void on(const SubscribersFound& found, Now now, Effects& effects);
  void on(const Pushed& pushed, Now now, Effects& effects);
  static void reach(const EntryPtr& entry, Now now, Effects& effects);
  void heard_by_reached(const Entry& entry, Effects& effects);
  void read_by_reached(UserId who, RoomId room, Position upto, Effects& effects);

  // hub_news.cpp
  void on(const Heard& heard, Now now, Effects& effects);
  void on(const ChangesLoaded& loaded, Now now, Effects& effects);
  void direct(const Announcement& news, Now now, Effects& effects);
  void look_again(std::uint64_t change);

  // hub_time.cpp
  void on(const Ticked& ticked, Now now, Effects& effects);
  void on(const Drain& drain, Now now, Effects& effects);
  void renew_tokens(Now now, Effects& effects);
  void tell_presence(Now now, Effects& effects);

  // hub_rosters.cpp
  void ask(const Asker& asker, const FindPeople& find, Session& session, Now now, Effects& effects);
  void tell_rosters(Now now, Effects& effects);
  void note(Place& place, const RosterChange& change);
  void tell_roster(Place& place, Now now, Effects& effects);
  void tell_changes(Place& place, std::uint32_t count, Effects& effects);

  std::uint64_t incarnation_;
  Limits limits_;
  Presence presence_;
  Reached reached_;
  std::vector<Session> sessions_;  // By slot.
  std::vector<SessionId> silent_;  // Connected and not signed in, the oldest first.
  std::unordered_map<UserId, Here> here_;
  std::unordered_map<RoomId, Place> places_;
  std::size_t pending_ = 0;
  std::optional<std::uint64_t> change_;    // Up to where the store's changes are known.
  std::uint64_t look_from_ = changes_now;  // They are asked for from here again, if that is less.
  Tick changes_asked_;
  bool changes_under_way_ = false;
  Tick renewals_looked_at_;
  bool draining_ = false;
};

}  // namespace teahouse
