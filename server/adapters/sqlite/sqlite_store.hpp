#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

#include "ports/directory.hpp"
#include "ports/files.hpp"
#include "ports/invitations.hpp"
#include "ports/store.hpp"
#include "ports/subscriptions.hpp"

namespace teahouse {

struct SqliteOptions {
  std::filesystem::path directory;  ///< Made if it is not there.
  std::size_t readers = 2;          ///< Threads.
  /// The WAL is copied into the database each time it has grown by so many pages. Many enough that a page
  /// which is written again and again is copied once, few enough that a start after a crash reads them in no
  /// time: 16 MiB.
  int checkpoint_pages = 4096;
  std::string vfs = {};  ///< SQLite's name of what stands between it and the disk; empty for the usual.
};

/// Everything in one SQLite file in a directory that one process holds. Survives kill -9 and power failure:
/// what was answered is on disk.
///
/// Answers come from the store's own threads; a fault that needs no disk is answered on the caller's. Faults
/// of the disk are written to the log once.
class SqliteStore final : public Store,
                          public Directory,
                          public Files,
                          public Invitations,
                          public Subscriptions {
 public:
  /// Throws std::runtime_error with words for the operator.
  explicit SqliteStore(const SqliteOptions& options);
  ~SqliteStore() override;

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

  void begin_file(FileDraft draft, FileLimits limits, Done<FileBegun> done) override;
  void own_file(UserId owner, FileId file, Done<std::optional<FileRecord>> done) override;
  void finish_file(FileId file, FileFacts facts, Done<bool> done) override;
  void drop_file(UserId owner, FileId file, Done<bool> done) override;
  void file_in(RoomId room, FileId file, UserId reader, Done<std::optional<FileRecord>> done) override;
  void unneeded_files(Instant begun_before, Done<std::vector<FileId>> done) override;
  void files_are_gone(std::vector<FileId> files, Instant now, Done<bool> done) override;

  void invite(InviteDraft draft, Done<Invited> done) override;
  void revoke(UserId who, RoomId room, InviteId invite, Instant now, Done<Invited> done) override;
  void invites(UserId who, RoomId room, Instant now, Done<Invited> done) override;
  void find_invite(InviteId invite, UserId who, Instant now,
                   Done<std::variant<InviteFound, Refusal>> done) override;
  void subscribe(UserId who, Subscription subscription, Instant now, Done<bool> done) override;
  void unsubscribe(std::optional<UserId> who, std::string endpoint, Done<bool> done) override;
  void subscribers(SubscriberSearch search, Done<Subscribers> done) override;

  /// Answers everything that was asked, then closes the file; what is asked from now on is answered
  /// Fault::shutting_down. Waits. By the thread that made the store; the destructor does it too.
  void drain();

  /// For metrics. How far commits are shared is writes / commits. Any thread.
  struct Counts {
    std::uint64_t commits = 0;  ///< Transactions made durable.
    std::uint64_t writes = 0;   ///< Requests answered by them.
    bool read_only = false;     ///< The disk has failed, or is full.
    bool indexing = false;      ///< There are many words that are not in the index yet.
  };
  Counts counts() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace teahouse
