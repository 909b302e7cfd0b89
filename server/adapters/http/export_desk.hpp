#pragma once

#include <memory>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "adapters/http/asking.hpp"
#include "adapters/http/export_house.hpp"
#include "adapters/http/origins.hpp"
#include "adapters/http/request.hpp"
#include "adapters/http/stream.hpp"
#include "ports/clock.hpp"
#include "ports/identity.hpp"

namespace teahouse::http {

/// `GET /api/export`: somebody takes away what they said (docs/export.md). On the thread of a door.
class ExportDesk {
 public:
  ExportDesk(ExportHouse& house, const Origins& origins, const Identity& identity, const Clock& clock)
      : house_(house), origins_(origins), identity_(identity), clock_(clock) {}
  ExportDesk(const ExportDesk&) = delete;
  ExportDesk& operator=(const ExportDesk&) = delete;

  /// Whether it is here that the request is to be answered.
  static bool is_for(std::string_view path) { return path == "/api/export"; }

  Answer answer(const Request& request);

  /// Waits until nothing is asked of the store.
  void settle() { questions_.wait_for_none(); }

 private:
  Answer route(const Request& request);

  ExportHouse& house_;
  const Origins& origins_;
  const Identity& identity_;
  const Clock& clock_;
  Questions questions_;
};

}  // namespace teahouse::http
