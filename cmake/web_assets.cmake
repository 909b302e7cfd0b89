# teahouse_web_assets(target DIRECTORY dir)
#
# Makes a library of the files of a directory, which defines Site::embedded(). The files are taken in by the assembler; of
# `x.js`, `x.js.br` and `x.js.gz` are made one asset. When files change, come or go, the next build takes them as they are.
function(teahouse_web_assets target)
  cmake_parse_arguments(PARSE_ARGV 1 web "" "DIRECTORY" "")
  file(GLOB_RECURSE files CONFIGURE_DEPENDS RELATIVE ${web_DIRECTORY} ${web_DIRECTORY}/*)
  list(FILTER files EXCLUDE REGEX "\\.map$")
  list(SORT files)

  set(types html text/html js text/javascript css text/css txt text/plain json application/json
            webmanifest application/manifest+json svg image/svg+xml png image/png webp image/webp ico image/x-icon
            woff2 font/woff2)

  set(bytes "  .section .rodata\n")
  set(symbols "")
  set(rows "")
  set(number 0)
  foreach(file IN LISTS files)
    if(NOT file MATCHES "^[A-Za-z0-9._/@+-]+$")
      message(FATAL_ERROR "A file of the web client has a name that cannot be served: ${file}")
    endif()
    string(REGEX REPLACE "\\.(br|gz)$" "" plain "${file}")
    if(NOT plain STREQUAL file AND plain IN_LIST files)
      continue()
    endif()

    get_filename_component(extension "${file}" LAST_EXT)
    string(REGEX REPLACE "^\\." "" extension "${extension}")
    list(FIND types "${extension}" at)
    set(type "application/octet-stream")
    if(NOT at EQUAL -1)
      math(EXPR at "${at} + 1")
      list(GET types ${at} type)
    endif()
    string(REGEX REPLACE "^text/.*" "\\0; charset=utf-8" type "${type}")
    file(SHA256 ${web_DIRECTORY}/${file} hash)
    string(SUBSTRING ${hash} 0 32 hash)

    set(variants "")
    foreach(variant IN ITEMS "${file}" "${file}.br" "${file}.gz")
      if(variant IN_LIST files)
        set(symbol "teahouse_web_${number}")
        math(EXPR number "${number} + 1")
        string(APPEND bytes "  .global ${symbol}\n${symbol}:\n  .incbin \"${web_DIRECTORY}/${variant}\"\n")
        string(APPEND bytes "  .global ${symbol}_end\n${symbol}_end:\n  .byte 0\n")
        string(APPEND symbols "extern const char ${symbol}[];\nextern const char ${symbol}_end[];\n")
        string(APPEND variants ", bytes(${symbol}, ${symbol}_end)")
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${web_DIRECTORY}/${variant})
        list(APPEND taken ${web_DIRECTORY}/${variant})
      else()
        string(APPEND variants ", std::string_view()")
      endif()
    endforeach()
    string(APPEND rows "      {\"/${file}\", \"${type}\", \"W/\\\"${hash}\\\"\"${variants}},\n")
  endforeach()
  string(APPEND bytes "  .section .note.GNU-stack,\"\",%progbits\n")

  set(generated ${CMAKE_CURRENT_BINARY_DIR}/${target})
  file(CONFIGURE OUTPUT ${generated}.S CONTENT "${bytes}" @ONLY)
  file(CONFIGURE OUTPUT ${generated}.cpp @ONLY CONTENT [[
#include "adapters/http/site.hpp"

extern "C" {
@symbols@}

namespace teahouse::http {
namespace {

std::string_view bytes(const char* begin, const char* end) { return {begin, static_cast<std::size_t>(end - begin)}; }

}  // namespace

Site Site::embedded() {
  static const Asset assets[] = {
@rows@  };
  return Site(assets);
}

}  // namespace teahouse::http
]])
  add_library(${target} STATIC ${generated}.S ${generated}.cpp)
  set_source_files_properties(${generated}.S PROPERTIES OBJECT_DEPENDS "${taken}")
  target_include_directories(${target} PRIVATE ${PROJECT_SOURCE_DIR}/server)
endfunction()
