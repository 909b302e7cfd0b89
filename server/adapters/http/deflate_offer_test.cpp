#include "adapters/http/deflate_offer.hpp"

#include <gtest/gtest.h>

namespace teahouse::http {
namespace {

int bits(std::string_view offers) {
  return accept_deflate(offers).window_bits;
}

TEST(DeflateOffer, IsAcceptedAsBrowsersMakeIt) {
  EXPECT_EQ(bits("permessage-deflate; client_max_window_bits"), 15);
  EXPECT_EQ(accept_deflate("permessage-deflate").answer(),
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover");
}

TEST(DeflateOffer, KeepsToTheWindowThatTheClientHasRoomFor) {
  EXPECT_EQ(bits("permessage-deflate; server_max_window_bits=9"), 9);
  EXPECT_EQ(bits("permessage-deflate; server_max_window_bits=\"12\""), 12);
  EXPECT_EQ(accept_deflate("permessage-deflate;server_max_window_bits=10").answer(),
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
            "server_max_window_bits=10");
}

TEST(DeflateOffer, AnswersWhatWasAskedEvenIfItGoesWithoutSaying) {
  EXPECT_EQ(accept_deflate("permessage-deflate; server_max_window_bits=15").answer(),
            "permessage-deflate; server_no_context_takeover; client_no_context_takeover; "
            "server_max_window_bits=15");
}

TEST(DeflateOffer, IsPassedOverForTheNextWhenItCannotBeMet) {
  EXPECT_EQ(bits("permessage-deflate; server_max_window_bits=8, permessage-deflate"), 15);
  EXPECT_EQ(bits("x-webkit-deflate-frame, permessage-deflate; server_max_window_bits=11"), 11);
}

TEST(DeflateOffer, IsPassedOverWhenItIsWrittenWrong) {
  for (const char* const offer :
       {"", ",", ";", "permessage-deflat", "permessage-deflate; what",
        "permessage-deflate; client_no_context_takeover=1", "permessage-deflate; server_max_window_bits",
        "permessage-deflate; server_max_window_bits=", "permessage-deflate; server_max_window_bits=16",
        "permessage-deflate; server_max_window_bits=010", "permessage-deflate; server_max_window_bits=99999",
        "permessage-deflate; client_max_window_bits=7", "permessage-deflate; client_max_window_bits=\"",
        "permessage-deflate; client_max_window_bits; client_max_window_bits"}) {
    EXPECT_EQ(bits(offer), 0) << offer;
  }
}

}  // namespace
}  // namespace teahouse::http
