#include "main/node.hpp"

#include <atomic>
#include <mutex>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "adapters/jwt/jwt_identity.hpp"
#include "adapters/memory/memory_store.hpp"
#include "adapters/system/system_clock.hpp"

namespace teahouse {
namespace {

struct NobodyPushes final : Pusher {
  void push(Letter, Done<PushOutcome> done) override { done(PushOutcome{}); }
};

/// Answers no question about changes before it goes.
class LateStore final : public Store {
 public:
  ~LateStore() override {
    for (auto& done : asked_) done(Changes{});
  }

  void append(Draft draft, Done<Appended> done) override { store_.append(std::move(draft), std::move(done)); }
  void forget(ForgetDraft wish, Done<ForgottenAll> done) override {
    store_.forget(std::move(wish), std::move(done));
  }
  void page(PageQuery query, Done<std::variant<Page, Refusal>> done) override {
    store_.page(query, std::move(done));
  }
  void find_messages(MessageSearch search, Done<std::variant<MessagesFound, Refusal>> done) override {
    store_.find_messages(std::move(search), std::move(done));
  }
  void own_messages(UserId who, std::optional<OwnPlace> after, Done<OwnMessages> done) override {
    store_.own_messages(who, after, std::move(done));
  }
  void changes(std::uint64_t, Done<Changes> done) override {
    {
      const std::scoped_lock lock(mutex_);
      asked_.push_back(std::move(done));
    }
    is_asked_ = true;
    is_asked_.notify_all();
  }

  Directory& directory() { return store_; }
  Invitations& invitations() { return store_; }
  Subscriptions& subscriptions() { return store_; }
  void wait_until_asked() const { is_asked_.wait(false); }

 private:
  MemoryStore store_;
  std::mutex mutex_;
  std::vector<Done<Changes>> asked_;  // Guarded by mutex_.
  std::atomic<bool> is_asked_ = false;
};

TEST(Node, IsNotTouchedByAnswersThatComeWhenItIsGone) {
  const SystemClock clock;
  const JwtIdentity identity(IdentityKeys::fresh(clock.now().wall));
  LocalBus bus;
  LateStore store;
  NobodyPushes pusher;
  Node node(
      1, Limits{},
      {store, store.directory(), store.invitations(), store.subscriptions(), bus, identity, clock, pusher},
      http::DoorOptions{});
  node.start();
  store.wait_until_asked();
  node.stop();
}

}  // namespace
}  // namespace teahouse
