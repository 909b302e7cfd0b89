#include "adapters/files/shelf.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include <openssl/evp.h>

#include "base/check.hpp"

namespace teahouse {
namespace {

constexpr std::size_t block_bytes = 256 * 1024;

class Digest {
 public:
  Digest() : context_(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    CHECK(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1, "OpenSSL has SHA-256");
  }
  void add(std::string_view bytes) {
    CHECK(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1, "SHA-256 takes any bytes");
  }
  std::string text() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> sum{};
    unsigned size = 0;
    CHECK(EVP_DigestFinal_ex(context_.get(), sum.data(), &size) == 1, "SHA-256 comes to an end");
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
      constexpr std::string_view digits = "0123456789abcdef";
      text += digits[sum.at(i) >> 4U];
      text += digits[sum.at(i) & 15U];
    }
    return text;
  }

 private:
  std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context_;
};

/// Calls `take` with so many bytes from there on, block by block.
template <typename Take>
void each_block(OpenFile& file, std::uint64_t at, std::uint64_t size, const Take& take) {
  std::vector<char> block(static_cast<std::size_t>(std::min<std::uint64_t>(size, block_bytes)));
  while (size > 0) {
    const auto got = file.read(at, block.data(), std::min<std::uint64_t>(size, block.size()));
    if (got == 0) throw DiskError("a file is shorter than it was", EIO);
    take(std::string_view(block.data(), got));
    at += got;
    size -= got;
  }
}

std::uint64_t names_of(const std::filesystem::path& path) {
  struct stat about{};
  return ::lstat(path.c_str(), &about) == 0 ? about.st_nlink : 0;
}

void link(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::link(from.c_str(), to.c_str()) != 0) throw DiskError("cannot give a file a second name", errno);
}

/// A directory for its owner alone, durable before anything is put into it.
void make(const std::filesystem::path& directory) {
  if (::mkdir(directory.c_str(), S_IRWXU) != 0) {
    if (errno == EEXIST) return;
    throw DiskError("cannot make " + directory.string(), errno);
  }
  sync_directory(directory.parent_path());
}

void move(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) throw DiskError("cannot give a file its name", errno);
}

}  // namespace

Shelf::Shelf(std::filesystem::path directory) : directory_(std::move(directory)) {
  std::filesystem::remove_all(directory_ / "making");
  make(directory_);
  for (const auto* part : {"contents", "kept", "coming", "making"}) make(directory_ / part);
}

std::filesystem::path Shelf::coming(FileId file) const {
  return directory_ / "coming" / file.value.text();
}
std::filesystem::path Shelf::kept(FileId file, std::string_view ending) const {
  return directory_ / "kept" / (file.value.text() + std::string(ending));
}
std::filesystem::path Shelf::making(FileId file, std::string_view ending) const {
  return directory_ / "making" / (file.value.text() + std::string(ending));
}
std::filesystem::path Shelf::content(const std::string& digest) const {
  return directory_ / "contents" / digest;
}

void Shelf::put(const std::filesystem::path& from, const std::string& digest,
                const std::filesystem::path& to) {
  const auto whole = content(digest);
  {
    const std::lock_guard lock(names_);
    ::unlink(to.c_str());
    // In this order a program that ends in between leaves no content that no file is the name of.
    if (names_of(whole) == 0) {
      link(from, to);
      move(from, whole);
    } else {
      link(whole, to);
      ::unlink(from.c_str());
    }
  }
  sync_directory(whole.parent_path());
  sync_directory(to.parent_path());
}

void Shelf::take_away(const std::filesystem::path& name) {
  // What a content is called follows from its bytes; to read them is only needed when nobody else has it.
  std::string digest;
  if (names_of(name) == 2) {
    OpenFile file(name, O_RDONLY);
    digest = digest_of(file);
  }
  const std::lock_guard lock(names_);
  const bool is_last = !digest.empty() && names_of(name) == 2;
  if (is_last) ::unlink(content(digest).c_str());
  ::unlink(name.c_str());
}

std::string digest_of(OpenFile& file) {
  Digest digest;
  each_block(file, 0, file.size(), [&](std::string_view bytes) { digest.add(bytes); });
  return digest.text();
}

std::string write_pieces(OpenFile& from, const media::Pieces& pieces, OpenFile& to) {
  Digest digest;
  std::uint64_t end = 0;
  const auto put = [&](std::string_view bytes) {
    digest.add(bytes);
    to.write(end, bytes);
    end += bytes.size();
  };
  for (const media::Piece& piece : pieces.all()) {
    if (piece.made.empty()) {
      each_block(from, piece.at, piece.size, put);
    } else {
      put(piece.made);
    }
  }
  to.sync();
  return digest.text();
}

}  // namespace teahouse
