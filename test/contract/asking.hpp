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
#include "ports/files.hpp"
#include "ports/invitations.hpp"
#include "ports/store.hpp"
#include "ports/subscriptions.hpp"

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

inline Result<ForgottenAll, Fault> forget(Store& store, ForgetDraft wish) {
  Awaited<ForgottenAll> answer;
  store.forget(std::move(wish), answer.done());
  return answer.result();
}

inline Result<OwnMessages, Fault> own_messages(Store& store, UserId who, std::optional<OwnPlace> after) {
  Awaited<OwnMessages> answer;
  store.own_messages(who, after, answer.done());
  return answer.result();
}

inline Result<Appended, Fault> create_room(Directory& directory, RoomDraft draft) {
  Awaited<Appended> answer;
  directory.create_room(std::move(draft), answer.done());
  return answer.result();
}

inline Result<FileBegun, Fault> begin_file(Files& files, const FileDraft& draft, const FileLimits& limits) {
  Awaited<FileBegun> answer;
  files.begin_file(draft, limits, answer.done());
  return answer.result();
}

inline Result<std::optional<FileRecord>, Fault> own_file(Files& files, UserId owner, FileId file) {
  Awaited<std::optional<FileRecord>> answer;
  files.own_file(owner, file, answer.done());
  return answer.result();
}

inline Result<bool, Fault> finish_file(Files& files, FileId file, const FileFacts& facts) {
  Awaited<bool> answer;
  files.finish_file(file, facts, answer.done());
  return answer.result();
}

inline Result<bool, Fault> drop_file(Files& files, UserId owner, FileId file) {
  Awaited<bool> answer;
  files.drop_file(owner, file, answer.done());
  return answer.result();
}

inline Result<std::optional<FileRecord>, Fault> file_in(Files& files, RoomId room, FileId file,
                                                        UserId reader) {
  Awaited<std::optional<FileRecord>> answer;
  files.file_in(room, file, reader, answer.done());
  return answer.result();
}

inline Result<std::vector<FileId>, Fault> unneeded_files(Files& files, Instant begun_before) {
  Awaited<std::vector<FileId>> answer;
  files.unneeded_files(begun_before, answer.done());
  return answer.result();
}

inline Result<bool, Fault> files_are_gone(Files& files, const std::vector<FileId>& gone, Instant now) {
  Awaited<bool> answer;
  files.files_are_gone(gone, now, answer.done());
  return answer.result();
}

inline Result<std::variant<Members, Refusal>, Fault> find_members(Directory& directory, MemberSearch search) {
  Awaited<std::variant<Members, Refusal>> answer;
  directory.find_members(std::move(search), answer.done());
  return answer.result();
}

inline Result<std::optional<PersonFound>, Fault> find_person(Directory& directory, UserId whom) {
  Awaited<std::optional<PersonFound>> answer;
  directory.find_person(whom, answer.done());
  return answer.result();
}

inline Result<std::vector<RoomFound>, Fault> find_rooms(Directory& directory, RoomSearch search) {
  Awaited<std::vector<RoomFound>> answer;
  directory.find_rooms(std::move(search), answer.done());
  return answer.result();
}

inline Result<Invited, Fault> invite(Invitations& invitations, InviteDraft draft) {
  Awaited<Invited> answer;
  invitations.invite(std::move(draft), answer.done());
  return answer.result();
}

inline Result<Invited, Fault> revoke(Invitations& invitations, UserId who, RoomId room, InviteId invite,
                                     Instant now) {
  Awaited<Invited> answer;
  invitations.revoke(who, room, invite, now, answer.done());
  return answer.result();
}

inline Result<Invited, Fault> invites(Invitations& invitations, UserId who, RoomId room, Instant now) {
  Awaited<Invited> answer;
  invitations.invites(who, room, now, answer.done());
  return answer.result();
}

inline Result<std::variant<InviteFound, Refusal>, Fault> find_invite(Invitations& invitations,
                                                                     InviteId invite, UserId who,
                                                                     Instant now) {
  Awaited<std::variant<InviteFound, Refusal>> answer;
  invitations.find_invite(invite, who, now, answer.done());
  return answer.result();
}

inline Result<bool, Fault> subscribe(Subscriptions& subscriptions, UserId who, Subscription subscription,
                                     Instant now) {
  Awaited<bool> answer;
  subscriptions.subscribe(who, std::move(subscription), now, answer.done());
  return answer.result();
}

inline Result<bool, Fault> unsubscribe(Subscriptions& subscriptions, std::optional<UserId> who,
                                       std::string endpoint) {
  Awaited<bool> answer;
  subscriptions.unsubscribe(who, std::move(endpoint), answer.done());
  return answer.result();
}

inline Result<Subscribers, Fault> subscribers(Subscriptions& subscriptions, SubscriberSearch search) {
  Awaited<Subscribers> answer;
  subscriptions.subscribers(search, answer.done());
  return answer.result();
}

}  // namespace teahouse
