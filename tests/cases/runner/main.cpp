#include "cases/runner/commands.h"

#include <algorithm>
#include <filesystem>
#include <fmt/core.h>
#include <fstream>
#include <sstream>

/// run_cases [--update] FILE-OR-FOLDER…: runs every case and says where the text differs; --update writes
/// what came out into the case, to be read in the diff.
namespace {

using namespace styrhus::cases;

std::vector<std::string> cases_in(const std::string& place) {
    std::vector<std::string> files;
    if (!std::filesystem::is_directory(place)) return {place};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(place))
        if (entry.path().extension() == ".case") files.push_back(entry.path().string());
    std::sort(files.begin(), files.end());
    return files;
}

std::string outcome_of(const CaseFile& file) {
    std::string line = file.find("command")->text;
    line.erase(std::find(line.begin(), line.end(), '\n'), line.end());
    const std::string name = line.substr(0, line.find(' '));
    const std::string arguments = name.size() < line.size() ? line.substr(name.size() + 1) : "";
    for (const Command& command : commands()) {
        if (command.name != name) continue;
        const auto outcome = command.run(file, arguments);
        return outcome ? *outcome : fmt::format("refused: {}\n", outcome.error().message);
    }
    return fmt::format("refused: there is no command \"{}\"\n", name);
}

/// The first line that differs is where a reader begins.
void show_difference(const CaseFile& file, const std::string& got) {
    std::stringstream expected(file.find("expect")->text);
    std::stringstream actual(got);
    fmt::print("DIFFERS {}\n", file.path);
    std::string left, right;
    while (expected || actual) {
        left.clear();
        right.clear();
        std::getline(expected, left);
        std::getline(actual, right);
        if (left == right) continue;
        fmt::print("  expected: {}\n  got:      {}\n", left, right);
    }
}

enum class Mode : std::uint8_t { compare, update };

bool run(const std::string& path, Mode mode) {
    std::ifstream stream(path, std::ios::binary);
    std::stringstream text;
    text << stream.rdbuf();
    const auto file = parse_case(path, text.str());
    if (!file) {
        fmt::print("UNREADABLE {}\n", file.error().message);
        return false;
    }
    const std::string got = outcome_of(*file);
    if (got == file->find("expect")->text) return true;
    if (mode == Mode::update) {
        std::ofstream(path, std::ios::binary) << written(*file, got);
        fmt::print("updated {}\n", path);
        return true;
    }
    show_difference(*file, got);
    return false;
}

} // namespace

int main(int argc, char** argv) {
    Mode mode = Mode::compare;
    std::vector<std::string> files;
    for (int i = 1; i < argc; ++i) {
        if (std::string_view(argv[i]) == "--update")
            mode = Mode::update;
        else
            for (std::string& file : cases_in(argv[i]))
                files.push_back(std::move(file));
    }
    if (files.empty()) {
        fmt::print("run_cases [--update] FILE-OR-FOLDER…: there is no case to run\n");
        return 2;
    }
    const auto failed =
        std::count_if(files.begin(), files.end(), [&](const std::string& path) { return !run(path, mode); });
    fmt::print("{} cases, {} failed\n", files.size(), failed);
    return failed == 0 ? 0 : 1;
}
