#include "adapters/websocket/deflate.hpp"

#include <algorithm>

#include <zlib.h>

#include "base/check.hpp"

namespace teahouse::websocket {

struct Zlib : z_stream {};

namespace {

/// What a sender takes from the end of each message, and a reader puts back (RFC 7692, section 7.2).
constexpr std::string_view tail("\x00\x00\xff\xff", 4);

/// Messages up to this size leave their memory for the next.
constexpr std::size_t kept_bytes = 64 * 1024;

constexpr std::size_t step_bytes = 4 * 1024;

/// zlib's flags: it stopped between two blocks.
constexpr int between_blocks = 128;

void give(z_stream& stream, std::string_view bytes) {
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
}

void give_room(z_stream& stream, std::string& out, std::size_t from) {
  stream.next_out = reinterpret_cast<Bytef*>(out.data()) + from;
  stream.avail_out = static_cast<uInt>(out.size() - from);
}

}  // namespace

Inflater::Inflater() : stream_(new Zlib{}) {
  CHECK(inflateInit2(stream_.get(), -MAX_WBITS) == Z_OK, "there is memory at the start");
}

Inflater::~Inflater() {
  inflateEnd(stream_.get());
}

Result<std::string_view, CloseCode> Inflater::inflate(std::string_view payload,
                                                      std::size_t message_bytes_max) {
  if (message_.size() > kept_bytes) message_ = std::string();
  size_ = 0;
  CHECK(inflateReset(stream_.get()) == Z_OK, "the stream is one");
  for (const std::string_view bytes : {payload, tail}) {
    if (!take(bytes, message_bytes_max))
      return size_ > message_bytes_max ? CloseCode::too_big : CloseCode::protocol_error;
  }
  if ((stream_->data_type & between_blocks) == 0) return CloseCode::protocol_error;
  return std::string_view(message_).substr(0, size_);
}

bool Inflater::take(std::string_view bytes, std::size_t message_bytes_max) {
  give(*stream_, bytes);
  for (;;) {
    if (size_ == message_.size())  // One byte more than may be shows that there are too many.
      message_.resize(std::min(message_bytes_max + 1, std::max(step_bytes, 2 * message_.size())));
    give_room(*stream_, message_, size_);
    const int result = ::inflate(stream_.get(), Z_SYNC_FLUSH);
    size_ = message_.size() - stream_->avail_out;
    if (size_ > message_bytes_max) return false;
    // A client may end its data in the middle of a message and begin again (section 7.2.3.5).
    if (result == Z_STREAM_END) {
      if (inflateReset(stream_.get()) != Z_OK) return false;
      if (stream_->avail_in == 0) return true;
    } else if (result != Z_OK && result != Z_BUF_ERROR) {
      return false;
    } else if (stream_->avail_out > 0) {
      return stream_->avail_in == 0;
    }
  }
}

Deflater::Deflater(std::uint8_t window_bits) : stream_(new Zlib{}) {
  constexpr int memory_level = 8;
  CHECK(deflateInit2(stream_.get(), Z_BEST_SPEED, Z_DEFLATED, -window_bits, memory_level,
                     Z_DEFAULT_STRATEGY) == Z_OK,
        "zlib knows the window, and there is memory");
}

Deflater::~Deflater() {
  deflateEnd(stream_.get());
}

std::optional<std::string_view> Deflater::deflate(std::string_view message) {
  payload_.resize(message.size() / 4 * 3);
  CHECK(deflateReset(stream_.get()) == Z_OK, "the stream is one");
  give(*stream_, message);
  give_room(*stream_, payload_, 0);
  const bool whole = ::deflate(stream_.get(), Z_SYNC_FLUSH) == Z_OK && stream_->avail_out > 0;
  if (!whole) return std::nullopt;
  const std::size_t size = payload_.size() - stream_->avail_out;
  return std::string_view(payload_).substr(0, size - tail.size());
}

Deflater& Deflaters::with(std::uint8_t window_bits) {
  auto& deflater = deflaters_.at(window_bits);
  if (!deflater) deflater = std::make_unique<Deflater>(window_bits);
  return *deflater;
}

}  // namespace teahouse::websocket
