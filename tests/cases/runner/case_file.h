#pragma once

#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

/// A case is a text that a caseworker can read: what goes in, one command, and the text that must come out.
///
///     What the case shows, in a sentence or two.
///     == mapping opus_posteringer        a shipped mapping by its code; without one, TOML follows
///     == file opus_posteringer_202412.csv
///     Artskonto;…
///     == command
///     receive
///     == expect
///     rows: 1 in = 1 accepted + 0 rejected, 0 skipped
namespace styrhus::cases {

struct Section {
    std::string kind;
    std::string name; ///< what follows the kind on its line
    std::string text; ///< with its line breaks
};

struct CaseFile {
    std::string path;
    std::string about;
    std::vector<Section> sections;

    /// The first section of the kind; nullptr if there is none.
    const Section* find(std::string_view kind) const;
    std::vector<const Section*> all(std::string_view kind) const;
};

/// An error says what a case must have.
base::Result<CaseFile> parse_case(std::string path, std::string_view text);

/// The case as text again, with `expect` replaced.
std::string written(const CaseFile& file, std::string_view expect);

} // namespace styrhus::cases
