#pragma once

#include <cstdint>
#include <filesystem>
#include <mutex>
#include <string>

#include "adapters/files/open_file.hpp"
#include "core/ids.hpp"
#include "media/bytes.hpp"

namespace teahouse {

/// Contents on disk, each once however many files have it:
///
///   contents/<SHA-256>   what some file is
///   kept/<file>          the same, by the file's name: a second name of it (a hard link)
///   kept/<file>.preview  a small picture of it, which is a content too
///   coming/<file>        what there is of a file on its way
///   making/              what is not final; empty when the program starts
///
/// How many names a content has says how many files need it, so that nobody has to count. Any thread. Throws
/// DiskError.
class Shelf {
 public:
  /// Makes the directory, and empties what an earlier program was about to make.
  explicit Shelf(std::filesystem::path directory);

  std::filesystem::path coming(FileId file) const;
  std::filesystem::path kept(FileId file, std::string_view ending = {}) const;
  std::filesystem::path making(FileId file, std::string_view ending = {}) const;

  /// Makes what lies at `from`, whose last byte was synced, a content with the name `to`, and takes it from
  /// where it lies. Durable afterwards.
  void put(const std::filesystem::path& from, const std::string& digest, const std::filesystem::path& to);

  /// The name goes, and the content with the last name.
  void take_away(const std::filesystem::path& name);

 private:
  std::filesystem::path content(const std::string& digest) const;

  const std::filesystem::path directory_;
  std::mutex names_;  ///< Held while names are given or taken, so that nobody counts them meanwhile.
};

/// The SHA-256 of all that it has, in hexadecimal.
std::string digest_of(OpenFile& file);

/// Writes the pieces of one file into another one, and makes it durable. Its SHA-256.
std::string write_pieces(OpenFile& from, const media::Pieces& pieces, OpenFile& to);

}  // namespace teahouse
