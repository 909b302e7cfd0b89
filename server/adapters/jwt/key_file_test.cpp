#include "adapters/jwt/key_file.hpp"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <future>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include <sys/stat.h>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace teahouse {
namespace {

namespace fs = std::filesystem;
using std::chrono::days;
using testing::HasSubstr;

const Instant monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23}};

class KeyFileTest : public testing::Test {
 protected:
  KeyFileTest() {
    std::string pattern = (fs::temp_directory_path() / "teahouse-keys-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary directory");
    directory = pattern;
  }
  ~KeyFileTest() override { fs::remove_all(directory); }

  std::string content() const {
    std::ostringstream text;
    text << std::ifstream(path()).rdbuf();
    return text.str();
  }

  std::string complaint() const {
    try {
      static_cast<void>(file().keys(monday));
    } catch (const std::runtime_error& error) {
      return error.what();
    }
    return "";
  }

  fs::path path() const { return directory / "identity.keys"; }
  KeyFile file() const { return KeyFile(path()); }

  fs::path directory;
};

TEST_F(KeyFileTest, IsMadeAtTheFirstStartForItsOwnerAlone) {
  const auto old_mask = umask(0);
  const auto keys = file().keys(monday);
  umask(old_mask);
  EXPECT_EQ(fs::status(path()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
  EXPECT_EQ(IdentityKeys::parse(content()), keys);
}

TEST_F(KeyFileTest, SaysTheSameAtTheNextStart) {
  const auto keys = file().keys(monday);
  EXPECT_EQ(file().keys(monday + days{29}), keys);
}

TEST_F(KeyFileTest, KeepsARotation) {
  const auto before = file().keys(monday);
  const auto after = file().keys(monday + days{30});
  EXPECT_EQ(after.house, before.house);
  ASSERT_EQ(after.keys.size(), 2u);
  EXPECT_EQ(after.keys[0], before.keys[0]);
  EXPECT_EQ(file().keys(monday + days{30}), after);
  EXPECT_EQ(fs::status(path()).permissions(), fs::perms::owner_read | fs::perms::owner_write);
}

TEST_F(KeyFileTest, GivesProcessesThatStartAtOnceTheSameKeys) {
  std::vector<std::future<IdentityKeys>> starts;
  for (int i = 0; i < 8; ++i) {
    starts.push_back(std::async(std::launch::async, [this] { return file().keys(monday); }));
  }
  for (auto& start : starts) EXPECT_EQ(start.get(), file().keys(monday));
}

TEST_F(KeyFileTest, IsNotUsedWhenOthersCanReadIt) {
  static_cast<void>(file().keys(monday));
  for (const auto mode : {fs::perms::group_read, fs::perms::others_read, fs::perms::group_write}) {
    fs::permissions(path(), fs::perms::owner_read | fs::perms::owner_write | mode);
    EXPECT_THAT(complaint(), HasSubstr("chmod 600 " + path().string()));
  }
}

TEST_F(KeyFileTest, IsNeverReplacedWhenItIsDamaged) {
  static_cast<void>(file().keys(monday));
  for (const std::string& damage : {std::string(), content().substr(0, 80), std::string(100'000, 'x')}) {
    std::ofstream(path()) << damage;
    EXPECT_THAT(complaint(), HasSubstr("identity.keys: is ")) << damage.size();
    EXPECT_EQ(content(), damage);
  }
}

TEST_F(KeyFileTest, IsMadeOverWhatACrashLeftBehind) {
  std::ofstream(path().string() + ".new") << "half a k";
  const auto keys = file().keys(monday);
  EXPECT_EQ(IdentityKeys::parse(content()), keys);
  EXPECT_FALSE(fs::exists(path().string() + ".new"));
}

TEST_F(KeyFileTest, SaysWhichDirectoryIsMissing) {
  EXPECT_THROW(static_cast<void>(KeyFile(directory / "nowhere" / "identity.keys").keys(monday)),
               std::runtime_error);
}

}  // namespace
}  // namespace teahouse
