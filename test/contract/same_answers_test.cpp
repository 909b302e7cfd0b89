// Whatever people do, every store answers it as the reference does.

#include <cstdint>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "asked_and_found.hpp"
#include "scene.hpp"
#include "small_world.hpp"

namespace teahouse {
namespace {

// All answers as text: what is compared, and what is read when they differ.
std::string text(Fault fault) {
  return "fault " + std::to_string(static_cast<int>(fault));
}
std::string text(Refusal refusal) {
  return "refusal " + std::to_string(static_cast<int>(refusal));
}
std::string text(Instant at) {
  return "since " + std::to_string(at.time_since_epoch().count());
}

void write(const Person& person, std::ostream& out) {
  out << ' ' << person.name << ' ' << person.id.value.text();
}

void write(const Said& said, std::ostream& out) {
  out << " edited " << said.edited.value << " recalled " << said.recalled.value;
  if (said.answers) {
    out << " answers " << said.answers->position.value << ' ' << said.answers->text;
    write(said.answers->author, out);
  }
  if (said.pin) out << " pin " << said.pin->changed.value << ' ' << said.pin->on;
  for (const auto& reaction : said.reactions) {
    out << ' ' << reaction.emoji << ' ' << reaction.count << " since " << reaction.changed.value;
    for (const auto& person : reaction.people) write(person, out);
  }
}

void write(const Arranged& arranged, std::ostream& out) {
  if (arranged.name) out << " name " << *arranged.name;
  if (arranged.topic) out << " topic " << *arranged.topic;
  if (arranged.speakers) out << " speakers " << static_cast<int>(*arranged.speakers);
  if (arranged.window) out << " window " << arranged.window->count();
}

std::string text(const EntryPtr& entry) {
  if (entry == nullptr) return "no entry";
  std::ostringstream out;
  out << entry->room.text() << '#' << entry->position.value << ' ' << entry->id.value.text() << ' '
      << entry->author.name << ' ' << entry->author.id.value.text() << " to "
      << (entry->to ? entry->to->value.text() : "all") << ' ' << entry->cid.value << " at "
      << entry->at.time_since_epoch().count() << " what " << entry->what.index();
  out << ' ' << words(entry->what).size() << ' ' << words(entry->what).substr(0, 9) << " of "
      << target(entry->what).value_or(Position{}).value;
  if (const auto* const reacted = std::get_if<Reacted>(&entry->what)) out << " count " << reacted->count;
  if (const auto* const said = std::get_if<Said>(&entry->what)) write(*said, out);
  if (const auto* const arranged = std::get_if<Arranged>(&entry->what)) write(*arranged, out);
  if (const auto* const other = subject(entry->what)) write(*other, out);
  return out.str();
}

std::string text(const RoomRecord& room) {
  std::ostringstream out;
  out << room.id.text() << " '" << room.name << "' '" << room.topic << "' epoch " << room.epoch.value
      << " from " << room.first.value << " to " << room.head.value << " members " << room.members
      << " speakers " << static_cast<int>(room.speakers) << " window " << room.window.count() << " arranged "
      << room.arranged.value;
  for (const auto& person : room.pair) out << " of " << person.name << ' ' << person.id.value.text();
  return out.str();
}

std::string text(const Appended& appended) {
  if (const auto* const refusal = std::get_if<Refusal>(&appended)) return text(*refusal);
  const auto& stored = std::get<Stored>(appended);
  return (stored.repeated ? "repeated " : "stored ") + text(stored.entry) +
         (stored.room ? " in " + text(*stored.room) : "");
}

std::string text(const ForgottenAll& forgotten) {
  std::string out = std::to_string(forgotten.messages);
  for (const Stored& stored : forgotten.entries)
    out += "\n    " + text(Appended(stored)) + " of " +
           std::to_string(std::get<RecalledAll>(stored.entry->what).count);
  return out;
}

std::string text(const std::variant<Page, Refusal>& answer) {
  if (const auto* const refusal = std::get_if<Refusal>(&answer)) return text(*refusal);
  const auto& page = std::get<Page>(answer);
  std::ostringstream out;
  out << "page of " << page.epoch.value << ' ' << page.first.value << ' ' << page.head.value;
  for (const auto& entry : page.entries) out << "\n    " << text(entry);
  return out.str();
}

std::string text(const Changes& changes) {
  std::ostringstream out;
  out << "changes up to " << changes.upto;
  for (const auto& room : changes.rooms) {
    out << "\n    " << room.room.text() << ' ' << room.epoch.value << ' ' << room.head.value
        << (room.is_new ? " new" : "");
    for (const auto& person : room.pair) out << " of " << person.value.text();
  }
  return out.str();
}

std::string text(const PersonRecord& person) {
  std::ostringstream out;
  out << "person " << person.name.value_or("(unknown)") << ' ' << text(person.named);
  for (const auto& membership : person.rooms) {
    out << "\n    " << text(membership.room) << " mark " << membership.mark.value << " unread "
        << membership.unread << (membership.role == Role::keeper ? " keeps" : "") << " backs "
        << membership.backs << " last " << text(membership.last) << " seen " << membership.seen.value;
  }
  return out.str();
}

std::string text(const std::optional<Mark>& mark) {
  if (!mark) return "no mark";
  return "mark " + mark->room.text() + ' ' + std::to_string(mark->position.value) + " unread " +
         std::to_string(mark->unread) + " backs " + std::to_string(mark->backs) +
         (mark->seen
              ? " told to " + mark->seen->to.value.text() + ' ' + std::to_string(mark->seen->position.value)
              : "");
}

std::string text(const std::vector<RoomFound>& found) {
  std::string out = "found";
  for (const auto& one : found) out += "\n    " + text(one.room) + (one.entered ? " entered" : "");
  return out;
}

std::string text(const std::variant<std::vector<MessageFound>, Refusal>& answer) {
  if (const auto* const refusal = std::get_if<Refusal>(&answer)) return text(*refusal);
  std::ostringstream out;
  for (const auto& one : std::get<std::vector<MessageFound>>(answer)) {
    out << "\n    " << one.room.text() << '#' << one.position.value << ' ' << one.author.name << " at "
        << one.at.time_since_epoch().count() << ' ' << one.text.substr(0, 40);
    for (const auto& range : one.ranges) out << ' ' << range.begin << '+' << range.length;
  }
  return out.str();
}

/// All of it, since where a piece ends is each store's own affair.
std::string all_own_messages(Backend& backend, UserId who) {
  std::string out = "own messages of " + who.value.text();
  std::optional<OwnPlace> place;
  do {
    const auto piece = own_messages(backend.store(), who, place);
    if (!piece) return out + ' ' + text(piece.error());
    if (piece->room) out += "\n    in " + text(*piece->room);
    for (const auto& message : piece->messages) out += "\n    " + text(message);
    place = piece->next;
  } while (place);
  return out;
}

template <typename T>
std::string text(const Result<T, Fault>& result) {
  return result ? text(*result) : text(result.error());
}

/// One thing that somebody does, and its answer as text.
using Deed = std::function<std::string(Backend&)>;

Deed deed() {
  switch (World::below(13)) {
    case 6: {
      const ForgetDraft wish{World::person(), World::cid(), at(static_cast<std::int64_t>(World::below(20)))};
      return [wish](Backend& backend) { return "forget: " + text(forget(backend.store(), wish)); };
    }
    case 0: {
      const RoomDraft draft{
          World::open_room(), World::name(), World::name(), World::person(), EntryId{{9, World::below(99)}},
          World::cid(),       at(0)};
      return [draft](Backend& backend) { return "create: " + text(create_room(backend.directory(), draft)); };
    }
    case 1: {
      const Person person{World::person().id, World::name()};
      return [person](Backend& backend) {
        return "rename: " + text(rename(backend.directory(), person, at(0)));
      };
    }
    case 2: {
      const auto who = World::person().id;
      MarkMove move{World::room(), Position{World::position()}, World::below(4) == 0};
      move.quiet = World::below(3) == 0;
      if (World::below(3) == 0) move.backs = static_cast<std::uint32_t>(World::below(3));
      return [=](Backend& backend) { return "mark: " + text(mark(backend.directory(), who, move)); };
    }
    case 3: {
      PageQuery query;
      query.room = World::room();
      if (World::below(4) > 0) query.reader = World::person().id;
      query.after = Position{World::position()};
      query.before = Position{World::position()};
      query.limit = static_cast<std::uint32_t>(World::below(6));
      query.keep = World::below(2) == 0 ? PageEnd::newest : PageEnd::oldest;
      if (World::below(4) == 0) query.from = at(static_cast<std::int64_t>(World::below(20)));
      query.pinned = World::below(4) == 0;
      return [query](Backend& backend) { return "page: " + text(page(backend.store(), query)); };
    }
    case 4: {
      const MessageSearch search = World::search();
      return [search](Backend& backend) {
        return "messages" + asked(search) + ": " + text(find_all_messages(backend.store(), search));
      };
    }
    case 5: {
      const auto after = World::below(5) == 0 ? changes_now : World::below(60);
      const auto who = World::person().id;
      const RoomSearch search{World::below(2) == 0 ? "" : World::name(), who,
                              static_cast<std::uint32_t>(World::below(4))};
      return [=](Backend& backend) {
        return text(changes(backend.store(), after)) + "\n  " + text(person(backend.directory(), who)) +
               "\n  " + text(find_rooms(backend.directory(), search)) + "\n  " +
               all_own_messages(backend, who);
      };
    }
    case 7: {
      const auto who = World::person().id;
      Subscription browser{"https://push.example/" + std::to_string(World::below(12)), "key", "secret"};
      if (World::below(2) == 0) browser.quiet = Quiet{1, 2};
      const RoomSettings settings{.level = static_cast<Level>(World::below(4))};
      const SubscriberSearch search{World::room(), World::below(2) == 0, at(0)};
      const bool drops = World::below(6) == 0;
      return [=](Backend& backend) {
        auto& browsers = backend.subscriptions();
        const auto kept =
            drops ? unsubscribe(browsers, who, browser.endpoint) : subscribe(browsers, who, browser, at(0));
        Awaited<std::optional<RoomSettings>> set;
        backend.directory().set_room(who, search.room, settings, set.done());
        const bool is_set = (*set.result()).has_value();  // Before it is asked who is there.
        return std::to_string(is_set + 2 * *kept) + text(subscribers(browsers, search));
      };
    }
    default: {
      Draft draft{EntryId{{8, World::below(99)}},
                  World::room(),
                  World::person(),
                  std::nullopt,
                  World::cid(),
                  at(static_cast<std::int64_t>(World::below(20))),
                  World::what()};
      if (World::below(2) == 0) {
        draft.to = World::person().id;
        if (World::below(4) > 0) draft.room = RoomId::direct(draft.author.id, *draft.to);
      }
      return [draft](Backend& backend) { return "append: " + text(append(backend.store(), draft)); };
    }
  }
}

RC_GTEST_PROP(SameAnswers, FromSqliteAsFromMemory, ()) {
  const auto reference = make_memory_backend();
  const auto store = make_sqlite_backend();
  const auto deeds = World::below(150);
  // So much that words are indexed, in some of the worlds.
  if (World::below(3) == 0) {
    for (auto* const backend : {reference.get(), store.get()}) {
      std::vector<Awaited<Appended>> answers(70);
      for (std::uint64_t i = 0; i < answers.size(); ++i) {
        Draft draft{EntryId{{7, i}},
                    RoomId::lobby(),
                    i % 2 == 0 ? ana : ben,
                    std::nullopt,
                    Cid{"cid-of-the-beginning-" + std::to_string(i)},
                    at(0),
                    Said{i % 5 == 0 ? "茶馆 tea" : "x"}};
        backend->store().append(std::move(draft), answers[i].done());
      }
      for (auto& answer : answers) static_cast<void>(answer.result());
      backend->settle();
    }
  }
  for (std::size_t done = 0; done < deeds; ++done) {
    const auto next = deed();
    const auto expected = next(*reference);
    const auto answer = next(*store);
    if (answer != expected)
      RC_FAIL(std::string("after ")
                  .append(std::to_string(done))
                  .append(" deeds\n")
                  .append(answer)
                  .append("\nand not\n")
                  .append(expected));
    if (World::below(50) == 0) store->reopen();
  }
}

}  // namespace
}  // namespace teahouse
