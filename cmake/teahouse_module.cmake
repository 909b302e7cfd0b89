add_library(teahouse_warnings INTERFACE)
target_compile_options(teahouse_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 takes the members of a variant that are not there for uninitialized ones (GCC bug 105562 and its kin).
  target_compile_options(teahouse_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  target_compile_options(teahouse_warnings INTERFACE -Wthread-safety)
endif()

# teahouse_module(core SOURCES room.cpp USES base LINKS OpenSSL::Crypto)
#
# One directory is one library, teahouse_core. USES names modules of ours, LINKS libraries of others, both public;
# PRIVATE_LINKS are for the .cpp files alone. Beside x.cpp, a file named x_test.cpp joins the module's test
# program; nobody lists them.
function(teahouse_module name)
  cmake_parse_arguments(PARSE_ARGV 1 module "" "" "SOURCES;USES;LINKS;PRIVATE_LINKS;TEST_USES")
  list(TRANSFORM module_USES PREPEND teahouse_)
  list(TRANSFORM module_TEST_USES PREPEND teahouse_)

  if(module_SOURCES)
    add_library(teahouse_${name} STATIC ${module_SOURCES})
    target_include_directories(teahouse_${name} PUBLIC ${PROJECT_SOURCE_DIR}/server)
    target_link_libraries(teahouse_${name} PUBLIC ${module_USES} ${module_LINKS}
                          PRIVATE teahouse_warnings ${module_PRIVATE_LINKS})
    if(TEAHOUSE_PLANTED_BUGS)
      target_compile_definitions(teahouse_${name} PUBLIC TEAHOUSE_PLANTED_BUGS)
    endif()
  else()
    add_library(teahouse_${name} INTERFACE)
    target_include_directories(teahouse_${name} INTERFACE ${PROJECT_SOURCE_DIR}/server)
    target_link_libraries(teahouse_${name} INTERFACE ${module_USES} ${module_LINKS})
  endif()

  file(GLOB tests CONFIGURE_DEPENDS *_test.cpp)
  # These have neither threads nor ports: what looks for races has nothing to find in their own tests.
  if(TEAHOUSE_THREADED_TESTS AND name MATCHES "^(core|media|protocol)$")
    return()
  endif()
  if(BUILD_TESTING AND tests)
    add_executable(${name}_test ${tests})
    target_link_libraries(${name}_test PRIVATE teahouse_${name} ${module_TEST_USES} ${module_PRIVATE_LINKS}
                          teahouse_warnings ${RAPIDCHECK} GTest::gmock GTest::gtest_main)
    # What tests say is run once for each time that it is compiled.
    target_compile_options(${name}_test PRIVATE $<$<CONFIG:Debug>:-O0>)
    gtest_discover_tests(${name}_test TEST_PREFIX "${name}/" PROPERTIES TIMEOUT 120 LABELS unit)
  endif()
endfunction()
