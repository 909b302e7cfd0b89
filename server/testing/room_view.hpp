#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "testing/message_view.hpp"

namespace teahouse::sim {

/// What a client keeps of one room: the rule for a reader of docs/protocol.md, and who is there.
class RoomView {
 public:
  /// What is compared with the truth.
  struct Line {
    std::string id;
    std::string author;
    std::string cid;
    std::string what;  ///< What never changes of it: its kind, or the message that it is about.
    bool operator==(const Line&) const = default;
  };

  /// The log from here on is what counts: what is known now is everything after this position.
  void begin(std::uint64_t after);
  bool has_begun() const { return begun_; }

  /// Applies, drops or holds; says whether this position is held with another content already.
  bool take(const Json& frame);
  void head_is(std::uint64_t head);

  /// Entries are known to exist that are not here.
  bool lacks() const { return begun_ && (head_ > last_ || !held_.empty()); }

  std::uint64_t first() const { return first_; }
  std::uint64_t last() const { return last_; }
  const std::map<std::uint64_t, Line>& lines() const { return lines_; }

  MessageView messages;

  // Who is here.

  void list(const Json& data);
  void change(const Json& data);
  void counted(const Json& data);
  /// From here on pieces of the whole list are gathered; what is told meanwhile makes them worthless.
  void begin_to_find();
  /// A piece of the whole list; the last one, which has no `next`, puts it in place of what was known.
  void found(const Json& data);
  bool knows_who() const { return listed_; }
  bool knows_all() const { return !listed_ || (!only_counted_ && who_.size() == count_); }
  const std::map<std::string, std::string>& who() const { return who_; }
  std::uint32_t count() const { return count_; }

  // Where this client stands with the room.
  bool wanted = true;  ///< It asks to hear it.
  bool heard = false;  ///< It was told that it hears it, on this connection.
  bool asked = false;  ///< A page is under way.
  std::uint32_t epoch = 1;

  /// A new connection: nothing is under way.
  void disconnected();

 private:
  bool begun_ = false;
  std::uint64_t first_ = 0;
  std::uint64_t last_ = 0;
  std::uint64_t head_ = 0;
  std::map<std::uint64_t, Line> lines_;
  std::map<std::uint64_t, Line> held_;

  bool listed_ = false;
  bool only_counted_ = false;  ///< Somebody came or went, and it was not said who.
  bool finding_ = false;
  std::map<std::string, std::string> found_;
  std::map<std::string, std::string> who_;
  std::uint32_t count_ = 0;
};

}  // namespace teahouse::sim
