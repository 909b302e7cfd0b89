#include "adapters/files/preview.hpp"

#include <array>
#include <cstdio>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "adapters/files/sandbox.hpp"

namespace teahouse {
namespace {

constexpr const char* vips = "/usr/bin/vipsthumbnail";

/// Of whatever it can, vips is to read only what it trusts itself with; and each picture has one thread.
const std::vector<std::string> environment{"VIPS_BLOCK_UNTRUSTED=1", "VIPS_CONCURRENCY=1", "LC_ALL=C.UTF-8",
                                           "PATH=/nowhere"};

bool shrink(const OpenFile& from, const std::filesystem::path& room, std::string size, std::string to) {
  SandboxedProgram program;
  program.words = {vips, "/proc/self/fd/3", "--size", std::move(size), "--output", std::move(to)};
  program.environment = environment;
  program.room = room;
  program.input = from.descriptor();
  return run_sandboxed(program);
}

/// The colour of a picture on the whole is what it is when it is one pixel: the last three bytes of a PPM.
std::string tint_of(const std::filesystem::path& pixel) {
  OpenFile file(pixel, O_RDONLY);
  std::array<char, 3> colour{};
  const auto size = file.size();
  if (size < colour.size() || file.read(size - colour.size(), colour.data(), colour.size()) != colour.size())
    return {};
  std::array<char, 8> text{};
  const auto part = [&](std::size_t at) {
    return static_cast<unsigned>(static_cast<unsigned char>(colour.at(at)));
  };
  std::snprintf(text.data(), text.size(), "#%02x%02x%02x", part(0), part(1), part(2));
  return text.data();
}

bool make_preview(const OpenFile& from, const std::filesystem::path& room, const std::filesystem::path& to,
                  std::string& tint) try {
  const auto made = room / "preview.webp";
  if (!shrink(from, room, "800x800>", made.string() + "[Q=80,strip]")) return false;
  // What hostile bytes made is a file and small, or it is nothing of ours.
  struct stat about{};
  if (::lstat(made.c_str(), &about) != 0 || !S_ISREG(about.st_mode) || about.st_size == 0) return false;
  {
    const OpenFile preview(made, O_RDONLY);
    const auto pixel = room / "pixel.ppm";
    if (shrink(preview, room, "1x1!", pixel.string() + "[strip]")) tint = tint_of(pixel);
  }
  return ::rename(made.c_str(), to.c_str()) == 0;
} catch (const DiskError&) {
  return false;
}

}  // namespace

MakePreview previews_by_vips() {
  return ::access(vips, X_OK) == 0 ? MakePreview(make_preview) : MakePreview();
}

}  // namespace teahouse
