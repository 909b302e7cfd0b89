#include "node/page_queue.hpp"

#include <utility>

namespace teahouse {

std::optional<LoadPage> PageQueue::ask(LoadPage load) {
  const auto [found, is_first] = waiting_.try_emplace(load.asker.session);
  if (is_first) return load;
  found->second.push_back(std::move(load));
  return std::nullopt;
}

void PageQueue::answered(SessionId session) {
  const auto found = waiting_.find(session);
  if (found == waiting_.end()) return;
  if (found->second.empty()) {
    waiting_.erase(found);
  } else {
    idle_.push_back(session);
  }
}

LoadPage PageQueue::next(SessionId session) {
  auto& waiting = waiting_.at(session);
  LoadPage load = std::move(waiting.front());
  waiting.pop_front();
  return load;
}

}  // namespace teahouse
