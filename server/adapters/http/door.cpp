#include "adapters/http/door.hpp"

#include <exception>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <boost/asio/steady_timer.hpp>

#include "adapters/http/tls.hpp"
#include "adapters/http/visit.hpp"
#include "base/fair_share.hpp"
#include "base/log.hpp"

namespace teahouse::http {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr Duration accept_pause{100};

Network network_of(const tcp::socket& socket) {
  error_code error;
  const auto endpoint = socket.remote_endpoint(error);
  return error ? Network{} : teahouse::network_of(endpoint.address().to_string());
}

/// A bound socket; throws boost::system::system_error.
tcp::acceptor bound(asio::io_context& io, const tcp::endpoint& endpoint, bool shared) {
  tcp::acceptor acceptor(io, endpoint.protocol());
  acceptor.set_option(tcp::acceptor::reuse_address(true));
  if (endpoint.protocol() == tcp::v6()) acceptor.set_option(asio::ip::v6_only(false));
  const int on = 1;
  if (shared) setsockopt(acceptor.native_handle(), SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
  setsockopt(acceptor.native_handle(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);  // The accepted inherit it.
  acceptor.bind(endpoint);
  return acceptor;
}

tcp::endpoint endpoint_of(const DoorOptions& options) {
  return {asio::ip::make_address(options.address), options.port};
}

/// In words for the operator.
std::runtime_error cannot_listen(const DoorOptions& options, const error_code& error) {
  const auto why = error == asio::error::address_in_use
                       ? "another program has it; end that one or take another port"
                       : error.message();
  return std::runtime_error("cannot listen on " + options.address + " port " + std::to_string(options.port) +
                            ": " + why);
}

tcp::acceptor listening(asio::io_context& io, const DoorOptions& options) try {
  // Sharing would hide that another program has the port.
  if (!options.joins && options.port != 0) bound(io, endpoint_of(options), false);
  auto acceptor = bound(io, endpoint_of(options), true);
  acceptor.listen(4096);
  return acceptor;
} catch (const boost::system::system_error& error) {
  throw cannot_listen(options, error.code());
}

std::optional<asio::ssl::context> tls_of(const DoorOptions& options) {
  if (options.certificate_file.empty() && options.key_file.empty()) return std::nullopt;
  return make_tls(options.certificate_file, options.key_file);
}

}  // namespace

void check_door(const DoorOptions& options) try {
  tls_of(options);
  asio::io_context io;
  bound(io, endpoint_of(options), false);
} catch (const boost::system::system_error& error) {
  throw cannot_listen(options, error.code());
}

class Door::Entrance : public std::enable_shared_from_this<Entrance> {
 public:
  Entrance(asio::io_context& io, const DoorOptions& options, std::shared_ptr<const House> house)
      : tls_(tls_of(options)), acceptor_(listening(io, options)), pause_(io), house_(std::move(house)) {}

  std::uint16_t port() const { return acceptor_.local_endpoint().port(); }

  void shut() {
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
  }

  void settle() {
    if (house_->files) house_->files->settle();
    if (house_->exports) house_->exports->settle();
  }

  void accept() {
    if (!acceptor_.is_open()) return;
    acceptor_.async_accept([self = shared_from_this()](const error_code& error, tcp::socket socket) {
      if (error) return self->accept_later();
      self->let_in(std::move(socket));
      self->accept();
    });
  }

 private:
  /// Out of descriptors, most likely; those who are in will leave some.
  void accept_later() {
    if (!acceptor_.is_open()) return;
    pause_.expires_after(accept_pause);
    pause_.async_wait([self = shared_from_this()](const error_code& error) {
      if (!error) self->accept();
    });
  }

  void let_in(tcp::socket socket) {
    const auto seat = take_seat();
    const auto network = network_of(socket);
    inside_.enter(seat, network);
    auto gone = [self = shared_from_this(), seat](const std::exception_ptr& error) {
      self->let_out(seat, error != nullptr);
    };
    visits_[seat] =
        tls_ ? begin_visit(Upgraded::SecureSocket(std::move(socket), *tls_), house_, network, std::move(gone))
             : begin_visit(std::move(socket), house_, network, std::move(gone));
    came_[seat] = ++comers_;
    by_coming_.emplace(comers_, seat);
    if (inside_.size() > house_->options.visits_max) show_out(who_takes_most());
  }

  /// The oldest of the network that has the most in, or the oldest of all: whichever takes up more, as many
  /// as are in from the network times as many as came since. So neither a network with a great number keeps
  /// the others out, nor a great number of networks one from which a few people come at once.
  FairShare::Seat who_takes_most() {
    const auto takes = [this](FairShare::Seat seat) {
      return inside_.of_network(seat) * (comers_ - came_[seat] + 1);
    };
    const auto oldest = by_coming_.begin()->second;
    const auto crowd = inside_.oldest_of_most();
    return takes(oldest) > takes(crowd) ? oldest : crowd;
  }

  FairShare::Seat take_seat() {
    if (free_.empty()) {
      free_.push_back(static_cast<FairShare::Seat>(visits_.size()));
      visits_.emplace_back();
      came_.emplace_back();
    }
    const auto seat = free_.back();
    free_.pop_back();
    return seat;
  }

  /// The seat is free when the visit has noticed.
  void show_out(FairShare::Seat seat) {
    leave(seat);
    if (const auto visit = visits_[seat].lock()) visit->end();
  }

  void let_out(FairShare::Seat seat, bool failed) {
    if (failed) log(LogLevel::error, "http: a visit failed");
    leave(seat);
    free_.push_back(seat);
  }

  /// Does nothing for one who was shown out before.
  void leave(FairShare::Seat seat) {
    inside_.leave(seat);
    by_coming_.erase(came_[seat]);
  }

  std::optional<asio::ssl::context> tls_;
  tcp::acceptor acceptor_;
  asio::steady_timer pause_;
  const std::shared_ptr<const House> house_;
  FairShare inside_;
  std::vector<std::weak_ptr<Visit>> visits_;            ///< By seat.
  std::vector<std::uint64_t> came_;                     ///< By seat, the number of its last comer.
  std::map<std::uint64_t, FairShare::Seat> by_coming_;  ///< Who is inside, by the number of the comer.
  std::uint64_t comers_ = 0;
  std::vector<FairShare::Seat> free_;
};

Door::Door(asio::io_context& io, const DoorOptions& options, const Identity& identity, const Clock& clock,
           Random& random, std::function<void(Upgraded)> on_upgrade, Site site) {
  const bool secure = !options.certificate_file.empty() || !options.key_file.empty();
  auto house = std::make_shared<const House>(Origins(secure, options.origins), identity, clock, random, site,
                                             options, std::move(on_upgrade));
  entrance_ = std::make_shared<Entrance>(io, options, std::move(house));
  entrance_->accept();
}

Door::~Door() {
  shut();
}

std::uint16_t Door::port() const {
  return entrance_->port();
}

void Door::shut() {
  entrance_->shut();
}

void Door::settle() {
  entrance_->settle();
}

}  // namespace teahouse::http
