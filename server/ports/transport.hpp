#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/refusal.gen.hpp"

namespace teahouse {

/// Text frames on their way out, one behind the other in one buffer. Filled once, shared by all who are told.
class Frames {
 public:
  /// Where the next frame's text is appended; end() closes it.
  std::string& text() { return text_; }
  void end() { ends_.push_back(static_cast<std::uint32_t>(text_.size())); }

  std::size_t count() const { return ends_.size(); }
  bool empty() const { return ends_.empty(); }
  std::size_t bytes() const { return text_.size(); }
  std::string_view frame(std::size_t at) const {
    const std::size_t begin = at == 0 ? 0 : ends_[at - 1];
    return std::string_view(text_).substr(begin, ends_[at] - begin);
  }
  void clear() {
    text_.clear();
    ends_.clear();
  }

 private:
  std::string text_;
  std::vector<std::uint32_t> ends_;
};

/// What becomes of frames when their reader is slow.
enum class Care {
  keep,       ///< Kept in the outbox; when that is over its bound the connection is closed with slow_reader.
  ephemeral,  ///< Left out for a reader that is behind.
};

/// The connections of one shard. Used on the shard's thread alone; a session that is gone is passed over in
/// silence.
class Transport {
 public:
  virtual ~Transport() = default;

  /// To each of these, after what was sent to them before. The listeners share one copy.
  virtual void broadcast(const Frames& frames, std::span<const SessionId> listeners, Care care) = 0;

  virtual void send(SessionId session, const Frames& frames) = 0;

  /// Bytes that were sent to this session and that it has not taken, beyond what the kernel holds; 0 for one
  /// that is gone.
  virtual std::size_t waiting(SessionId session) = 0;

  /// A text frame longer than this is answered with 1009. A connection starts with first_frame_bytes.
  virtual void allow(SessionId session, std::size_t frame_bytes) = 0;

  /// After what was sent before. The listener is not told `closed` of a session that it closes itself.
  virtual void close(SessionId session, CloseCode code, std::string_view reason) = 0;

  /// The end of a turn: each connection that has something to be told is written to, once.
  virtual void flush() = 0;
};

/// Whom a transport tells what clients do; called on the shard's thread.
class TransportListener {
 public:
  virtual ~TransportListener() = default;

  /// A connection is established, its handshake done.
  virtual void opened(SessionId session) = 0;

  /// A whole text message, valid UTF-8.
  virtual void received(SessionId session, std::string_view text) = 0;

  /// Gone, for whatever reason; the last word about it.
  virtual void closed(SessionId session) = 0;
};

}  // namespace teahouse
