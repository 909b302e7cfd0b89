#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "adapters/websocket/deflate.hpp"
#include "adapters/websocket/frame.hpp"
#include "adapters/websocket/utf8.hpp"

namespace teahouse::websocket {

/// Makes messages of the bytes that one client sends, however they were cut. Pure: no socket, no clock.
///
/// Keeps nothing while the client is silent between frames; of a message that is not whole yet it keeps what
/// came, never more than may come. Whatever is not RFC 6455 is a violation, and after that, or after a close,
/// nothing is read.
class FrameReader {
 public:
  enum class Kind : std::uint8_t { text, binary, ping, pong, close, violation };

  struct Event {
    Kind kind;
    std::string_view payload;  ///< Good until the next call. Of a close, the reason.
    CloseCode code =
        CloseCode::normal;  ///< Of a close, what the client gave; of a violation, what to answer.
  };

  explicit FrameReader(std::size_t message_bytes_max) { allow(message_bytes_max); }

  /// A longer message is a violation as soon as a header announces it.
  void allow(std::size_t message_bytes_max) { message_bytes_max_ = message_bytes_max; }

  /// The client may compress its messages from now on. A message may be as long as before, and so may what it
  /// is compressed to.
  void inflate_with(Inflater& inflater) { inflater_ = &inflater; }

  /// So many frames more, of all kinds, fragments and empty ones too; the next is a violation. Until this is
  /// said there is no limit.
  void limit_frames(std::uint32_t left) { frames_left_ = left; }
  std::uint32_t frames_left() const { return frames_left_; }

  /// What comes next, taking bytes from the front and changing them; none when all were taken.
  std::optional<Event> next(std::span<char>& bytes);

 private:
  struct Unfinished {
    std::string message;  ///< Of one that has begun, what came of it.
    std::string control;  ///< A control frame may come in the middle of it.
  };

  bool take_header(std::span<char>& bytes);
  std::size_t header_bytes_wanted() const;
  std::optional<CloseCode> judge_header();
  std::optional<Event> take_control(std::string_view part);
  std::optional<Event> take_data(std::string_view part);
  Event whole_message(std::string_view payload);
  std::optional<Event> control_event(std::string_view payload);
  Event violation(CloseCode code);
  Unfinished& unfinished();

  std::size_t message_bytes_max_ = 0;
  std::size_t left_ = 0;  ///< Of the payload of the frame that is being read.
  std::array<unsigned char, 14> header_{};
  std::uint32_t frames_left_ = std::numeric_limits<std::uint32_t>::max();
  std::uint8_t header_bytes_ = 0;
  std::uint8_t mask_at_ = 0;
  Opcode opcode_ = Opcode::text;
  bool final_ = false;
  bool in_frame_ = false;
  bool in_message_ = false;  ///< A message has begun that a continuation will end.
  bool is_text_ = false;
  bool is_compressed_ = false;
  bool over_ = false;
  Inflater* inflater_ = nullptr;  ///< Without one, a compressed message is a violation.
  Utf8 utf8_;
  std::unique_ptr<Unfinished> unfinished_;  ///< Only while there is such a thing: most clients are silent.
};

}  // namespace teahouse::websocket
