#pragma once

#include "base/result.h"
#include "cases/runner/case_file.h"

#include <span>
#include <string_view>

namespace styrhus::cases {

/// What a case can ask for: the first word of its command, and the text that comes of it. A refusal is text
/// too: a case may show one.
struct Command {
    std::string_view name;
    std::string_view about;
    base::Result<std::string> (*run)(const CaseFile& file, std::string_view arguments);
};

/// One line per command in commands.cpp.
std::span<const Command> commands();

base::Result<std::string> pages(const CaseFile& file, std::string_view arguments);
base::Result<std::string> receive(const CaseFile& file, std::string_view arguments);
base::Result<std::string> mapping(const CaseFile& file, std::string_view arguments);
base::Result<std::string> municipality(const CaseFile& file, std::string_view arguments);
base::Result<std::string> step(const CaseFile& file, std::string_view arguments);

} // namespace styrhus::cases
