#pragma once

#include <cstdint>
#include <optional>
#include <variant>

#include "core/records.hpp"
#include "ports/fault.hpp"

namespace teahouse {

/// Where logs are kept. It alone gives positions: contiguous from 1 per room, in commit order.
///
/// Every method may be called from any thread, and none waits; see Done. What an implementation owes is
/// written down as test/contract/store_contract.hpp, and every implementation passes it.
class Store {
 public:
  virtual ~Store() = default;

  /// Gives the draft the next position of its room, and answers when it cannot be lost any more (fsynced).
  ///
  /// The same author and cid again: the same answer again, marked `repeated`, if room and what are the same;
  /// else Refusal::cid_conflict. Decided in the same transaction: an open room must exist (unknown_room) and
  /// a speaker be its member (not_a_member); a private
  /// room is entered by an invitation (Draft::invite) or not at all, and is not there for whoever is not in
  /// it (unknown_room); by an invitation one enters if it is the room's (unknown_invite) and good
  /// (invite_revoked, invite_expired, invite_used_up), and it has been used once more; a direct room's `to`
  /// must be somebody known (unknown_recipient), and the room is made by its first entry; without `to` the
  /// direct room must be there and be the author's (unknown_room), and the entry's `to` is filled in; Entered
  /// by a member and Left by a stranger are answered as `repeated` with the newest such entry of theirs, and
  /// nothing is written; a stranger who never was in cannot leave (not_a_member). The lobby and direct rooms
  /// are neither entered (unknown_room) nor left (cannot_leave). When the last keeper of a room leaves,
  /// who has been in it the longest keeps it, and Left says so. Only keepers do what is_keeping says
  /// (not_a_keeper); whom they appoint or remove is in the room, and whom they remove is not they themselves
  /// (unknown_member); a room has a keeper (last_keeper); whoever was removed comes back into a private room
  /// by an invitation that was made after that (invite_too_old), and cannot leave (not_a_member). `at` is
  /// never before the entry before it. An author's own entry makes somebody never seen before known, and
  /// moves the author's mark to it, unless it is done to a message.
  ///
  /// What an answer answers must be a message of the room (unknown_message), and is quoted in the entry. What
  /// may be done to messages is said in core/message.hpp; besides, a reaction must not be as it is wanted
  /// (already_so), is one of at most reactions_max different ones (too_many_reactions), and has its count
  /// filled in. From then on pages show the message as it is, and of words that were replaced or recalled
  /// none is kept.
  virtual void append(Draft draft, Done<Appended> done) = 0;

  /// Appends RecalledAll to the log of every room in which its author said something that was not recalled,
  /// all in one transaction: from then on everything shows what was said as recalled, and files are no more
  /// had. The words are written over soon after, a little at a time, also over a restart.
  /// The same author and cid again: the same entries, marked `repeated`. (Where there was nothing to recall,
  /// nothing is kept of the cid either.)
  virtual void forget(ForgetDraft wish, Done<ForgottenAll> done) = 0;

  /// unknown_room for a room that is not there, and for a direct room that is not the reader's; not_a_member
  /// for an open room that the reader is not in, unknown_room for such a private one. A direct room of the
  /// reader's that has no entry yet is an empty page.
  virtual void page(PageQuery query, Done<std::variant<Page, Refusal>> done) = 0;

  /// The newest messages that are looked for, in rooms that who looks is in now; of a room that is named,
  /// refused as page is. They are found as they are now: words that were replaced or recalled are not. One
  /// answer looks at so much and no more: with `next`, ask again from there.
  virtual void find_messages(MessageSearch search, Done<std::variant<MessagesFound, Refusal>> done) = 0;

  /// The next messages that somebody said, also in rooms that they have left since: all but those that were
  /// recalled. One answer looks at so much and no more, whatever there is; with `next`, ask again from there.
  virtual void own_messages(UserId who, std::optional<OwnPlace> after, Done<OwnMessages> done) = 0;

  /// The rooms whose head moved after the change number `after`, oldest change first, at most changes_page;
  /// see changes_now.
  virtual void changes(std::uint64_t after, Done<Changes> done) = 0;
};

}  // namespace teahouse
