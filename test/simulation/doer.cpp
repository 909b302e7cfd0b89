#include "simulation/doer.hpp"

#include <algorithm>
#include <memory>

namespace teahouse::sim {

Doer::Doer(World& world) : world_(world) {
  const auto ana = std::make_shared<Self>(Self{{}, {}, "ana"});
  for (const std::string& device : cast) {
    const bool is_ana = device == "ana" || device == "phone";
    world_.add(device, is_ana ? ana : std::make_shared<Self>(Self{{}, {}, device}),
               device == "old" ? Dialect::original : Dialect::full);
  }
}

void Doer::act(const Step& step) {
  if (happens_to_the_house(step)) return;
  Person& person = world_.people()[step.who];
  // Two devices that want contrary things at once: which one gets its way is nobody's promise.
  const bool moves = step.act == Act::join || step.act == Act::leave || step.act == Act::come_invited;
  if (person.device() == "phone" && moves) return;
  switch (step.act) {
    case Act::connect:
      return connect(person, step.a);
    case Act::hang_up:
      return person.hang_up(Duration{step.a % 8'000});
    case Act::stop_reading:
      return person.read(false);
    case Act::read_again:
      return person.read(true);
    case Act::say:
      return say(person, own_room(person, step.a));
    case Act::say_to_person:
      return say(person, any_user(step.a));
    case Act::create_room:
      return person.create_room("tea " + std::to_string(++names_), step.b % 3 == 0 ? "invited" : "open");
    case Act::invite:
      return invite(person, step);
    case Act::come_invited:
      return come_invited(person, step);
    case Act::join:
      return person.join(any_open_room(step.a));
    case Act::leave:
      return person.leave(any_open_room(step.a));
    case Act::subscribe:
      return person.subscribe(own_room(person, step.a));
    case Act::unsubscribe:
      return person.unsubscribe(own_room(person, step.a));
    case Act::pry:
      return pry(person, step);
    case Act::history:
      return person.ask_history(own_room(person, step.a), step.b % 40);
    case Act::mark_read:
      return person.mark_read(own_room(person, step.a), step.b % 2 == 0);
    case Act::rename:
      return person.rename(person.device() + " " + std::to_string(++names_));
    case Act::resume:
      person.hang_up(Duration{step.b % 3'000});
      return connect(person, step.a);
    case Act::chatter:
      for (int times = 0; times < 6; ++times) say(person, own_room(person, step.a));
      return;
    case Act::edit:
    case Act::recall:
    case Act::react:
      return change(person, step);
    case Act::keep:
      return keep(person, step);
    case Act::forget:
      return person.forget_me();
    case Act::write:
      return person.write(step.b % 4 == 0 ? any_open_room(step.a) : own_room(person, step.a), step.b % 5 > 0);
    case Act::attend:
      return person.attend(step.b % 2 == 0);
    case Act::nonsense:
      return person.send_raw(step.a % 2 == 0 ? "{\"type\":\"dance\"}" : "tea?");
    default:
      return;
  }
}

bool Doer::happens_to_the_house(const Step& step) {
  switch (step.act) {
    case Act::crash: {
      const std::uint32_t node = step.a % 2;
      world_.crash(node);
      world_.clock().after(Duration{step.b % 3'000}, [this, node] { world_.start(node); });
      return true;
    }
    case Act::cut_bus:
      world_.bus().cut(0, 1);
      return true;
    case Act::heal_bus:
      world_.bus().heal();
      return true;
    case Act::read_only:
      world_.faults().store_is_read_only = true;
      return true;
    case Act::writable:
      world_.faults().store_is_read_only = false;
      return true;
    default:
      return false;
  }
}

void Doer::connect(Person& person, std::uint32_t shard) {
  // The second device of a person is told who it is by the first.
  if (person.device() == "phone" && person.self().token.empty()) return;
  person.connect(world_.shard_that_is_up(shard));
}

void Doer::say(Person& person, const std::string& to) {
  constexpr std::size_t patience = 20;  // More could not be said before everybody is asked what they heard.
  if (person.undone() < patience) person.say(to, person.device() + " says " + std::to_string(++words_));
}

/// Of one of the newest messages that they have: mostly one of their own, since others' cannot be edited.
void Doer::change(Person& person, const Step& step) {
  constexpr std::size_t newest = 6;
  const std::string room = own_room(person, step.a);
  const auto found = person.rooms().find(room);
  if (found == person.rooms().end()) return;
  std::vector<std::uint64_t> targets;
  for (const auto& [position, line] : found->second.lines()) {
    const bool own = line.author == person.self().user_id;
    if (own || step.act == Act::react || step.b % 8 == 0) targets.push_back(position);
  }
  if (targets.empty()) return;
  const std::size_t among = std::min(targets.size(), newest);
  const std::uint64_t target = targets[targets.size() - 1 - step.b % among];
  if (step.act == Act::edit)
    return person.change("edit", room, target,
                         {{"text", person.device() + " means " + std::to_string(++words_)}});
  if (step.act == Act::recall) return person.change("recall", room, target, Json::object());
  if (step.b % 7 == 0) return person.change("pin", room, target, {{"on", step.a % 3 > 0}});
  person.change("react", room, target, {{"emoji", step.b % 2 == 0 ? "👍" : "🎉"}, {"on", step.b % 5 > 0}});
}

/// What keepers do, in one of the rooms that somebody made and they are in with others; mostly one that they
/// keep.
void Doer::keep(Person& person, const Step& step) {
  std::vector<std::string> rooms;
  for (const auto& [room, view] : person.rooms()) {
    const bool theirs = step.b % 7 == 0 || world_.truth().keeps(room, person.self().user_id);
    if (room.starts_with("room-") && view.wanted && theirs && world_.truth().members(room).size() > 1)
      rooms.push_back(room);
  }
  if (rooms.empty()) return;
  const std::string room = rooms[step.a % rooms.size()];
  const auto members = world_.truth().members(room);
  const std::string whom = step.b % 5 == 0 ? any_user(step.b) : members[step.b / 8 % members.size()];
  if (step.b % 4 == 1) return person.keep("remove", room, {{"user", whom}});
  if (step.b % 4 == 3) return person.keep("appoint", room, {{"user", whom}, {"on", step.b % 3 > 0}});
  Json wanted = Json::object();
  if (step.b % 2 == 0) wanted["name"] = "tea " + std::to_string(step.b % 9);
  if (step.b % 3 == 0) wanted["topic"] = "of " + std::to_string(step.b % 11);
  if (step.b % 5 == 0) wanted["speakers"] = step.b % 4 == 0 ? "keepers" : "everyone";
  if (step.b % 7 == 0) wanted["window"] = step.b % 2 * 5'000;
  person.keep("arrangeRoom", room, std::move(wanted));
}

/// Into one of their rooms, whether they keep it or not; half of the invitations are for one.
void Doer::invite(Person& person, const Step& step) {
  const std::string room = own_room(person, step.a);
  if (!room.starts_with("room-")) return;
  const std::string secret = "a-secret-of-the-storm-" + std::to_string(invites_.size());
  invites_.emplace_back(room, secret);
  person.invite(room, secret, step.b % 2);
}

void Doer::come_invited(Person& person, const Step& step) {
  if (invites_.empty()) return;
  const auto& [room, secret] = invites_[step.a % invites_.size()];
  person.find_invite(secret);
  person.join(room, secret);
}

void Doer::pry(Person& person, const Step& step) {
  person.find_rooms();
  const std::string room = any_open_room(step.a);
  person.subscribe(room);
  person.ask_history(room, 0);
  person.find_people(room, "");
  const auto user = [&](std::uint32_t pick) { return Uuid::parse(any_user(pick)); };
  const auto one = user(step.a);
  const auto other = user(step.b);
  if (one && other && one != other) person.subscribe(RoomId::direct(UserId{*one}, UserId{*other}).text());
  if (other) person.subscribe_with(other->text());
}

std::string Doer::own_room(const Person& person, std::uint32_t pick) const {
  const auto& rooms = person.rooms();
  if (rooms.empty() || pick % 3 == 0) return "lobby";
  return std::next(rooms.begin(), pick % rooms.size())->first;
}

std::string Doer::any_open_room(std::uint32_t pick) const {
  std::vector<std::string> rooms;
  for (const auto& [room, log] : world_.truth().logs()) {
    if (room.starts_with("room-")) rooms.push_back(room);
  }
  std::ranges::sort(rooms);
  return rooms.empty() ? "room-00000000-0000-4000-8000-000000000000" : rooms[pick % rooms.size()];
}

std::string Doer::any_user(std::uint32_t pick) const {
  const auto& people = world_.people();
  const std::string& user = people[pick % people.size()].self().user_id;
  return user.empty() ? "nobody" : user;
}

void Doer::one_stays_away() {
  Person& dora = *world_.find("dora");
  dora.hang_up(Duration{0});
  dora.stay_away();
}

void Doer::everybody_comes() {
  std::uint32_t shard = 0;
  for (Person& person : world_.people()) connect(person, shard++);
  // Who was thrown out, or whose node had just gone, tries again.
  for (int tries = 1; tries <= 9; ++tries) {
    world_.clock().after(Duration{1'000 * tries}, [this, shard] {
      std::uint32_t next = shard;
      for (Person& person : world_.people()) connect(person, next++);
    });
  }
}

void Doer::everybody_says_one_more_thing() {
  for (Person& person : world_.people()) {
    std::vector<std::string> rooms{"lobby"};
    for (const auto& [room, view] : person.rooms()) {
      if (view.heard && room != "lobby") rooms.push_back(room);
    }
    if (rooms.size() > 4) rooms.resize(4);
    for (const std::string& room : rooms) say(person, room);
  }
}

}  // namespace teahouse::sim
