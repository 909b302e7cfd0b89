#include "node/letter_of.hpp"

#include "protocol/gateway.hpp"

namespace teahouse {

Letter letter_of(const Push& push) {
  Letter letter{.browser = push.browser, .words = protocol::push_words(push), .topic = {}};
  if (const auto* const said = std::get_if<PushSaid>(&push.word)) {
    letter.topic = said->entry->room.text();
    letter.urgent = said->urgent;
    letter.first = said->count == 1;
  } else if (const auto* const read = std::get_if<PushRead>(&push.word)) {
    letter.topic = read->newest->room.text();
    letter.urgent = false;
    letter.takes_back = true;
  } else {
    letter.patient = false;
  }
  return letter;
}

}  // namespace teahouse
