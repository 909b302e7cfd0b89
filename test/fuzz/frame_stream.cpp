// The first byte is the limit of a message, the second how many pieces the stream is cut into before the
// sizes of the pieces, which follow, begin again; the rest is what a client sends.

#include <span>
#include <string>
#include <vector>

#include <simdjson.h>

#include "adapters/websocket/client_frames.hpp"
#include "adapters/websocket/frame_reader.hpp"
#include "base/check.hpp"
#include "fuzz/input.hpp"

namespace teahouse::websocket {
namespace {

using Kind = FrameReader::Kind;

struct Heard {
  Kind kind;
  std::string payload;
  CloseCode code;

  bool operator==(const Heard&) const = default;
};

/// Gives the bytes in pieces of these sizes, over and over.
std::vector<Heard> read(std::string bytes, std::size_t message_bytes_max,
                        const std::vector<std::size_t>& sizes) {
  static Inflater inflater;
  FrameReader reader(message_bytes_max);
  reader.inflate_with(inflater);
  std::vector<Heard> heard;
  std::size_t turn = 0;
  for (std::span<char> rest(bytes); !rest.empty();) {
    const auto size = std::min(sizes[turn++ % sizes.size()], rest.size());
    auto piece = rest.first(size);
    while (const auto event = reader.next(piece)) {
      heard.push_back({event->kind, std::string(event->payload), event->code});
    }
    CHECK(piece.empty(), "a reader takes all that it is given");
    rest = rest.subspan(size);
  }
  return heard;
}

bool is_message(const Heard& event) {
  return event.kind == Kind::text || event.kind == Kind::binary;
}

bool ends(const Heard& event) {
  return event.kind == Kind::close || event.kind == Kind::violation;
}

bool is_utf8(const std::string& text) {
  return simdjson::validate_utf8(text);
}

void judge(const Heard& event, std::size_t message_bytes_max) {
  CHECK(event.payload.size() <= (is_message(event) ? message_bytes_max : control_bytes_max),
        "nothing is longer than it may be");
  CHECK(event.kind != Kind::text || is_utf8(event.payload), "a text is UTF-8");
  if (event.kind == Kind::close) {
    CHECK(may_be_received(static_cast<unsigned>(event.code)), "a close has a code that clients may give");
    CHECK(is_utf8(event.payload), "the reason of a close is UTF-8");
  }
  if (event.kind == Kind::violation) {
    CHECK(event.payload.empty() && (event.code == CloseCode::protocol_error ||
                                    event.code == CloseCode::too_big || event.code == CloseCode::not_utf8),
          "a violation is of the protocol, of the limit or of UTF-8");
  }
}

/// The frame of a client that says the same in one piece.
std::string said_again(const Heard& event) {
  switch (event.kind) {
    case Kind::text:
      return masked(Opcode::text, event.payload);
    case Kind::binary:
      return masked(Opcode::binary, event.payload);
    case Kind::ping:
      return masked(Opcode::ping, event.payload);
    case Kind::pong:
      return masked(Opcode::pong, event.payload);
    case Kind::close:
      return masked_close(static_cast<std::uint16_t>(event.code), event.payload);
    case Kind::violation:
      return {};
  }
  return {};
}

void run(fuzz::Input input) {
  const std::size_t message_bytes_max = std::size_t{8} * input.byte();
  std::vector<std::size_t> sizes(1 + input.below(8));
  for (auto& size : sizes) size = 1 + input.byte();
  const std::string bytes(input.rest());

  const auto whole = read(bytes, message_bytes_max, {bytes.size() + 1});
  CHECK(read(bytes, message_bytes_max, sizes) == whole, "a stream says the same however it is cut");
  CHECK(read(bytes, message_bytes_max, {1}) == whole, "a stream says the same byte by byte");

  std::string again;
  for (const auto& event : whole) {
    judge(event, message_bytes_max);
    CHECK(!ends(event) || &event == &whole.back(), "nothing is heard after the end");
    again += said_again(event);
  }
  auto readable = whole;
  if (!readable.empty() && readable.back().kind == Kind::violation) readable.pop_back();
  CHECK(read(again, message_bytes_max, sizes) == readable, "what was heard can be said again");
}

}  // namespace
}  // namespace teahouse::websocket

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  teahouse::websocket::run({bytes, size});
  return 0;
}
