#include "base/log.hpp"
#include "node/shard.hpp"

namespace teahouse {

// How each effect is carried out. One screen a kind: what a client is told, what a room is told, what the
// world is asked; shard_push.cpp has what goes by push.

void Shard::send(SessionId session) {
  frames_.end();
  world_.transport.send(session, frames_);
  frames_.clear();
}

template <typename Show>
void Shard::show(SessionId session, const Show& what) {
  if (!hears(session)) return;
  protocol::write(what, frames_.text());
  send(session);
}

void Shard::carry_out(const Welcome& welcome) {
  const Token token = world_.identity.issue(welcome.who.id, Purpose::session, world_.clock.now().wall);
  protocol::write(welcome, token.text, token.expires, frames_.text());
  send(welcome.asker.session);
  if (logs(LogLevel::info))
    log(LogLevel::info, "person " + welcome.who.id.value.text() + " is " + welcome.who.name);
}

void Shard::carry_out(const Admit& admit) {
  world_.transport.allow(admit.session, limits_.frame_bytes);
}

void Shard::carry_out(const ShowRooms& what) {
  show(what.session, what);
}
void Shard::carry_out(const Acknowledge& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowForgotten& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const Refuse& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowPage& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowPins& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowSubscribed& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowHole& what) {
  show(what.session, what);
}
void Shard::carry_out(const ShowMark& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowSeen& what) {
  show(what.session, what);
}
void Shard::carry_out(const ShowSettings& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowEntered& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowLeft& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowFound& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowPeople& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowMembers& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowPerson& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowInvites& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowInvite& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowMessages& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowSubscription& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowPushed& what) {
  show(what.asker.session, what);
}
void Shard::carry_out(const ShowMoving& what) {
  show(what.session, what);
}

void Shard::carry_out(const ShowPong& what) {
  if (!hears(what.asker.session)) return;
  protocol::write(what, world_.clock.now().wall, frames_.text());
  send(what.asker.session);
}

void Shard::carry_out(const ShowRoster& what) {
  if (what.dialect == Dialect::original) {
    protocol::write_count(what.room, what.count, frames_.text());
    frames_.end();
  }
  protocol::write_people(what.room, what.people, what.count, frames_.text());
  send(what.session);
}

void Shard::carry_out(const Close& close) {
  if (logs(LogLevel::info))
    log(LogLevel::info, "closed a connection: " + std::string(protocol::close_reason(close.code)));
  world_.transport.close(close.session, close.code, protocol::close_reason(close.code));
}

void Shard::carry_out(const Deliver& deliver) {
  const RoomId room = deliver.entry->room;
  const auto originals = hub_.listeners(room, Dialect::original).size();
  const auto listeners = hub_.listeners(room, Dialect::full).size() + originals;
  Coalescer::Told& told = coalescer_.entry(room, listeners, world_.clock.now().tick);
  protocol::write(*deliver.entry, told.full.text());
  told.full.end();
  const auto* const said = std::get_if<Said>(&deliver.entry->what);
  if (originals == 0 || said == nullptr) return;
  if (said->files.empty()) {
    told.original.text() += told.full.frame(told.full.count() - 1);
  } else {
    protocol::write_in_words(*deliver.entry, told.original.text());
  }
  told.original.end();
}

void Shard::carry_out(const DeliverRoster& deliver) {
  protocol::write(deliver, frames_.text());
  tell_fleetingly(deliver.room, Dialect::full);
}

void Shard::carry_out(const DeliverCount& deliver) {
  protocol::write_count(deliver.room, deliver.count, frames_.text());
  tell_fleetingly(deliver.room, deliver.dialect);
}

void Shard::carry_out(const DeliverSnapshot& deliver) {
  protocol::write_people(deliver.room, deliver.people, deliver.count, frames_.text());
  tell_fleetingly(deliver.room, deliver.dialect);
}

void Shard::carry_out(const DeliverTyping& deliver) {
  protocol::write(deliver, frames_.text());
  tell_fleetingly(deliver.room, Dialect::full);
}

/// What was written, to all listeners but those who are behind.
void Shard::tell_fleetingly(RoomId room, Dialect dialect) {
  frames_.end();
  world_.transport.broadcast(frames_, hub_.listeners(room, dialect), Care::ephemeral);
  frames_.clear();
}

void Shard::carry_out(const Listen& listen) {
  // What the room is still to be told was before the newcomer came, and is not for the newcomer.
  coalescer_.tell_early(listen.room, world_.clock.now().tick, [&](const Coalescer::Told& told) {
    on_shard.assert_here();
    const auto newest = [&](Dialect dialect) {
      return listen.dialect == dialect ? std::size_t{1} : std::size_t{0};
    };
    tell_room(listen.room, told.full, newest(Dialect::full), Dialect::full);
    tell_room(listen.room, told.original, newest(Dialect::original), Dialect::original);
  });
}

void Shard::carry_out(const LoadPerson& load) {
  world_.directory.person(load.who, answer<PersonLoaded, PersonRecord>({load.session, Fault::unavailable}));
}

void Shard::carry_out(const KeepName& keep) {
  world_.directory.rename(keep.person.id, keep.person.name, keep.at,
                          answer<NameKept, Instant>({keep.asker, keep.person, Fault::unavailable}));
}

void Shard::carry_out(const AppendDraft& append) {
  world_.store.append(append.draft,
                      answer<DraftAppended, Appended>({append.asker, append.draft.cid, Fault::unavailable}));
}

void Shard::carry_out(const Forget& forget) {
  world_.store.forget(forget.wish,
                      answer<Forgotten, ForgottenAll>({forget.asker, forget.wish.cid, Fault::unavailable}));
}

void Shard::carry_out(const MakeRoom& make) {
  if (logs(LogLevel::info)) log(LogLevel::info, "room " + make.draft.id.text() + " is to be made");
  world_.directory.create_room(make.draft,
                               answer<RoomMade, Appended>({make.asker, make.draft.cid, Fault::unavailable}));
}

void Shard::carry_out(const LoadPage& load) {
  if (std::holds_alternative<ForGap>(load.use)) return read(load);  // For the room; no client waits for it.
  if (const auto now = pages_.ask(load)) read(*now);
}

void Shard::read(const LoadPage& load) {
  world_.store.page(load.query, answer<PageLoaded, std::variant<Page, Refusal>>(
                                    {load.asker, load.use, load.query, Fault::unavailable}));
}

void Shard::carry_out(const KeepMark& keep) {
  world_.directory.mark(keep.who, keep.move,
                        answer<MarkKept, std::optional<Mark>>({keep.asker, keep.who, Fault::unavailable}));
}

void Shard::carry_out(const KeepSettings& keep) {
  world_.directory.set_room(
      keep.who, keep.room, keep.settings,
      answer<RoomSet, std::optional<RoomSettings>>({keep.asker, keep.who, keep.room, Fault::unavailable}));
}

void Shard::carry_out(const ListRooms& list) {
  world_.directory.find_rooms(list.search,
                              answer<RoomsListed, std::vector<RoomFound>>({list.asker, Fault::unavailable}));
}

void Shard::carry_out(const ListMessages& list) {
  world_.store.find_messages(list.search, answer<MessagesListed, std::variant<MessagesFound, Refusal>>(
                                              {list.asker, Fault::unavailable}));
}

void Shard::carry_out(const KeepInvite& keep) {
  world_.invitations.invite(keep.draft, answer<InvitesLoaded, Invited>({keep.asker, keep.draft.room,
                                                                        keep.draft.id, Fault::unavailable}));
}

void Shard::carry_out(const TakeInviteBack& take) {
  world_.invitations.revoke(take.who, take.room, take.invite, take.at,
                            answer<InvitesLoaded, Invited>({take.asker, take.room, {}, Fault::unavailable}));
}

void Shard::carry_out(const LoadInvites& load) {
  world_.invitations.invites(load.who, load.room, load.at,
                             answer<InvitesLoaded, Invited>({load.asker, load.room, {}, Fault::unavailable}));
}

void Shard::carry_out(const LookUpInvite& look) {
  world_.invitations.find_invite(
      look.invite, look.who, look.at,
      answer<InviteLoaded, std::variant<InviteFound, Refusal>>({look.asker, Fault::unavailable}));
}

void Shard::carry_out(const ListMembers& list) {
  world_.directory.find_members(list.search, answer<MembersListed, std::variant<Members, Refusal>>(
                                                 {list.asker, list.search.room, Fault::unavailable}));
}

void Shard::carry_out(const LookUpPerson& look) {
  world_.directory.find_person(
      look.whom, answer<PersonLookedUp, std::optional<PersonFound>>({look.asker, Fault::unavailable}));
}

void Shard::carry_out(const LoadChanges& load) {
  world_.store.changes(load.after, answer<ChangesLoaded, Changes>({load.after, Fault::unavailable}));
}

void Shard::carry_out(const Publish& news) {
  // Announcements of a turn travel together.
  if (const auto* const announcements = std::get_if<std::vector<Announcement>>(&news.word)) {
    announcements_.insert(announcements_.end(), announcements->begin(), announcements->end());
  } else {
    publish(news.word);
  }
}

}  // namespace teahouse
