#include "main/setting.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <utility>

#include <arpa/inet.h>
#include <netinet/in.h>

namespace teahouse {
namespace {

using Values = std::vector<std::string>;

[[noreturn]] void refuse(std::string_view what_it_must_be, const std::string& value) {
  throw BadSetting("must be " + std::string(what_it_must_be) + ", and is \"" + value + '"');
}

template <typename Number>
Number number(const std::string& text, Number max) {
  Number value = 0;
  const auto* end = text.data() + text.size();
  const auto read = std::from_chars(text.data(), end, value);
  if (read.ec != std::errc{} || read.ptr != end || value > max) {
    refuse("a number from 0 to " + std::to_string(max), text);
  }
  return value;
}

/// The value beside the word that was said.
template <typename Value, std::size_t count>
Value one_of(const std::array<std::pair<std::string_view, Value>, count>& words, const std::string& said) {
  std::string known;
  for (const auto& [word, value] : words) {
    if (word == said) return value;
    known += known.empty() ? "" : ", ";
    known += word;
  }
  refuse("one of " + known, said);
}

bool is_address(const std::string& text) {
  in6_addr address{};
  return inet_pton(AF_INET, text.c_str(), &address) == 1 || inet_pton(AF_INET6, text.c_str(), &address) == 1;
}

/// A scheme, a host and perhaps a port, as browsers send it.
bool is_origin(std::string_view text) {
  for (const std::string_view scheme : {"https://", "http://"}) {
    if (!text.starts_with(scheme)) continue;
    const auto host = text.substr(scheme.size());
    return !host.empty() && host.find_first_of("/?#@ \t*") == std::string_view::npos &&
           std::none_of(host.begin(), host.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  }
  return false;
}

void apply_origins(Config& config, const Values& values) {
  for (const auto& origin : values) {
    if (!is_origin(origin))
      refuse("origins as https://chat.example, in lower case and without a path", origin);
  }
  config.allowed_origins = values;
}

void apply_listen(Config& config, const Values& values) {
  if (!is_address(values.back())) refuse("a numeric address, as 127.0.0.1 or ::", values.back());
  config.listen = values.back();
}

void apply_data(Config& config, const Values& values) {
  if (values.back().empty()) refuse("a directory", values.back());
  config.data = values.back();
}

void apply_log(Config& config, const Values& values) {
  constexpr std::array<std::pair<std::string_view, LogLevel>, 4> words{{{"debug", LogLevel::debug},
                                                                        {"info", LogLevel::info},
                                                                        {"warning", LogLevel::warning},
                                                                        {"error", LogLevel::error}}};
  config.log = one_of(words, values.back());
}

void apply_store(Config& config, const Values& values) {
  constexpr std::array<std::pair<std::string_view, StoreKind>, 2> words{
      {{"sqlite", StoreKind::sqlite}, {"memory", StoreKind::memory}}};
  config.store = one_of(words, values.back());
}

void apply_push(Config& config, const Values& values) {
  constexpr std::array<std::pair<std::string_view, PushKind>, 3> words{
      {{"on", PushKind::on}, {"off", PushKind::off}, {"loopback", PushKind::loopback}}};
  config.push = one_of(words, values.back());
}

void apply_push_contact(Config& config, const Values& values) {
  const std::string& contact = values.back();
  const bool has_scheme = contact.starts_with("mailto:") || contact.starts_with("https://");
  const auto is_plain = [](char c) { return c > ' ' && c < 0x7F && c != '"' && c != '\\'; };
  if (!has_scheme || !std::all_of(contact.begin(), contact.end(), is_plain))
    refuse("an address as mailto:ana@tea.example or https://tea.example", contact);
  config.push_contact = contact;
}

void apply_limits(Config& config, const Values& values) {
  constexpr std::array<std::pair<std::string_view, bool>, 2> words{{{"default", true}, {"none", false}}};
  config.rate_limits = one_of(words, values.back());
}

constexpr std::uint32_t shards_max = 256;
constexpr std::uint64_t megabyte = 1024 * 1024;
constexpr std::uint64_t megabytes_max = 1024 * 1024 * 1024;

std::uint64_t megabytes(const Values& values) {
  return number<std::uint64_t>(values.back(), megabytes_max) * megabyte;
}

constexpr std::array all{
    Setting{"port", SettingKind::number, "NUMBER", "Where to listen; 0 takes a free port (8020)",
            [](Config& config, const Values& values) {
              config.port = number<std::uint16_t>(values.back(), std::numeric_limits<std::uint16_t>::max());
            }},
    Setting{"listen", SettingKind::text, "ADDRESS",
            "A numeric address; 127.0.0.1 is this machine alone (::, which is every address, of IPv4 too)",
            apply_listen},
    Setting{"data", SettingKind::text, "DIRECTORY", "Where everything is kept (~/.local/share/teahouse)",
            apply_data},
    Setting{"tls_cert", SettingKind::text, "FILE",
            "Certificate chain, PEM; with --tls-key the house speaks TLS only, and browsers hold it to that "
            "for two years",
            [](Config& config, const Values& values) { config.tls_cert = values.back(); }},
    Setting{"tls_key", SettingKind::text, "FILE", "The certificate's key, PEM",
            [](Config& config, const Values& values) { config.tls_key = values.back(); }},
    Setting{"allowed_origins", SettingKind::list, "ORIGIN,...",
            "Pages of other hosts that may connect, as https://chat.example (none)", apply_origins},
    Setting{"store", SettingKind::text, "WORD", "sqlite, or memory that forgets at the end (sqlite)",
            apply_store},
    Setting{"shards", SettingKind::number, "NUMBER", "Threads that serve; 0 is one for each core (0)",
            [](Config& config, const Values& values) {
              config.shards = number<std::uint32_t>(values.back(), shards_max);
            }},
    Setting{"file_size_max", SettingKind::number, "MB", "The largest file that can be sent; 0 for none (100)",
            [](Config& config, const Values& values) { config.files.file_bytes = megabytes(values); }},
    Setting{"files_daily_max", SettingKind::number, "MB", "What one person can send in a day (1000)",
            [](Config& config, const Values& values) { config.files.day_bytes = megabytes(values); }},
    Setting{"files_total_max", SettingKind::number, "MB", "What all files together can take (10000)",
            [](Config& config, const Values& values) { config.files.house_bytes = megabytes(values); }},
    Setting{"limits", SettingKind::text, "WORD", "default, or none for measurements (default)", apply_limits},
    Setting{"push", SettingKind::text, "WORD",
            "on, off, or loopback, which is also to this machine, for tests (on)", apply_push},
    Setting{"push_contact", SettingKind::text, "ADDRESS",
            "Whom a push service can ask about this house, as mailto:ana@tea.example; some want a real one "
            "(mailto:postmaster@localhost)",
            apply_push_contact},
    Setting{"log", SettingKind::text, "LEVEL", "debug, info, warning or error (info)", apply_log},
};

}  // namespace

std::string Setting::flag() const {
  std::string text = "--" + std::string(name);
  std::replace(text.begin(), text.end(), '_', '-');
  return text;
}

std::string Setting::variable() const {
  std::string text = "TEAHOUSE_" + std::string(name);
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  return text;
}

std::span<const Setting> settings() {
  return all;
}

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const auto comma = std::min(text.find(','), text.size());
    const auto part = text.substr(0, comma);
    const auto begin = part.find_first_not_of(" \t");
    if (begin != std::string_view::npos) {
      parts.emplace_back(part.substr(begin, part.find_last_not_of(" \t") + 1 - begin));
    }
    text.remove_prefix(std::min(comma + 1, text.size()));
  }
  return parts;
}

}  // namespace teahouse
