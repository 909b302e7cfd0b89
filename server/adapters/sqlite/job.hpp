#pragma once

#include <memory>
#include <optional>
#include <utility>

#include "ports/fault.hpp"

namespace teahouse {

/// One question to a Desk (a Ledger or a Reader) and whom to tell its answer. Made on the asker's thread,
/// carried out and answered on the desk's. Exactly one of answer and fail is called.
template <typename Desk>
class Job {
 public:
  virtual ~Job() = default;
  virtual void carry_out(Desk& desk) = 0;
  virtual void answer() = 0;  ///< After carry_out.
  virtual void fail(Fault fault) = 0;
};

template <typename Desk, typename Answer, typename Question>
class JobOf final : public Job<Desk> {
 public:
  JobOf(Question question, Done<Answer> done) : question_(std::move(question)), done_(std::move(done)) {}

  void carry_out(Desk& desk) override { answer_.emplace(question_(desk)); }
  void answer() override { done_(std::move(*answer_)); }
  void fail(Fault fault) override { done_(fault); }

 private:
  Question question_;
  Done<Answer> done_;
  std::optional<Answer> answer_;
};

template <typename Desk, typename Answer, typename Question>
std::unique_ptr<Job<Desk>> make_job(Question question, Done<Answer> done) {
  return std::make_unique<JobOf<Desk, Answer, Question>>(std::move(question), std::move(done));
}

}  // namespace teahouse
