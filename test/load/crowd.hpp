#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace teahouse::load {

using Clock = std::chrono::steady_clock;

std::uint64_t nanoseconds_now();

/// What a server is to the load.
enum class Speaks : std::uint8_t {
  teahouse,
  relay,  ///< It knows nobody: what one says it says to all.
};

/// Many signed-in clients of one server, in one thread. Whatever the server says is handed to `on_text`,
/// client by client, in the order of its coming; a client that the server closes is a failure of the run
/// (std::runtime_error).
class Crowd {
 public:
  using OnText = std::function<void(std::size_t client, std::string_view text)>;

  /// They come from that address of this machine.
  explicit Crowd(std::uint16_t port, const char* from = "127.0.0.1", Speaks speaks = Speaks::teahouse);
  ~Crowd();
  Crowd(const Crowd&) = delete;
  Crowd& operator=(const Crowd&) = delete;

  /// So many more come in, and are told who they are; `on_text` hears what is said to them meanwhile.
  void grow(std::size_t count, const OnText& on_text);
  std::size_t size() const { return clients_.size(); }

  /// The same for one turn of at most so long: whether there are so many now.
  bool grow_on(std::size_t wanted, std::chrono::milliseconds patience, const OnText& on_text);

  /// One goes without a goodbye and comes back, and says this frame to sign in.
  void come_back(std::size_t client, std::string hello);

  /// All are gone, without a goodbye.
  void cut_off();

  /// Sent with the next turn, together with all else that the client says until then.
  void say(std::size_t client, std::string_view text);

  /// Reads what came and writes what is to be said; waits at most so long for something to come.
  void turn(std::chrono::milliseconds patience, const OnText& on_text);

  /// Turns until nothing has come for so long.
  void settle(std::chrono::milliseconds quiet, const OnText& on_text);

 private:
  enum class State : std::uint8_t { connecting, upgrading, signing_in, live };
  struct Client {
    int descriptor = -1;
    State state = State::connecting;
    bool writing = false;  ///< The kernel took no more; it will say when it does.
    std::string hello;     ///< What it signs in with; empty for somebody new.
    std::string unread;    ///< Of a frame that is not whole.
    std::string unsent;
  };

  void open(std::size_t at);
  void connected(std::size_t at);
  void read(std::size_t at, const OnText& on_text);
  void flush(std::size_t at);
  std::string_view upgraded(Client& client, std::string_view bytes);
  void heard(std::size_t at, std::string_view text, const OnText& on_text);

  std::uint16_t port_;
  std::uint32_t from_;
  Speaks speaks_;
  int poll_ = -1;
  std::size_t live_ = 0;
  std::vector<Client> clients_;
  std::vector<std::size_t> talking_;  ///< Have something to be flushed.
  std::string buffer_;
};

}  // namespace teahouse::load
