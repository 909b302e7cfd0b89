#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "node/shard.hpp"

namespace teahouse {

/// Ports for the tests of a shard: they keep what they are asked until the test answers.
struct PortsForTest final : Store, Directory, Invitations, Subscriptions, Bus, Clock, Random, Pusher {
  struct Wires final : Transport {
    void broadcast(const Frames& frames, std::span<const SessionId> listeners, Care) override {
      ++broadcasts;
      for (const SessionId session : listeners) keep(session, frames);
    }
    void send(SessionId session, const Frames& frames) override { keep(session, frames); }
    std::size_t waiting(SessionId) override { return behind; }
    void allow(SessionId session, std::size_t) override { allowed.push_back(session); }
    void close(SessionId session, CloseCode code, std::string_view) override {
      closed.emplace_back(session, code);
    }
    void flush() override {}

    void keep(SessionId session, const Frames& frames) {
      for (std::size_t at = 0; at < frames.count(); ++at) told[session].emplace_back(frames.frame(at));
    }

    std::map<SessionId, std::vector<std::string>> told;
    std::vector<SessionId> allowed;
    std::size_t behind = 0;
    std::vector<std::pair<SessionId, CloseCode>> closed;
    int broadcasts = 0;
  };

  struct Tokens final : Identity {
    Token issue(UserId, Purpose, Instant) const override { return {"token", {}}; }
    Result<Claims, TokenFault> verify(std::string_view, Purpose, Instant) const override {
      ++verified;
      if (fault) return *fault;
      return Claims{UserId{{7, 7}}, {}};
    }
    std::optional<TokenFault> fault;
    mutable int verified = 0;
  };

  World world() { return {*this, *this, *this, *this, *this, identity, *this, *this, transport, *this}; }

  void append(Draft draft, Done<Appended> done) override {
    drafts.emplace_back(std::move(draft), std::move(done));
  }
  void forget(ForgetDraft, Done<ForgottenAll> done) override { done(Fault::unavailable); }
  void page(PageQuery, Done<std::variant<Page, Refusal>> done) override {
    done(std::variant<Page, Refusal>(Page{}));
  }
  void find_messages(MessageSearch, Done<std::variant<MessagesFound, Refusal>> done) override {
    done(Fault::unavailable);
  }
  void own_messages(UserId, std::optional<OwnPlace>, Done<OwnMessages> done) override {
    done(Fault::unavailable);
  }
  void changes(std::uint64_t, Done<Changes> done) override { polls.push_back(std::move(done)); }
  void person(UserId who, Done<PersonRecord> done) override { people.emplace_back(who, std::move(done)); }
  void rename(UserId, std::string, Instant, Done<Instant> done) override { names.push_back(std::move(done)); }
  void mark(UserId, MarkMove, Done<std::optional<Mark>> done) override { done(Fault::unavailable); }
  void set_room(UserId, RoomId, RoomSettings, Done<std::optional<RoomSettings>> done) override {
    done(Fault::unavailable);
  }
  void create_room(RoomDraft, Done<Appended> done) override { done(Fault::unavailable); }
  void find_rooms(RoomSearch, Done<std::vector<RoomFound>> done) override { done(Fault::unavailable); }
  void find_members(MemberSearch, Done<std::variant<Members, Refusal>> done) override {
    done(Fault::unavailable);
  }
  void find_person(UserId, Done<std::optional<PersonFound>> done) override { done(Fault::unavailable); }
  void invite(InviteDraft, Done<Invited> done) override { done(Fault::unavailable); }
  void revoke(UserId, RoomId, InviteId, Instant, Done<Invited> done) override { done(Fault::unavailable); }
  void invites(UserId, RoomId, Instant, Done<Invited> done) override { done(Fault::unavailable); }
  void find_invite(InviteId, UserId, Instant, Done<std::variant<InviteFound, Refusal>> done) override {
    done(Fault::unavailable);
  }
  void subscribe(UserId, Subscription, Instant, Done<bool> done) override { done(true); }
  void unsubscribe(std::optional<UserId>, std::string endpoint, Done<bool> done) override {
    unsubscribed.push_back(std::move(endpoint));
    done(true);
  }
  void subscribers(SubscriberSearch, Done<Subscribers> done) override { done(browsers); }
  void push(Letter letter, Done<PushOutcome> done) override {
    letters.push_back(std::move(letter));
    done(fate);
  }
  void publish(NewsPtr word) override { published.push_back(std::move(word)); }
  Now now() const override { return {tick, Instant{Duration{1'000'000}}}; }
  std::uint64_t bits() override { return ++dice; }

  void answer_changes() {
    for (auto& done : std::exchange(polls, {})) done(Changes{});
  }
  void answer_people() {
    for (auto& [who, done] : std::exchange(people, {})) {
      PersonRecord record;
      record.rooms.emplace_back();
      done(std::move(record));
    }
  }
  void answer_names() {
    for (auto& done : std::exchange(names, {})) done(Instant{});
  }
  void commit() {
    for (auto& [draft, done] : std::exchange(drafts, {})) {
      done(Appended(Stored{std::make_shared<const Entry>(Entry{draft.room, ++head, draft.id, draft.author,
                                                               draft.to, draft.cid, draft.at, draft.what}),
                           false,
                           {}}));
    }
  }
  std::vector<Announcement> announced() const {
    std::vector<Announcement> all;
    for (const NewsPtr& news : published) {
      if (const auto* const some = std::get_if<std::vector<Announcement>>(&news->word))
        all.insert(all.end(), some->begin(), some->end());
    }
    return all;
  }

  struct Head {
    std::uint64_t value = 0;
    Position operator++() { return Position{++value}; }
  };

  Tick tick{Duration{100'000}};
  Wires transport;
  Tokens identity;
  std::vector<std::pair<Draft, Done<Appended>>> drafts;
  std::vector<Done<Changes>> polls;
  std::vector<std::pair<UserId, Done<PersonRecord>>> people;
  std::vector<Done<Instant>> names;
  std::vector<NewsPtr> published;
  Subscribers browsers;
  std::vector<std::string> unsubscribed;
  std::vector<Letter> letters;
  PushOutcome fate{PushFate::delivered, 201};
  std::uint64_t dice = 0;
  Head head;
};

}  // namespace teahouse
