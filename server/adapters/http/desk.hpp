#pragma once

#include <string>
#include <vector>

#include "adapters/http/origins.hpp"
#include "adapters/http/request.hpp"
#include "adapters/http/session.hpp"
#include "adapters/http/site.hpp"

namespace teahouse::http {

/// Answers every request: finds who is to answer, and sees that no answer leaves without the strict fields.
class Desk {
 public:
  Desk(Origins origins, const Identity& identity, const Clock& clock, Random& random, Site site,
       std::string push_key = {})
      : origins_(std::move(origins)),
        session_(identity, clock, random, origins_),
        site_(site),
        push_key_(std::move(push_key)) {}
  Desk(const Desk&) = delete;
  Desk& operator=(const Desk&) = delete;

  Answer answer(const Request& request) const;

  const Origins& origins() const { return origins_; }

  /// To what could not be read as a request.
  Answer refuse(unsigned status) const;

 private:
  Answer route(const Request& request) const;
  Answer answer_push_key(const Request& request) const;

  const Origins origins_;
  const SessionDesk session_;
  const Site site_;
  const std::string push_key_;
};

}  // namespace teahouse::http
