// A few bytes for each thing that happens: people, the store, another shard and the clock do as they like.

#include "core/hub.hpp"

#include <map>
#include <set>

#include "base/check.hpp"
#include "fuzz/input.hpp"
#include "fuzz/log.hpp"

namespace teahouse {
namespace {

constexpr RoomId tea{RoomKind::open, Uuid{9, 9}};

UserId user(std::size_t number) {
  return UserId{{number % 3, 7}};
}

class Story {
 public:
  explicit Story(fuzz::Input input) : input_(input) { happens(ChangesLoaded{changes_now, Changes{}}); }

  void tell() {
    while (!input_.empty()) step();
    for (int patience = 1'000; !questions_.empty() && patience > 0; --patience) answer(0, true);
    CHECK(hub_.pending() == 0, "what was answered is not pending any more");
  }

 private:
  void step() {
    const auto what = input_.below(8);
    const auto slot = static_cast<std::uint32_t>(input_.below(4));
    const SessionId session{slot, generations_[slot]};
    now_.tick = now_.tick + Duration{input_.byte() * 10};
    if (what == 0 && open_.erase(session) > 0) return happens(Closed{session});
    if (what == 0) return happens(Opened{*open_.insert({slot, ++generations_[slot]}).first});
    if (what == 1) return happens(SignIn{{session, {}}, user(input_.byte()), {}, Dialect(input_.below(2))});
    if (what == 2) return hears(input_.below(2) == 0 ? tea : RoomId::lobby(), input_.below(4));
    if (what == 3) return happens(Ticked{});
    if (what > 5) return asks({session, {}}, input_.below(4));
    if (!questions_.empty()) answer(input_.below(questions_.size()), input_.below(4) == 0);
  }

  void asks(const Asker& asker, std::size_t what) {
    const auto who = input_.below(8);
    const Target to = who < 3 ? Target(user(who)) : who < 6 ? RoomId::direct(user(who), user(who + 1)) : tea;
    const Cid cid{std::to_string(++cids_)};
    if (what == 0) return happens(Request{asker, Unsubscribe{to}});
    if (what == 1) return happens(Request{asker, Subscribe{to, Position{input_.below(8)}, {}}});
    happens(Request{asker, Say{to, "hello", cid, EntryId{{cids_, 1}}}});
  }

  /// What another shard says of a log: its newest entry, or one again. Some such words are lost.
  void hears(RoomId room, std::size_t how) {
    if (how < 2) logs_[room].append({{}, room, {user(0), "ana"}, {}, Cid{"elsewhere"}, {}, Said{"hello"}});
    const auto& log = logs_[room].entries();
    if (how == 0 || log.empty()) return;
    const std::vector<Announcement> word{{how == 1 ? log.back() : log[input_.byte() % log.size()], {}}};
    happens(Heard{std::make_shared<const News>(News{ShardId{2}, 22, word})});
  }

  void answer(std::size_t number, bool fails) {
    const Effect question = questions_[number];
    questions_.erase(questions_.begin() + static_cast<std::ptrdiff_t>(number));
    if (const auto* const load = std::get_if<LoadPerson>(&question)) {
      PersonRecord record{"ana", {Membership{}}};  // The lobby.
      record.rooms.front().room.head = logs_[RoomId::lobby()].head();
      happens(PersonLoaded{load->session, std::move(record)});
    } else if (const auto* const changes = std::get_if<LoadChanges>(&question)) {
      happens(ChangesLoaded{changes->after, Changes{}});
    } else if (const auto* const read = std::get_if<LoadPage>(&question)) {
      PageLoaded loaded{read->asker, read->use, read->query, Fault::unavailable};
      if (!fails) loaded.answer = logs_[read->query.room].page(read->query);
      happens(loaded);
    } else if (const auto* const write = std::get_if<AppendDraft>(&question)) {
      const auto& draft = write->draft;
      const bool is_strangers = draft.room.kind == RoomKind::direct && !draft.to;
      Result<Appended, Fault> answer = Fault::unavailable;
      if (!fails && is_strangers) answer = Appended{Refusal::unknown_room};
      if (!fails && !is_strangers) answer = Appended{Stored{logs_[draft.room].append(draft), false, {}}};
      happens(DraftAppended{write->asker, draft.cid, answer});
    }
  }

  void happens(const Event& event) {
    Effects effects;
    hub_.handle(event, now_, effects);
    for (const Effect& effect : effects) std::visit([&](const auto& one) { judge(one, event); }, effect);
    for (const std::size_t at : {0U, 1U, 2U})
      judge_listeners(RoomId::direct(user(at), user(at + 1)), user(at + 2));
    for (const RoomId room : {RoomId::lobby(), tea}) judge_listeners(room, std::nullopt);
  }

  void judge_listeners(RoomId room, std::optional<UserId> stranger) {
    bool is_heard = false;
    for (const auto dialect : {Dialect::original, Dialect::full}) {
      for (const SessionId session : hub_.listeners(room, dialect)) {
        CHECK(open_.contains(session) && told_.contains({room, session}), "nobody hears unasked");
        CHECK(signed_in_.at(session) != stranger, "two people talk alone");
        is_heard = true;
      }
    }
    if (!is_heard) heard_.erase(room);
  }

  template <typename Kind>
  void judge(const Kind& effect, const Event& event) {
    if constexpr (std::is_same_v<Kind, Welcome>) signed_in_[effect.asker.session] = effect.who.id;
    if constexpr (std::is_same_v<Kind, Listen>) told_.emplace(effect.room, effect.session);
    if constexpr (std::is_same_v<Kind, Close>) CHECK(open_.erase(effect.session) == 1, "each closes once");
    if constexpr (std::is_same_v<Kind, Acknowledge>) {
      const auto* const appended = std::get_if<DraftAppended>(&event);
      CHECK(appended && appended->answer && appended->cid == effect.cid, "it is the store that acknowledges");
      CHECK(open_.contains(effect.asker.session), "nobody is answered who is not there");
    }
    if constexpr (std::is_same_v<Kind, Deliver>) {
      const Entry& entry = *effect.entry;
      CHECK(logs_[entry.room].has(effect.entry), "what is heard is stored");
      const auto [heard, is_first] = heard_.emplace(entry.room, entry.position);
      CHECK(is_first || heard->second.next() == entry.position, "in order, each once, with no hole");
      heard->second = entry.position;
    }
    if constexpr (std::is_same_v<Kind, LoadPerson> || std::is_same_v<Kind, LoadPage> ||
                  std::is_same_v<Kind, LoadChanges> || std::is_same_v<Kind, AppendDraft>)
      questions_.emplace_back(effect);
  }

  fuzz::Input input_;
  Hub hub_{ShardId{1}, 77, Limits{}};
  Now now_{Tick{Duration{100'000}}, Instant{Duration{1'000'000}}};
  std::map<std::uint32_t, std::uint32_t> generations_;  // Of the slots.
  std::map<RoomId, fuzz::Log> logs_;
  std::map<RoomId, Position> heard_;  // Of rooms with listeners.
  std::set<SessionId> open_;
  std::map<SessionId, UserId> signed_in_;
  std::set<std::pair<RoomId, SessionId>> told_;  // That they listen.
  std::vector<Effect> questions_;
  std::uint64_t cids_ = 0;
};

}  // namespace
}  // namespace teahouse

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  teahouse::Story({bytes, size}).tell();
  return 0;
}
