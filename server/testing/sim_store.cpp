#include "testing/sim_store.hpp"

#include <algorithm>
#include <utility>

namespace teahouse::sim {

template <typename T>
void SimStore::answer(Done<T> done, Result<T, Fault> result) {
  clock_.after(dice_.delay(faults_.store_delay), [this, done = std::move(done), result = std::move(result)] {
    --outstanding_;
    done(result);
  });
}

template <typename T>
void SimStore::ask(Kind kind, std::function<void(Done<T>)> question, Done<T> done) {
  ++outstanding_;
  Duration wait = dice_.delay(faults_.store_delay);
  const Tick now = clock_.tick();
  if (kind == Kind::writes) {
    // There is one writer: it writes in the order in which it was asked.
    last_write_ = std::max(last_write_, now + wait);
    wait = last_write_ - now;
  }
  const bool fails_before = dice_.happens(faults_.store_fails_before);
  const bool fails_after = dice_.happens(faults_.store_fails_after);
  clock_.after(
      wait, [this, kind, fails_before, fails_after, question = std::move(question), done = std::move(done)] {
        if (kind == Kind::writes && faults_.store_is_read_only) return answer<T>(done, Fault::read_only);
        if (fails_before) {
          trace_.note("store", "fails, nothing done");
          return answer<T>(done, Fault::unavailable);
        }
        question([&](Result<T, Fault> result) {
          if (fails_after) trace_.note("store", "fails, but it is done");
          answer<T>(done, fails_after ? Result<T, Fault>(Fault::unavailable) : std::move(result));
        });
      });
}

Done<Appended> SimStore::witnessed(Done<Appended> done) {
  return [this, done = std::move(done)](Result<Appended, Fault> result) {
    if (result) {
      if (const auto* const stored = std::get_if<Stored>(&*result); stored != nullptr && !stored->repeated) {
        committed_(stored->entry);
      }
    }
    done(std::move(result));
  };
}

void SimStore::append(Draft draft, Done<Appended> done) {
  ask<Appended>(
      Kind::writes, [this, draft](Done<Appended> then) { memory_.append(draft, witnessed(std::move(then))); },
      std::move(done));
}

void SimStore::forget(ForgetDraft wish, Done<ForgottenAll> done) {
  ask<ForgottenAll>(
      Kind::writes,
      [this, wish](Done<ForgottenAll> then) {
        memory_.forget(wish, [this, then = std::move(then)](Result<ForgottenAll, Fault> result) {
          if (result) {
            for (const Stored& stored : result->entries)
              if (!stored.repeated) committed_(stored.entry);
          }
          then(std::move(result));
        });
      },
      std::move(done));
}

void SimStore::create_room(RoomDraft draft, Done<Appended> done) {
  ask<Appended>(
      Kind::writes,
      [this, draft](Done<Appended> then) { memory_.create_room(draft, witnessed(std::move(then))); },
      std::move(done));
}

void SimStore::page(PageQuery query, Done<std::variant<Page, Refusal>> done) {
  using Answer = std::variant<Page, Refusal>;
  ask<Answer>(
      Kind::reads, [this, query](Done<Answer> then) { memory_.page(query, std::move(then)); },
      std::move(done));
}

void SimStore::find_messages(MessageSearch search, Done<std::variant<MessagesFound, Refusal>> done) {
  using Answer = std::variant<MessagesFound, Refusal>;
  ask<Answer>(
      Kind::reads, [this, search](Done<Answer> then) { memory_.find_messages(search, std::move(then)); },
      std::move(done));
}

void SimStore::own_messages(UserId who, std::optional<OwnPlace> after, Done<OwnMessages> done) {
  ask<OwnMessages>(
      Kind::reads, [=, this](Done<OwnMessages> then) { memory_.own_messages(who, after, std::move(then)); },
      std::move(done));
}

void SimStore::changes(std::uint64_t after, Done<Changes> done) {
  ask<Changes>(
      Kind::reads, [this, after](Done<Changes> then) { memory_.changes(after, std::move(then)); },
      std::move(done));
}

void SimStore::person(UserId who, Done<PersonRecord> done) {
  ask<PersonRecord>(
      Kind::reads, [this, who](Done<PersonRecord> then) { memory_.person(who, std::move(then)); },
      std::move(done));
}

void SimStore::rename(UserId who, std::string name, Instant at, Done<Instant> done) {
  ask<Instant>(
      Kind::writes, [=, this](Done<Instant> then) { memory_.rename(who, name, at, std::move(then)); },
      std::move(done));
}

void SimStore::mark(UserId who, MarkMove move, Done<std::optional<Mark>> done) {
  using Answer = std::optional<Mark>;
  ask<Answer>(
      Kind::writes, [=, this](Done<Answer> then) { memory_.mark(who, move, std::move(then)); },
      std::move(done));
}

void SimStore::set_room(UserId who, RoomId room, RoomSettings settings,
                        Done<std::optional<RoomSettings>> done) {
  using Answer = std::optional<RoomSettings>;
  ask<Answer>(
      Kind::writes, [=, this](Done<Answer> then) { memory_.set_room(who, room, settings, std::move(then)); },
      std::move(done));
}

void SimStore::find_members(MemberSearch search, Done<std::variant<Members, Refusal>> done) {
  using Answer = std::variant<Members, Refusal>;
  ask<Answer>(
      Kind::reads, [this, search](Done<Answer> then) { memory_.find_members(search, std::move(then)); },
      std::move(done));
}

void SimStore::find_person(UserId whom, Done<std::optional<PersonFound>> done) {
  using Answer = std::optional<PersonFound>;
  ask<Answer>(
      Kind::reads, [this, whom](Done<Answer> then) { memory_.find_person(whom, std::move(then)); },
      std::move(done));
}

void SimStore::find_rooms(RoomSearch search, Done<std::vector<RoomFound>> done) {
  using Answer = std::vector<RoomFound>;
  ask<Answer>(
      Kind::reads, [this, search](Done<Answer> then) { memory_.find_rooms(search, std::move(then)); },
      std::move(done));
}

void SimStore::invite(InviteDraft draft, Done<Invited> done) {
  ask<Invited>(
      Kind::writes, [this, draft](Done<Invited> then) { memory_.invite(draft, std::move(then)); },
      std::move(done));
}

void SimStore::revoke(UserId who, RoomId room, InviteId invite, Instant now, Done<Invited> done) {
  ask<Invited>(
      Kind::writes,
      [=, this](Done<Invited> then) { memory_.revoke(who, room, invite, now, std::move(then)); },
      std::move(done));
}

void SimStore::invites(UserId who, RoomId room, Instant now, Done<Invited> done) {
  ask<Invited>(
      Kind::reads, [=, this](Done<Invited> then) { memory_.invites(who, room, now, std::move(then)); },
      std::move(done));
}

void SimStore::find_invite(InviteId invite, UserId who, Instant now,
                           Done<std::variant<InviteFound, Refusal>> done) {
  using Answer = std::variant<InviteFound, Refusal>;
  ask<Answer>(
      Kind::reads, [=, this](Done<Answer> then) { memory_.find_invite(invite, who, now, std::move(then)); },
      std::move(done));
}

void SimStore::subscribe(UserId who, Subscription subscription, Instant now, Done<bool> done) {
  ask<bool>(
      Kind::writes,
      [=, this](Done<bool> then) { memory_.subscribe(who, subscription, now, std::move(then)); },
      std::move(done));
}

void SimStore::unsubscribe(std::optional<UserId> who, std::string endpoint, Done<bool> done) {
  ask<bool>(
      Kind::writes, [=, this](Done<bool> then) { memory_.unsubscribe(who, endpoint, std::move(then)); },
      std::move(done));
}

void SimStore::subscribers(SubscriberSearch search, Done<Subscribers> done) {
  ask<Subscribers>(
      Kind::reads, [=, this](Done<Subscribers> then) { memory_.subscribers(search, std::move(then)); },
      std::move(done));
}

}  // namespace teahouse::sim
