#pragma once

#include <chrono>
#include <cstdlib>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/check.hpp"
#include "ports/directory.hpp"
#include "ports/store.hpp"

namespace teahouse {

/// An answer that is on its way.
template <typename T>
class Awaited {
 public:
  /// To be given to whoever answers, once.
  Done<T> done() {
    return [promise = promise_](Result<T, Fault> answer) { promise->set_value(std::move(answer)); };
  }

  Result<T, Fault> result() {
    CHECK(future_.wait_for(std::chrono::seconds(30)) == std::future_status::ready,
          "every question is answered");
    return future_.get();
  }

 private:
  std::shared_ptr<std::promise<Result<T, Fault>>> promise_ =
      std::make_shared<std::promise<Result<T, Fault>>>();
  std::future<Result<T, Fault>> future_ = promise_->get_future();
};

// The questions of the ports, asked as if they were answered at once.

inline Result<Appended, Fault> append(Store& store, Draft draft) {
  Awaited<Appended> answer;
  store.append(std::move(draft), answer.done());
  return answer.result();
}

inline Result<std::variant<Page, Refusal>, Fault> page(Store& store, const PageQuery& query) {
  Awaited<std::variant<Page, Refusal>> answer;
  store.page(query, answer.done());
  return answer.result();
}

inline Result<Changes, Fault> changes(Store& store, std::uint64_t after) {
  Awaited<Changes> answer;
  store.changes(after, answer.done());
  return answer.result();
}

inline Result<PersonRecord, Fault> person(Directory& directory, UserId who) {
  Awaited<PersonRecord> answer;
  directory.person(who, answer.done());
  return answer.result();
}

inline Result<Instant, Fault> rename(Directory& directory, const Person& person, Instant at) {
  Awaited<Instant> answer;
  directory.rename(person.id, person.name, at, answer.done());
  return answer.result();
}

inline Result<std::optional<Mark>, Fault> mark(Directory& directory, UserId who, const MarkMove& move) {
  Awaited<std::optional<Mark>> answer;
  directory.mark(who, move, answer.done());
  return answer.result();
}

inline Result<std::variant<MessagesFound, Refusal>, Fault> find_messages(Store& store, MessageSearch search) {
  Awaited<std::variant<MessagesFound, Refusal>> answer;
  store.find_messages(std::move(search), answer.done());
  return answer.result();
}

/// All that is found, however many pieces it comes in: where a piece ends is each store's own affair.
inline std::variant<std::vector<MessageFound>, Refusal> find_all_messages(Store& store,
                                                                          MessageSearch search) {
  std::vector<MessageFound> all;
  while (true) {
    const auto answer = *find_messages(store, search);
    if (const auto* const refusal = std::get_if<Refusal>(&answer)) return *refusal;
    const auto& piece = std::get<MessagesFound>(answer);
    all.insert(all.end(), piece.messages.begin(), piece.messages.end());
    if (!piece.next) return all;
    search.after = piece.next;
  }
}

inline Result<Appended, Fault> create_room(Directory& directory, RoomDraft draft) {
  Awaited<Appended> answer;
  directory.create_room(std::move(draft), answer.done());
  return answer.result();
}

inline Result<std::vector<RoomFound>, Fault> find_rooms(Directory& directory, RoomSearch search) {
  Awaited<std::vector<RoomFound>> answer;
  directory.find_rooms(std::move(search), answer.done());
  return answer.result();
}

}  // namespace teahouse
