#include "adapters/push/vapid.hpp"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <sys/stat.h>

#include <gtest/gtest.h>

#include "base/base64url.hpp"

namespace teahouse::push {
namespace {

class VapidFile : public testing::Test {
 protected:
  VapidFile() {
    std::string name = testing::TempDir() + "vapid-XXXXXX";
    directory_ = mkdtemp(name.data());
  }
  ~VapidFile() override { std::filesystem::remove_all(directory_); }

  std::filesystem::path file() const { return directory_ / "push.key"; }
  std::filesystem::path directory_;
};

TEST_F(VapidFile, IsMadeOnceForItsOwnerAlone) {
  const auto first = Vapid::kept(file(), "mailto:ana@tea.example").key();
  EXPECT_EQ(first.size(), 87U);
  EXPECT_EQ(Vapid::kept(file(), "mailto:ana@tea.example").key(), first);
  struct stat status{};
  ASSERT_EQ(stat(file().c_str(), &status), 0);
  EXPECT_EQ(status.st_mode & 0777U, 0600U);
}

TEST_F(VapidFile, IsNotReplacedWhenItIsDamagedNorReadWhenOthersCan) {
  Vapid::kept(file(), "mailto:ana@tea.example");
  chmod(file().c_str(), 0644);
  EXPECT_THROW(Vapid::kept(file(), ""), std::runtime_error);
  chmod(file().c_str(), 0600);
  std::ofstream(file()) << "nothing";
  EXPECT_THROW(Vapid::kept(file(), ""), std::runtime_error);
}

TEST(Vapid, SaysForWhomAndForHowLong) {
  const Vapid vapid(P256::fresh(), "mailto:ana@tea.example");
  const auto field = vapid.authorization("https://push.example", Instant{std::chrono::seconds{1'000'000}});
  ASSERT_TRUE(field.starts_with("vapid t="));
  EXPECT_TRUE(field.ends_with(", k=" + vapid.key()));
  const auto token = field.substr(8, field.find(',') - 8);
  const auto first = token.find('.');
  const auto last = token.rfind('.');
  EXPECT_EQ(from_base64url(token.substr(first + 1, last - first - 1)),
            R"({"aud":"https://push.example","exp":1043200,"sub":"mailto:ana@tea.example"})");
  EXPECT_EQ(from_base64url(token.substr(last + 1)).value().size(), 64U);
}

}  // namespace
}  // namespace teahouse::push
