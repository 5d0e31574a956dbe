#pragma once

#include "make_municipality/made_files.h"
#include "make_municipality/make_municipality.h"

#include <unistd.h>

#include <algorithm>
#include <string>
#include <vector>

// The municipalities that the tests look at, each made once per test program.
namespace styrhus::made {

namespace mm = make_municipality;

struct Made {
    fs::path folder;
    mm::Summary summary;
};

/// Every folder a test has asked for, to be removed at the end.
inline std::vector<fs::path>& folders_used() {
    static std::vector<fs::path> folders;
    return folders;
}

inline fs::path fresh_folder(const std::string& name) {
    const fs::path folder = fs::temp_directory_path() / ("styrhus_made_" + name + std::to_string(::getpid()));
    fs::remove_all(folder);
    folders_used().push_back(folder);
    return folder;
}

inline Made make(const std::string& name, mm::Order order) {
    order.folder = fresh_folder(name);
    const mm::Summary summary = mm::make(order);
    return {order.folder, summary};
}

/// One municipality with planted mistakes for most tests.
inline const Made& small() {
    static const Made made = make("small", {.seed = 7, .inhabitants = 9'000, .years = 2});
    return made;
}

/// The same without anything wrong.
inline const Made& right() {
    static const Made made =
        make("right", {.seed = 7, .inhabitants = 9'000, .years = 2, .plant_errors = false});
    return made;
}

/// One as large as the anchors of the figures, with few extracts.
inline const Made& large() {
    static const Made made = make("large", {.seed = 5,
                                            .inhabitants = 95'000,
                                            .years = 2,
                                            .plant_errors = true,
                                            .full_extract_every_months = 100});
    return made;
}

/// One that is large enough for some of every kind of mistake.
inline const Made& with_every_mistake() {
    static const Made made = make("with_every_mistake", {.seed = 21, .inhabitants = 20'000, .years = 3});
    return made;
}

/// Its postings as mixed as in life; and the same with plain ones.
inline const Made& mixed() {
    static const Made made = make("mixed", {.seed = 11,
                                            .inhabitants = 20'000,
                                            .years = 3,
                                            .full_extract_every_months = 100,
                                            .postings = mm::Postings::mixed});
    return made;
}

inline const Made& not_mixed() {
    static const Made made =
        make("not_mixed", {.seed = 11, .inhabitants = 20'000, .years = 3, .full_extract_every_months = 100});
    return made;
}

inline std::vector<fs::path> files_in(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) files.push_back(fs::relative(entry.path(), folder));
    }
    std::sort(files.begin(), files.end());
    return files;
}

inline std::vector<fs::path> delivered(const fs::path& folder, const std::string& stem) {
    std::vector<fs::path> files;
    for (const auto& file : files_in(folder)) {
        if (file.filename().string().starts_with(stem)) files.push_back(folder / file);
    }
    return files;
}

} // namespace styrhus::made
