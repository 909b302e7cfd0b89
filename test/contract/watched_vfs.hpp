#pragma once

namespace teahouse {

/// Makes the WatchedDisk known to SQLite: its default VFS with the disk told of every write, truncation and
/// sync.
void register_watched_vfs(const char* name);

}  // namespace teahouse
