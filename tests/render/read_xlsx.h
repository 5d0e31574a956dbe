#pragma once

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace styrhus::render {

/// A workbook as the outside witness beside this header prints it: "[sheet]", then a line per cell.
inline std::string read_xlsx(const std::filesystem::path& file) {
    const std::string command =
        "python3 " STYRHUS_SOURCE_DIR "/tests/render/read_xlsx.py " + file.string() + " 2>&1";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string out;
    std::array<char, 4096> buffer{};
    for (std::size_t n = 0; (n = std::fread(buffer.data(), 1, buffer.size(), pipe.get())) > 0;)
        out.append(buffer.data(), n);
    return out;
}

} // namespace styrhus::render
