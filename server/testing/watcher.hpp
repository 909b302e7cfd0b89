#pragma once

#include <string>

#include "core/entry.hpp"
#include "testing/room_view.hpp"

namespace teahouse::sim {

class Person;
class World;
struct SimShard;

/// Somebody who sees all of a world and says when a promise was broken.
class Watcher {
 public:
  virtual ~Watcher() = default;

  /// Named after the promise.
  virtual std::string name() const = 0;

  virtual void committed(World&, const Entry&) {}
  virtual void said(World&, const Person&, const Json& /*frame*/) {}
  virtual void heard(World&, const Person&, const Json& /*frame*/) {}
  /// A log that a client keeps has two contents for one position.
  virtual void contradicted(World&, const Person&, const Json& /*frame*/) {}
  virtual void turned(World&, const SimShard&) {}
  /// The storm is over, and there was time for everything to be put right.
  virtual void calm(World&) {}
};

}  // namespace teahouse::sim
