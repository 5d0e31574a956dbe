#include "cli/console.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/core.h>
#include <unistd.h>

namespace styrhus::cli {

namespace {

constexpr int bar_width = 30;

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? "" : value;
}

} // namespace

ProgressBar::ProgressBar(std::string label)
    : label_(std::move(label)), is_watched_(isatty(STDERR_FILENO) != 0) {}

ProgressBar::~ProgressBar() {
    if (is_watched_ && drawn_percent_ >= 0) fmt::print(stderr, "\r\033[K");
}

app::Progress ProgressBar::progress() {
    return [this](double done, std::string_view what) {
        if (is_watched_) draw(done, what);
        return true;
    };
}

void ProgressBar::draw(double done, std::string_view what) {
    const int percent = static_cast<int>(done * 100);
    if (percent == drawn_percent_) return;
    drawn_percent_ = percent;
    const int filled = static_cast<int>(done * bar_width);
    std::string bar;
    for (int i = 0; i < bar_width; ++i)
        bar += i < filled ? "█" : "·";
    fmt::print(stderr, "\r\033[K{} {} {:3} %  {}", label_, bar, percent, what);
    std::fflush(stderr);
}

app::Now now() {
    const auto since_1970 = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t utc = std::chrono::duration_cast<std::chrono::seconds>(since_1970).count();
    return {utc, base::Date::from_days(static_cast<std::int32_t>(utc / 86400))};
}

std::string default_home() {
    const std::string home = environment("STYRHUS_HOME");
    return home.empty() ? "var/demo" : home;
}

std::string default_data() {
    std::string data = environment("STYRHUS_DATA");
    if (!data.empty()) return data;
    std::error_code failure;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", failure);
    for (auto folder = program.parent_path(); folder.has_relative_path(); folder = folder.parent_path())
        if (std::filesystem::exists(folder / "data" / "ladders")) return (folder / "data").string();
    return "data";
}

Exit fail(const base::Error& error) {
    fmt::print(stderr, "styrhus: {}\n", error.message);
    return Exit::failed;
}

} // namespace styrhus::cli
