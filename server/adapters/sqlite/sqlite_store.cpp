#include "adapters/sqlite/sqlite_store.hpp"

#include <atomic>
#include <utility>

#include "adapters/sqlite/data_directory.hpp"
#include "adapters/sqlite/readers.hpp"
#include "adapters/sqlite/writer.hpp"
#include "base/check.hpp"

namespace teahouse {

/// In the order in which they are needed: the file is made before it is read, and held until all are done
/// with it.
struct SqliteStore::Parts {
  explicit Parts(const SqliteOptions& options)
      : directory(options.directory),
        writer(directory.database(), options.vfs, options.checkpoint_pages),
        readers(directory.database(), options.vfs, options.readers) {}

  DataDirectory directory;
  Writer writer;
  Readers readers;
  /// Whether there can be anybody to push to, or to push everything to: most houses have nobody, and this is
  /// asked with every message. Once true they stay so until the next start.
  std::atomic<bool> has_browsers{false};
  std::atomic<bool> has_loud{false};
};

SqliteStore::SqliteStore(const SqliteOptions& options) : parts_(std::make_unique<Parts>(options)) {
  Database database(parts_->directory.database(), Database::Access::read, options.vfs);
  parts_->has_browsers = database.number("SELECT EXISTS (SELECT 1 FROM subscriptions)") != 0;
  parts_->has_loud = database.number("SELECT EXISTS (SELECT 1 FROM memberships WHERE level = 1)") != 0;
}

SqliteStore::~SqliteStore() {
  drain();
}

void SqliteStore::append(Draft draft, Done<Appended> done) {
  const std::size_t bytes = words(draft.what).size();
  parts_->writer.ask(
      make_job<Ledger, Appended>([draft = std::move(draft)](Ledger& ledger) { return ledger.append(draft); },
                                 std::move(done)),
      bytes);
}

void SqliteStore::forget(ForgetDraft wish, Done<ForgottenAll> done) {
  parts_->writer.ask(
      make_job<Ledger, ForgottenAll>([wish = std::move(wish)](Ledger& ledger) { return ledger.forget(wish); },
                                     std::move(done)),
      0);
}

void SqliteStore::page(PageQuery query, Done<std::variant<Page, Refusal>> done) {
  parts_->readers.ask(make_job<Reader, std::variant<Page, Refusal>>(
      [query](Reader& reader) { return reader.page(query); }, std::move(done)));
}

void SqliteStore::find_messages(MessageSearch search, Done<std::variant<MessagesFound, Refusal>> done) {
  parts_->readers.ask(make_job<Reader, std::variant<MessagesFound, Refusal>>(
      [search = std::move(search)](Reader& reader) { return reader.find_messages(search); },
      std::move(done)));
}

void SqliteStore::own_messages(UserId who, std::optional<OwnPlace> after, Done<OwnMessages> done) {
  parts_->readers.ask(make_job<Reader, OwnMessages>(
      [who, after](Reader& reader) { return reader.own_messages(who, after); }, std::move(done)));
}

void SqliteStore::changes(std::uint64_t after, Done<Changes> done) {
  parts_->readers.ask(
      make_job<Reader, Changes>([after](Reader& reader) { return reader.changes(after); }, std::move(done)));
}

void SqliteStore::person(UserId who, Done<PersonRecord> done) {
  parts_->readers.ask(
      make_job<Reader, PersonRecord>([who](Reader& reader) { return reader.person(who); }, std::move(done)));
}

void SqliteStore::rename(UserId who, std::string name, Instant at, Done<Instant> done) {
  parts_->writer.ask(make_job<Ledger, Instant>([who, name = std::move(name),
                                                at](Ledger& ledger) { return ledger.rename(who, name, at); },
                                               std::move(done)),
                     0);
}

void SqliteStore::mark(UserId who, MarkMove move, Done<std::optional<Mark>> done) {
  parts_->writer.ask(make_job<Ledger, std::optional<Mark>>(
                         [=](Ledger& ledger) { return ledger.mark(who, move); }, std::move(done)),
                     0);
}

void SqliteStore::set_room(UserId who, RoomId room, RoomSettings settings,
                           Done<std::optional<RoomSettings>> done) {
  if (settings.level == Level::all) parts_->has_loud = true;
  parts_->writer.ask(
      make_job<Ledger, std::optional<RoomSettings>>(
          [=](Ledger& ledger) { return ledger.set_room(who, room, settings); }, std::move(done)),
      0);
}

void SqliteStore::create_room(RoomDraft draft, Done<Appended> done) {
  CHECK(draft.id.kind == RoomKind::open, "only open rooms are made by somebody's wish");
  parts_->writer.ask(
      make_job<Ledger, Appended>(
          [draft = std::move(draft)](Ledger& ledger) { return ledger.create_room(draft); }, std::move(done)),
      0);
}

void SqliteStore::find_rooms(RoomSearch search, Done<std::vector<RoomFound>> done) {
  parts_->readers.ask(make_job<Reader, std::vector<RoomFound>>(
      [search = std::move(search)](Reader& reader) { return reader.find_rooms(search); }, std::move(done)));
}

void SqliteStore::begin_file(FileDraft draft, FileLimits limits, Done<FileBegun> done) {
  parts_->writer.ask(
      make_job<Ledger, FileBegun>([=](Ledger& ledger) { return ledger.files().begin(draft, limits); },
                                  std::move(done)),
      0);
}

void SqliteStore::own_file(UserId owner, FileId file, Done<std::optional<FileRecord>> done) {
  parts_->readers.ask(make_job<Reader, std::optional<FileRecord>>(
      [=](Reader& reader) { return reader.own_file(owner, file); }, std::move(done)));
}

void SqliteStore::finish_file(FileId file, FileFacts facts, Done<bool> done) {
  parts_->writer.ask(make_job<Ledger, bool>(
                         [=](Ledger& ledger) { return ledger.files().finish(file, facts); }, std::move(done)),
                     0);
}

void SqliteStore::drop_file(UserId owner, FileId file, Done<bool> done) {
  parts_->writer.ask(make_job<Ledger, bool>([=](Ledger& ledger) { return ledger.files().drop(owner, file); },
                                            std::move(done)),
                     0);
}

void SqliteStore::file_in(RoomId room, FileId file, UserId reader, Done<std::optional<FileRecord>> done) {
  parts_->readers.ask(make_job<Reader, std::optional<FileRecord>>(
      [=](Reader& desk) { return desk.file_in(room, file, reader); }, std::move(done)));
}

void SqliteStore::unneeded_files(Instant begun_before, Done<std::vector<FileId>> done) {
  parts_->writer.ask(
      make_job<Ledger, std::vector<FileId>>(
          [=](Ledger& ledger) { return ledger.files().unneeded(begun_before); }, std::move(done)),
      0);
}

void SqliteStore::files_are_gone(std::vector<FileId> files, Instant now, Done<bool> done) {
  parts_->writer.ask(make_job<Ledger, bool>(
                         [=, files = std::move(files)](Ledger& ledger) {
                           ledger.files().are_gone(files, now);
                           return true;
                         },
                         std::move(done)),
                     0);
}

void SqliteStore::find_members(MemberSearch search, Done<std::variant<Members, Refusal>> done) {
  parts_->readers.ask(make_job<Reader, std::variant<Members, Refusal>>(
      [search = std::move(search)](Reader& reader) { return reader.find_members(search); }, std::move(done)));
}

void SqliteStore::find_person(UserId whom, Done<std::optional<PersonFound>> done) {
  parts_->readers.ask(make_job<Reader, std::optional<PersonFound>>(
      [whom](Reader& reader) { return reader.find_person(whom); }, std::move(done)));
}

void SqliteStore::invite(InviteDraft draft, Done<Invited> done) {
  parts_->writer.ask(
      make_job<Ledger, Invited>([draft = std::move(draft)](Ledger& ledger) { return ledger.invite(draft); },
                                std::move(done)),
      0);
}

void SqliteStore::revoke(UserId who, RoomId room, InviteId invite, Instant now, Done<Invited> done) {
  parts_->writer.ask(
      make_job<Ledger, Invited>([=](Ledger& ledger) { return ledger.revoke(who, room, invite, now); },
                                std::move(done)),
      0);
}

void SqliteStore::invites(UserId who, RoomId room, Instant now, Done<Invited> done) {
  parts_->readers.ask(make_job<Reader, Invited>(
      [=](Reader& reader) { return reader.invites(who, room, now); }, std::move(done)));
}

void SqliteStore::find_invite(InviteId invite, UserId who, Instant now,
                              Done<std::variant<InviteFound, Refusal>> done) {
  parts_->readers.ask(make_job<Reader, std::variant<InviteFound, Refusal>>(
      [=](Reader& reader) { return reader.find_invite(invite, who, now); }, std::move(done)));
}

void SqliteStore::subscribe(UserId who, Subscription subscription, Instant now, Done<bool> done) {
  const std::size_t bytes = subscription.endpoint.size();
  parts_->has_browsers = true;
  parts_->writer.ask(
      make_job<Ledger, bool>([who, now, subscription = std::move(subscription)](
                                 Ledger& ledger) { return ledger.subscribe(who, subscription, now); },
                             std::move(done)),
      bytes);
}

void SqliteStore::unsubscribe(std::optional<UserId> who, std::string endpoint, Done<bool> done) {
  const std::size_t bytes = endpoint.size();
  parts_->writer.ask(make_job<Ledger, bool>([who, endpoint = std::move(endpoint)](
                                                Ledger& ledger) { return ledger.unsubscribe(who, endpoint); },
                                            std::move(done)),
                     bytes);
}

void SqliteStore::subscribers(SubscriberSearch search, Done<Subscribers> done) {
  if (!parts_->has_browsers || (search.all_only && !parts_->has_loud)) return done(Subscribers{});
  parts_->readers.ask(make_job<Reader, Subscribers>(
      [=](Reader& reader) { return reader.subscribers(search); }, std::move(done)));
}

void SqliteStore::drain() {
  parts_->readers.drain();
  parts_->writer.drain();
}

SqliteStore::Counts SqliteStore::counts() const {
  return {parts_->writer.commits(), parts_->writer.writes(), parts_->writer.is_read_only(),
          parts_->writer.is_indexing()};
}

}  // namespace teahouse
