#include "protocol/examples_test.hpp"

#include <fstream>
#include <iterator>

namespace teahouse::protocol {

std::string file_text(const std::filesystem::path& path) {
  std::ifstream in(TEAHOUSE_PROTOCOL / path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::map<std::string, Json> examples(const std::string& kind) {
  std::map<std::string, Json> found;
  const auto directory = std::filesystem::path("examples") / kind;
  for (const auto& entry : std::filesystem::directory_iterator(TEAHOUSE_PROTOCOL / directory)) {
    const auto file = entry.path().filename();
    found[file.stem().string()] = Json::parse(file_text(directory / file));
  }
  return found;
}

std::string frame_of(const std::string& example) {
  return example.substr(0, example.find('.'));
}

std::vector<std::string> frames_of_schema(const std::string& kind) {
  const auto schema = Json::parse(file_text("teahouse.schema.json"));
  std::vector<std::string> words;
  for (const auto& member : schema["$defs"][kind]["oneOf"]) {
    const std::string ref = member["$ref"];
    const auto& frame = schema["$defs"][ref.substr(ref.rfind('/') + 1)];
    words.push_back(frame.contains("title") ? frame["title"] : frame["properties"]["type"]["const"]);
  }
  return words;
}

}  // namespace teahouse::protocol
