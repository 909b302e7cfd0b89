#include "adapters/websocket/frame_reader.hpp"

#include <algorithm>
#include <cstring>

namespace teahouse::websocket {
namespace {

/// Undoes the mask, which begins at its byte number `at`; answers where it goes on after these bytes.
std::uint8_t unmask(std::span<char> bytes, const unsigned char* mask, std::uint8_t at) {
  std::array<unsigned char, 8> turned{};
  for (std::size_t i = 0; i < turned.size(); ++i) turned[i] = mask[(at + i) % 4];
  std::uint64_t wide = 0;
  std::memcpy(&wide, turned.data(), sizeof wide);

  std::size_t done = 0;
  for (; done + 8 <= bytes.size(); done += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + done, sizeof word);
    word ^= wide;
    std::memcpy(bytes.data() + done, &word, sizeof word);
  }
  for (; done < bytes.size(); ++done) bytes[done] = static_cast<char>(bytes[done] ^ turned[done % 8]);
  return static_cast<std::uint8_t>((at + bytes.size()) % 4);
}

std::uint64_t big_endian(const unsigned char* bytes, std::size_t count) {
  std::uint64_t value = 0;
  for (std::size_t at = 0; at < count; ++at) value = value << 8 | bytes[at];
  return value;
}

bool is_known(Opcode opcode) {
  return opcode <= Opcode::binary || (opcode >= Opcode::close && opcode <= Opcode::pong);
}

}  // namespace

std::optional<FrameReader::Event> FrameReader::next(std::span<char>& bytes) {
  if (!in_frame_ && unfinished_) {  // What was given away by the last call is not held any longer.
    if (!in_message_)
      unfinished_.reset();
    else
      unfinished_->control = std::string();
  }
  while (!over_) {
    if (!in_frame_) {
      if (!take_header(bytes)) return std::nullopt;
      if (const auto bad = judge_header()) return violation(*bad);
      in_frame_ = true;
    }
    const auto part = bytes.first(std::min(left_, bytes.size()));
    mask_at_ = unmask(part, header_.data() + header_bytes_ - 4, mask_at_);
    bytes = bytes.subspan(part.size());
    left_ -= part.size();
    in_frame_ = left_ > 0;
    if (!in_frame_) header_bytes_ = 0;

    const std::string_view text(part.data(), part.size());
    if (auto event = is_control(opcode_) ? take_control(text) : take_data(text)) return event;
    if (in_frame_) return std::nullopt;
  }
  bytes = {};
  return std::nullopt;
}

bool FrameReader::take_header(std::span<char>& bytes) {
  while (header_bytes_ < header_bytes_wanted()) {
    if (bytes.empty()) return false;
    header_[header_bytes_++] = static_cast<unsigned char>(bytes.front());
    bytes = bytes.subspan(1);
  }
  return true;
}

std::size_t FrameReader::header_bytes_wanted() const {
  if (header_bytes_ < 2) return 2;
  const unsigned length = header_[1] & 0x7f;
  const std::size_t more = length == 126 ? 2 : length == 127 ? 8 : 0;
  const bool masked = (header_[1] & 0x80) != 0;
  return 2 + more + (masked ? 4 : 0);
}

std::optional<CloseCode> FrameReader::judge_header() {
  if (frames_left_ == 0) return CloseCode::too_many_strikes;
  --frames_left_;
  constexpr auto bad = CloseCode::protocol_error;
  const bool compressed = (header_[0] & compressed_bit) != 0;
  const bool reserved_bits = (header_[0] & 0x30) != 0;
  const bool masked = (header_[1] & 0x80) != 0;
  final_ = (header_[0] & 0x80) != 0;
  opcode_ = static_cast<Opcode>(header_[0] & 0x0f);
  if (reserved_bits || !masked || !is_known(opcode_)) return bad;
  const bool begins = opcode_ == Opcode::text || opcode_ == Opcode::binary;
  if (compressed && (inflater_ == nullptr || !begins)) return bad;

  std::uint64_t length = header_[1] & 0x7f;
  if (is_control(opcode_) && (!final_ || length > control_bytes_max)) return bad;
  if (length == 126) {
    length = big_endian(header_.data() + 2, 2);
    if (length < 126) return bad;
  } else if (length == 127) {
    length = big_endian(header_.data() + 2, 8);
    if (length <= 0xffff || length >> 63 != 0) return bad;
  }

  if (!is_control(opcode_)) {
    if ((opcode_ == Opcode::continuation) != in_message_) return bad;
    const std::size_t before = unfinished_ ? unfinished_->message.size() : 0;
    if (before + length > message_bytes_max_) return CloseCode::too_big;
    if (begins) {
      is_text_ = opcode_ == Opcode::text;
      is_compressed_ = compressed;
    }
    in_message_ = !final_;
  }
  left_ = static_cast<std::size_t>(length);
  mask_at_ = 0;
  return std::nullopt;
}

std::optional<FrameReader::Event> FrameReader::take_control(std::string_view part) {
  if (!in_frame_ && (!unfinished_ || unfinished_->control.empty())) return control_event(part);
  unfinished().control.append(part);
  if (in_frame_) return std::nullopt;
  return control_event(unfinished_->control);
}

std::optional<FrameReader::Event> FrameReader::control_event(std::string_view payload) {
  if (opcode_ == Opcode::ping) return Event{Kind::ping, payload};
  if (opcode_ == Opcode::pong) return Event{Kind::pong, payload};

  over_ = true;
  if (payload.empty()) return Event{Kind::close, {}};
  if (payload.size() == 1) return violation(CloseCode::protocol_error);
  const auto* begin = reinterpret_cast<const unsigned char*>(payload.data());
  const auto code = static_cast<unsigned>(big_endian(begin, 2));
  const auto reason = payload.substr(2);
  if (!may_be_received(code)) return violation(CloseCode::protocol_error);
  Utf8 whole;
  if (!whole.take(reason) || !whole.complete()) return violation(CloseCode::not_utf8);
  return Event{Kind::close, reason, static_cast<CloseCode>(code)};
}

std::optional<FrameReader::Event> FrameReader::take_data(std::string_view part) {
  if (is_text_ && !is_compressed_ && !utf8_.take(part)) return violation(CloseCode::not_utf8);
  const bool whole = !in_frame_ && final_;
  if (whole && (!unfinished_ || unfinished_->message.empty())) return whole_message(part);
  unfinished().message.append(part);
  if (!whole) return std::nullopt;
  return whole_message(unfinished_->message);
}

FrameReader::Event FrameReader::whole_message(std::string_view payload) {
  if (is_compressed_) {
    const auto message = inflater_->inflate(payload, message_bytes_max_);
    if (!message) return violation(message.error());
    payload = *message;
    if (is_text_ && !utf8_.take(payload)) return violation(CloseCode::not_utf8);
  }
  if (is_text_ && !utf8_.complete()) return violation(CloseCode::not_utf8);
  return {is_text_ ? Kind::text : Kind::binary, payload};
}

FrameReader::Unfinished& FrameReader::unfinished() {
  if (!unfinished_) unfinished_ = std::make_unique<Unfinished>();
  return *unfinished_;
}

FrameReader::Event FrameReader::violation(CloseCode code) {
  over_ = true;
  return {Kind::violation, {}, code};
}

}  // namespace teahouse::websocket
