#include "arranging_contract.hpp"
#include "directory_contract.hpp"
#include "files_contract.hpp"
#include "finding_contract.hpp"
#include "forget_contract.hpp"
#include "invitations_contract.hpp"
#include "members_contract.hpp"
#include "messages_contract.hpp"
#include "open_rooms_contract.hpp"
#include "own_messages_contract.hpp"
#include "pins_contract.hpp"
#include "reading_contract.hpp"
#include "room_settings_contract.hpp"
#include "store_contract.hpp"
#include "subscriptions_contract.hpp"

namespace teahouse {
namespace {

const auto kinds =
    testing::Values(BackendKind{"memory", make_memory_backend}, BackendKind{"sqlite", make_sqlite_backend});

std::string name_of(const testing::TestParamInfo<BackendKind>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Every, StoreContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, ReadingContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, FindingContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, DirectoryContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, SubscriptionsContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, MessagesContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, ForgetContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, FilesContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, InvitationsContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, ArrangingContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, MembersContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, PinsContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, OpenRoomsContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, OwnMessagesContract, kinds, name_of);
INSTANTIATE_TEST_SUITE_P(Every, RoomSettingsContract, kinds, name_of);

}  // namespace
}  // namespace teahouse
