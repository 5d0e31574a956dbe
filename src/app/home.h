#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

namespace styrhus::app {

/// One municipality's folder, and where its parts lie.
///
///     municipality.toml   name, code, whether it is fictitious
///     store.sqlite        what was delivered and said
///     mappings/           its own mappings; they shadow the shipped ones of the same code
///     reference/          its own ladders, area tree and parameters
///     drafts/             files under way
///
/// The master key lies outside the folder, by default in a folder of keys beside it.
struct Home {
    std::filesystem::path folder;
    std::filesystem::path key_file;
    std::string municipality; ///< "Bøgesund Kommune"
    std::string code;         ///< "999"
    bool is_fictitious = false;

    std::filesystem::path store_file() const { return folder / "store.sqlite"; }
    std::filesystem::path mappings() const { return folder / "mappings"; }
    std::filesystem::path reference() const { return folder / "reference"; }
};

struct NewHome {
    std::filesystem::path folder;
    std::string municipality;
    std::string code;
    bool is_fictitious = false;
};

/// Makes the folder, its key and an empty store. An error if the folder holds a municipality already.
base::Result<Home> create_home(const NewHome& order);

/// An error says what is missing and how to make it.
base::Result<Home> open_home(const std::filesystem::path& folder);

} // namespace styrhus::app
