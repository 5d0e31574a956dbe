#include "fault/power_cut.h"

#include <cstring>
#include <fstream>
#include <mutex>
#include <sqlite3.h>

namespace styrhus::store::testing {
namespace {

struct Event {
    enum class Kind : std::uint8_t { write, truncate, flush, remove };
    Kind kind = Kind::write;
    std::string file;         ///< name without folder
    std::uint64_t offset = 0; ///< the new size of a truncate
    std::string bytes;
};

/// What has happened since the disk began to take notes. SQLite's interface has no other place for it.
struct Journal {
    std::filesystem::path folder;
    std::mutex mutex;
    std::vector<Event> events;
    void note(Event event) {
        if (event.file.empty()) return;
        const std::lock_guard lock(mutex);
        events.push_back(std::move(event));
    }
};
Journal* journal = nullptr;

/// The name of a file in the folder that is watched; empty for others.
std::string watched(const char* path) {
    const std::filesystem::path file(path != nullptr ? path : "");
    return file.parent_path() == journal->folder ? file.filename().string() : "";
}
sqlite3_vfs* real_disk = nullptr;

/// SQLite's own file follows this one in memory.
struct NotedFile {
    sqlite3_file base;
    std::string* name;
    sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};
NotedFile& noted(sqlite3_file* file) {
    return *reinterpret_cast<NotedFile*>(file);
}
const sqlite3_io_methods& real_methods(sqlite3_file* file) {
    return *noted(file).real()->pMethods;
}

int close_file(sqlite3_file* file) {
    delete noted(file).name;
    return real_methods(file).xClose(noted(file).real());
}
int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 offset) {
    return real_methods(file).xRead(noted(file).real(), into, size, offset);
}
int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
    journal->note({Event::Kind::write, *noted(file).name, static_cast<std::uint64_t>(offset),
                   std::string(static_cast<const char*>(bytes), static_cast<std::size_t>(size))});
    return real_methods(file).xWrite(noted(file).real(), bytes, size, offset);
}
int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    journal->note({Event::Kind::truncate, *noted(file).name, static_cast<std::uint64_t>(size), {}});
    return real_methods(file).xTruncate(noted(file).real(), size);
}
int flush_file(sqlite3_file* file, int) {
    // The real disk need not be flushed: this one is.
    journal->note({Event::Kind::flush, *noted(file).name, 0, {}});
    return SQLITE_OK;
}
int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    return real_methods(file).xFileSize(noted(file).real(), size);
}
int lock_file(sqlite3_file* file, int level) {
    return real_methods(file).xLock(noted(file).real(), level);
}
int unlock_file(sqlite3_file* file, int level) {
    return real_methods(file).xUnlock(noted(file).real(), level);
}
int check_lock(sqlite3_file* file, int* is_locked) {
    return real_methods(file).xCheckReservedLock(noted(file).real(), is_locked);
}
int control_file(sqlite3_file* file, int operation, void* argument) {
    return real_methods(file).xFileControl(noted(file).real(), operation, argument);
}
int sector_size(sqlite3_file* file) {
    return real_methods(file).xSectorSize(noted(file).real());
}
int characteristics(sqlite3_file*) {
    return 0; // the disk promises nothing: no atomic writes, no order
}
int map_shared(sqlite3_file* file, int region, int size, int extend, void volatile** at) {
    return real_methods(file).xShmMap(noted(file).real(), region, size, extend, at);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    return real_methods(file).xShmLock(noted(file).real(), offset, count, flags);
}
void order_shared(sqlite3_file* file) {
    real_methods(file).xShmBarrier(noted(file).real());
}
int unmap_shared(sqlite3_file* file, int remove) {
    return real_methods(file).xShmUnmap(noted(file).real(), remove);
}

constexpr sqlite3_io_methods noted_methods = {
    2,           close_file,   read_file,    write_file,   truncate_file, flush_file,      size_of_file,
    lock_file,   unlock_file,  check_lock,   control_file, sector_size,   characteristics, map_shared,
    lock_shared, order_shared, unmap_shared, nullptr,      nullptr};

int open_file(sqlite3_vfs*, const char* name, sqlite3_file* file, int flags, int* out_flags) {
    NotedFile& mine = noted(file);
    mine.base.pMethods = nullptr;
    const int outcome = real_disk->xOpen(real_disk, name, mine.real(), flags, out_flags);
    if (outcome != SQLITE_OK) return outcome;
    mine.name = new std::string(watched(name));
    mine.base.pMethods = &noted_methods;
    return SQLITE_OK;
}
int remove_file(sqlite3_vfs*, const char* name, int flush_folder) {
    journal->note({Event::Kind::remove, watched(name), 0, {}});
    return real_disk->xDelete(real_disk, name, flush_folder);
}

sqlite3_vfs make_noting_disk() {
    sqlite3_vfs disk = *real_disk;
    disk.pNext = nullptr;
    disk.zName = "noting";
    disk.szOsFile = static_cast<int>(sizeof(NotedFile)) + real_disk->szOsFile;
    disk.xOpen = open_file;
    disk.xDelete = remove_file;
    return disk;
}
sqlite3_vfs noting_disk;

void lay(const Event& event, std::string& content) {
    if (event.kind == Event::Kind::truncate) content.resize(static_cast<std::size_t>(event.offset));
    if (event.kind != Event::Kind::write) return;
    const auto end = static_cast<std::size_t>(event.offset) + event.bytes.size();
    if (content.size() < end) content.resize(end);
    std::memcpy(content.data() + event.offset, event.bytes.data(), event.bytes.size());
}

} // namespace

PowerCut::PowerCut(const std::filesystem::path& folder) {
    journal = new Journal;
    journal->folder = folder;
    real_disk = sqlite3_vfs_find(nullptr);
    noting_disk = make_noting_disk();
    sqlite3_vfs_register(&noting_disk, 1);
}

PowerCut::~PowerCut() {
    sqlite3_vfs_unregister(&noting_disk);
    sqlite3_vfs_register(real_disk, 1);
    delete journal;
    journal = nullptr;
}

std::size_t PowerCut::moments() const {
    const std::lock_guard lock(journal->mutex);
    return journal->events.size();
}

void PowerCut::rebuild(std::size_t moment, std::uint32_t seed, const std::filesystem::path& into) const {
    std::mt19937 random(seed);
    std::map<std::string, std::string> flushed;
    std::map<std::string, std::vector<const Event*>> waiting;
    for (std::size_t i = 0; i < moment; ++i) {
        const Event& event = journal->events[i];
        if (event.kind == Event::Kind::remove) {
            flushed.erase(event.file);
            waiting.erase(event.file);
        } else if (event.kind == Event::Kind::flush) {
            for (const Event* earlier : waiting[event.file])
                lay(*earlier, flushed[event.file]);
            waiting[event.file].clear();
        } else {
            waiting[event.file].push_back(&event);
        }
    }
    for (const auto& [file, events] : waiting)
        for (const Event* event : events) {
            Event kept = *event;
            const auto luck = random() % 4;
            if (luck == 0) continue; // never reached the disk, though later ones may have
            if (luck == 1) kept.bytes.resize(kept.bytes.size() / 2);
            lay(kept, flushed[file]);
        }
    for (const auto& [file, content] : flushed)
        if (!file.ends_with("-shm"))
            std::ofstream(into / file, std::ios::binary)
                .write(content.data(), static_cast<std::streamsize>(content.size()));
}

} // namespace styrhus::store::testing
