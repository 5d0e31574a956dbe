#pragma once

#include "app/municipality.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace styrhus::app {

/// What became of a file that was put into the folder.
struct TakenIn {
    std::filesystem::path file; ///< where it lies now
    bool is_taken = false;      ///< received, or received before
    bool is_held = false;       ///< received, and waits for a person
    std::string receipt_da;     ///< or why it was refused, and what to do
    std::string receipt_en;
};

/// A folder that people and systems put deliveries into. A file is taken once two looks in a row found every
/// file of the folder unchanged, so that nothing half-written is read and the files of one extract are taken
/// together. What was taken is moved to `modtaget`, what was refused to `afvist`, each with its receipt
/// beside it. Killed at any point it loses nothing: a file is moved after its delivery is stored, and one
/// that is received again changes nothing.
class DropFolder {
  public:
    /// An error if it is no folder that can be read and written.
    static base::Result<DropFolder> open(const std::filesystem::path& folder);

    /// Looks once; the files that are ready, in order of name, or none while any of them still changes.
    base::Result<std::vector<std::filesystem::path>> look();

    /// Receives files and puts them away. What goes wrong with one source's files touches no other's.
    std::vector<TakenIn> take_in(Municipality& municipality, const std::vector<std::filesystem::path>& files,
                                 const Now& now, const Progress& progress);

    const std::filesystem::path& path() const { return folder_; }

  private:
    struct State {
        std::uintmax_t size = 0;
        std::filesystem::file_time_type changed;
        bool operator==(const State&) const = default;
    };
    explicit DropFolder(std::filesystem::path folder) : folder_(std::move(folder)) {}
    std::vector<TakenIn> receive(Municipality& municipality, const std::vector<std::filesystem::path>& files,
                                 const Now& now, const Progress& progress);
    void put_away(TakenIn& taken, const Now& now);
    static std::optional<State> state_of(const std::filesystem::path& file);
    bool is_as_seen(const std::filesystem::path& file) const;

    std::filesystem::path folder_;
    std::map<std::filesystem::path, State> seen_;
    /// Could not be moved away: not taken again until they change.
    std::map<std::filesystem::path, State> stuck_;
};

} // namespace styrhus::app
