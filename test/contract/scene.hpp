#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "asking.hpp"
#include "backend.hpp"

namespace teahouse {

inline const Person ana{UserId{{0xa, 1}}, "ana"};
inline const Person ben{UserId{{0xb, 2}}, "ben"};
inline const Person cem{UserId{{0xc, 3}}, "cem"};

inline const RoomId tea{RoomKind::open, {0x7ea, 1}};
inline const RoomId coffee{RoomKind::open, {0xc0ffee, 2}};

inline Instant at(std::int64_t milliseconds) {
  return Instant{Duration{1'700'000'000'000 + milliseconds}};
}

/// What people do in the tests of a store, with drafts that differ where they must.
class Scene {
 public:
  explicit Scene(Backend& backend) : backend_(backend) {}

  Store& store() { return backend_.store(); }
  Directory& directory() { return backend_.directory(); }

  Cid fresh_cid() { return Cid{"cid-of-sixteen-and-" + std::to_string(++count_)}; }

  Draft draft(const Person& author, RoomId room, What what) {
    const auto cid = fresh_cid();
    return {EntryId{{0xe, count_}}, room, author, std::nullopt, cid, at(static_cast<std::int64_t>(count_)),
            std::move(what)};
  }
  Draft said(const Person& author, RoomId room, std::string text) {
    return draft(author, room, Said{std::move(text)});
  }
  Draft said_to(const Person& author, const Person& to, std::string text) {
    auto draft = said(author, RoomId::direct(author.id, to.id), std::move(text));
    draft.to = to.id;
    return draft;
  }
  RoomDraft room(const Person& author, RoomId id, std::string name, std::string topic = {}) {
    const auto cid = fresh_cid();
    return {id,
            std::move(name),
            std::move(topic),
            author,
            EntryId{{0xe, count_}},
            cid,
            at(static_cast<std::int64_t>(count_))};
  }

  /// The newest page as the server itself sees it.
  static PageQuery query(RoomId room) {
    PageQuery query;
    query.room = room;
    return query;
  }
  static PageQuery query(RoomId room, const Person& reader) {
    auto query = Scene::query(room);
    query.reader = reader.id;
    return query;
  }

  // What is expected to be done.
  Stored append(const Draft& draft) { return stored(teahouse::append(store(), draft)); }
  Stored create(const RoomDraft& draft) { return stored(teahouse::create_room(directory(), draft)); }
  EntryPtr say(const Person& author, RoomId room, std::string text) {
    return append(said(author, room, std::move(text))).entry;
  }
  /// Many things, in one breath: a disk is waited for a few times and not for each.
  template <typename Text>
  void say_many(const Person& author, RoomId room, int times, Text text) {
    std::vector<Awaited<Appended>> answers(static_cast<std::size_t>(times));
    for (int i = 0; i < times; ++i)
      store().append(said(author, room, text(i)), answers[static_cast<std::size_t>(i)].done());
    for (auto& answer : answers) stored(answer.result());
  }
  EntryPtr tell(const Person& author, const Person& to, std::string text) {
    return append(said_to(author, to, std::move(text))).entry;
  }
  Stored enter(const Person& who, RoomId room) { return append(draft(who, room, Entered{})); }
  Stored leave(const Person& who, RoomId room) { return append(draft(who, room, Left{})); }
  Instant rename(const Person& person, Instant when = at(0)) {
    return *teahouse::rename(directory(), person, when);
  }
  std::optional<Mark> mark(const Person& who, RoomId room, std::uint64_t position) {
    return *teahouse::mark(directory(), who.id, {room, Position{position}});
  }
  std::optional<Mark> mark(const Person& who, const MarkMove& move) {
    return *teahouse::mark(directory(), who.id, move);
  }
  PersonRecord person(const Person& who) { return *teahouse::person(directory(), who.id); }
  Page page(RoomId room) { return page(query(room)); }
  Page page(const PageQuery& query) { return std::get<Page>(*teahouse::page(store(), query)); }
  Changes changes(std::uint64_t after) { return *teahouse::changes(store(), after); }
  std::vector<RoomFound> find(std::string query, std::uint32_t limit = 50) {
    return *teahouse::find_rooms(directory(), {std::move(query), ana.id, limit});
  }

  // What is expected to be refused.
  Refusal refusal(const Draft& draft) { return std::get<Refusal>(*teahouse::append(store(), draft)); }
  Refusal refusal(const RoomDraft& draft) {
    return std::get<Refusal>(*teahouse::create_room(directory(), draft));
  }
  Refusal refusal(const PageQuery& query) { return std::get<Refusal>(*teahouse::page(store(), query)); }

 private:
  static Stored stored(Result<Appended, Fault> answer) { return std::get<Stored>(*std::move(answer)); }

  Backend& backend_;
  std::uint64_t count_ = 0;
};

/// A suite that holds for every kind of Backend.
class Contract : public testing::TestWithParam<BackendKind> {
 protected:
  std::unique_ptr<Backend> backend_ = GetParam().make();
  Scene scene_{*backend_};
};

}  // namespace teahouse
