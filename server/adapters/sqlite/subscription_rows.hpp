#pragma once

#include <optional>
#include <string>

#include "adapters/sqlite/database.hpp"
#include "adapters/sqlite/rows.hpp"
#include "core/push.hpp"

namespace teahouse {

/// The browsers that are pushed to, as the writer keeps them. Used on its thread, inside its transaction.
class SubscriptionRows {
 public:
  explicit SubscriptionRows(Database& database);

  void keep(Key person, const Subscription& subscription, Instant now);
  bool drop(std::optional<UserId> who, const std::string& endpoint);

 private:
  Statement delete_;
  Statement delete_own_;
  Statement delete_late_;
  Statement insert_;
  Statement delete_oldest_;
};

/// Who in a room is pushed to, as a reader finds it.
class FoundSubscribers {
 public:
  explicit FoundSubscribers(Database& database);

  Subscribers find(const SubscriberSearch& search);

 private:
  Statement select_room_;
  Statement select_all_;
  Statement select_loud_;
};

}  // namespace teahouse
