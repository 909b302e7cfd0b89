#include "adapters/sqlite/subscription_rows.hpp"

namespace teahouse {
namespace {

constexpr const char* columns =
    "SELECT p.id, p.name, m.mark, m.level, m.muted_until, s.endpoint, s.p256dh, s.auth, s.words, "
    "s.quiet_from, s.quiet_to ";

constexpr const char* in_order = "ORDER BY p.id, s.key";

std::optional<std::uint64_t> maybe(const std::optional<Quiet>& quiet, std::uint32_t Quiet::* minute) {
  return quiet ? std::optional<std::uint64_t>((*quiet).*minute) : std::nullopt;
}

/// What was said before is forgotten.
std::int64_t since(Instant now) {
  return (now - subscription_life).time_since_epoch().count();
}

}  // namespace

SubscriptionRows::SubscriptionRows(Database& database)
    : delete_(database, "DELETE FROM subscriptions WHERE endpoint = ? RETURNING key"),
      delete_own_(
          database,
          "DELETE FROM subscriptions WHERE endpoint = ? AND person = (SELECT key FROM people WHERE id "
          "= ?) RETURNING key"),
      delete_late_(database, "DELETE FROM subscriptions WHERE said_at < ?"),
      insert_(database,
              "INSERT INTO subscriptions (person, endpoint, p256dh, auth, words, quiet_from, quiet_to, "
              "said_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"),
      delete_oldest_(database,
                     "DELETE FROM subscriptions WHERE person = ?1 AND key NOT IN (SELECT key FROM "
                     "subscriptions WHERE person = ?1 ORDER BY key DESC LIMIT ?2)") {}

void SubscriptionRows::keep(Key person, const Subscription& subscription, Instant now) {
  drop({}, subscription.endpoint);
  delete_late_.run(since(now));
  insert_.run(person, subscription.endpoint, subscription.p256dh, subscription.auth, subscription.words,
              maybe(subscription.quiet, &Quiet::from), maybe(subscription.quiet, &Quiet::to),
              now.time_since_epoch().count());
  delete_oldest_.run(person, subscriptions_max);
}

bool SubscriptionRows::drop(std::optional<UserId> who, const std::string& endpoint) {
  return who ? delete_own_(endpoint, who->value).next() : delete_(endpoint).next();
}

// Whoever has browsers is looked for in the room, and not the other way round: in the lobby are all.
FoundSubscribers::FoundSubscribers(Database& database)
    : select_room_(database, "SELECT key, name FROM rooms WHERE kind = ? AND uuid = ?"),
      select_all_(database, std::string(columns) +
                                "FROM subscriptions s CROSS JOIN memberships m ON m.person = s.person AND "
                                "m.room = ?1 AND m.here = 1 JOIN people p ON p.key = s.person "
                                "WHERE s.said_at >= ?2 " +
                                in_order),
      select_loud_(database, std::string(columns) +
                                 "FROM memberships m CROSS JOIN subscriptions s ON s.person = m.person JOIN "
                                 "people p ON p.key = m.person "
                                 "WHERE m.room = ?1 AND m.level = 1 AND m.here = 1 AND s.said_at >= ?2 " +
                                 in_order) {}

Subscribers FoundSubscribers::find(const SubscriberSearch& search) {
  Subscribers answer;
  Key room = 0;
  {
    Rows rows = select_room_(kind_number(search.room.kind), search.room.uuid);
    if (!rows.next()) return answer;
    room = rows.integer(0);
    answer.room_name = rows.text(1);
  }
  Rows rows = (search.all_only ? select_loud_ : select_all_)(room, since(search.now));
  while (rows.next()) {
    const UserId who{rows.uuid(0)};
    if (answer.people.empty() || answer.people.back().person.id != who)
      answer.people.push_back({{who, std::string(rows.text(1))},
                               Position{rows.natural(2)},
                               level_numbered(rows, 3),
                               Instant{Duration{rows.integer(4)}},
                               {}});
    Subscription browser{std::string(rows.text(5)), std::string(rows.text(6)), std::string(rows.text(7)),
                         rows.integer(8) != 0};
    if (!rows.is_null(9))
      browser.quiet = {static_cast<std::uint32_t>(rows.natural(9)),
                       static_cast<std::uint32_t>(rows.natural(10))};
    answer.people.back().browsers.push_back(std::move(browser));
  }
  if (answer.people.empty()) answer.room_name.clear();
  return answer;
}

}  // namespace teahouse
