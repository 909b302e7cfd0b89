#pragma once

namespace teahouse {

class Database;

/// Brings the tables to what this program knows, one transaction a step. Throws std::runtime_error with words
/// for the operator if they are newer than that.
void migrate(Database& database);

}  // namespace teahouse
