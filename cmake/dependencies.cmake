# Every library that the server needs, with the Debian package that brings it.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

find_package(OpenSSL 3.0 REQUIRED)                  # libssl-dev
find_package(ICU 72 REQUIRED COMPONENTS uc i18n)    # libicu-dev
find_package(SQLite3 3.40 REQUIRED)                 # libsqlite3-dev
find_package(ZLIB REQUIRED)                         # zlib1g-dev
find_package(fmt REQUIRED)                          # libfmt-dev
find_package(spdlog REQUIRED)                       # libspdlog-dev
find_package(simdjson REQUIRED)                     # libsimdjson-dev
find_package(CLI11 REQUIRED)                        # libcli11-dev
find_package(Boost 1.81 REQUIRED)                   # libboost1.81-dev (Debian 12), libboost1.83-dev (13)
pkg_check_modules(tomlplusplus REQUIRED IMPORTED_TARGET tomlplusplus)  # libtomlplusplus-dev

if(BUILD_TESTING)
  include(GoogleTest)
  find_package(GTest REQUIRED)                      # libgtest-dev, libgmock-dev
  find_package(nlohmann_json REQUIRED)              # nlohmann-json3-dev
  find_library(RAPIDCHECK rapidcheck REQUIRED)      # librapidcheck-dev
endif()
