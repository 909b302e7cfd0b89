#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

namespace teahouse::protocol {

using Json = nlohmann::json;

/// A file of the directory `protocol`.
std::string file_text(const std::filesystem::path& path);

/// Examples of a kind (client, server or bad) by the names of their files.
std::map<std::string, Json> examples(const std::string& kind);

/// The frame that an example is of: `page` of page.empty.json.
std::string frame_of(const std::string& example);

/// The words of all frames of a kind (ClientFrame or ServerFrame), as the schema has them.
std::vector<std::string> frames_of_schema(const std::string& kind);

}  // namespace teahouse::protocol
