#pragma once

#include <cstddef>
#include <cstdint>

#include "base/time.hpp"

namespace teahouse {

/// What one client may ask of the house. The figures of docs/protocol.md; all bounded, none a queue without
/// end.
struct Limits {
  /// Rates and pipelining; off only for measurements (`--limits none`).
  bool rates = true;

  Duration sign_in_timeout{5'000};
  std::size_t frame_bytes = 64 * 1024;  ///< Once signed in; before that the transport allows 4 KiB.

  std::uint32_t burst = 5;          ///< Things said at once,
  Duration pace{500};               ///< then one in so much time.
  std::uint32_t typing_burst = 4;   ///< How often one may say that one writes, or stopped,
  Duration typing_pace{1'000};      ///< then once in so much time.
  std::size_t typing_people = 100;  ///< Of a room with more nobody is told who writes.
  std::uint32_t search_burst = 8;   ///< Searches at once, of which each may look at thousands of messages,
  Duration search_pace{300};        ///< then one in so much time.

  std::uint32_t pending = 16;   ///< Requests that wait for the store.
  std::uint32_t strikes = 100;  ///< Malformed requests, then the connection is closed.

  std::size_t name_graphemes = 32;
  std::size_t name_bytes = 256;  ///< A grapheme cluster may be a letter under a hundred accents.
  std::size_t topic_graphemes = 200;
  std::size_t topic_bytes = 1024;
  std::size_t text_code_points = 4'000;

  std::size_t search_code_points = 200;
  std::uint32_t found = 20;    ///< Messages of one answer to a search when the client does not say.
  std::uint32_t history = 50;  ///< Entries of a page when the client does not say.
  std::uint32_t replay_page = 100;
  std::uint32_t replay = 500;          ///< Entries that a resuming client is sent; beyond that, a hole.
  std::size_t roster_named = 200;      ///< People named in one list or change; a room of more is crowded.
  std::size_t people_looked_at = 500;  ///< By one FindPeople, so that a search costs little however rare.

  /// A room with so many listeners, in which entries follow each other fast, is told them at most so often.
  std::size_t crowd = 100;
  Duration meeting{20};

  Duration roster_every{250};     ///< Roster changes of a room are folded to this;
  Duration count_every{1'000};    ///< its count to this, where that is told alone.
  Duration gap_patience{100};     ///< How long a hole may be news under way before the store is asked.
  Duration changes_every{2'000};  ///< How often the store is asked what moved.
  Duration token_renewal{std::chrono::hours{24 * 7}};  ///< A session that lives as long is given a new token.
};

/// What a connection may send before it has said who it is.
constexpr std::size_t first_frame_bytes = 4 * 1024;

}  // namespace teahouse
