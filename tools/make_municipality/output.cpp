#include "make_municipality/output.h"

#include "make_municipality/text.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <stdexcept>
#include <system_error>

namespace styrhus::make_municipality {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view marker = "README.txt";
constexpr std::size_t piece = 24'576;

[[noreturn]] void disk_trouble(const fs::path& path, std::string_view what, int error) {
    throw std::runtime_error(std::string(what) + " " + path.string() + ": " + std::strerror(error));
}

/// Only a folder that is new, empty or made by this maker may be written.
void make_room(const fs::path& folder) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_directory(folder, error)) {
        throw std::runtime_error("Not a folder: " + folder.string());
    }
    fs::create_directories(folder, error);
    if (error) throw std::runtime_error("Cannot make the folder " + folder.string() + ": " + error.message());
    const bool ours = fs::exists(folder / marker, error) && fs::exists(folder / "truth", error);
    if (!ours && !fs::is_empty(folder, error)) {
        throw std::runtime_error("The folder " + folder.string()
                                 + " holds something else than a made municipality; choose an empty one");
    }
    for (std::string_view part : {"deliveries", "truth", "reference"}) {
        fs::remove_all(folder / part, error);
        if (error) throw std::runtime_error("Cannot empty " + folder.string() + ": " + error.message());
    }
}

void append(const fs::path& path, std::string_view bytes, bool fresh) {
    std::FILE* file = std::fopen(path.c_str(), fresh ? "wb" : "ab");
    if (file == nullptr) disk_trouble(path, "Cannot write", errno);
    const bool whole = std::fwrite(bytes.data(), 1, bytes.size(), file) == bytes.size();
    const int error = errno;
    if (std::fclose(file) != 0 || !whole) disk_trouble(path, "Cannot write all of", whole ? errno : error);
}

} // namespace

Output::Output(fs::path folder, Month first, Month last)
    : folder_(std::move(folder)), first_(first), last_(last),
      files_at_(static_cast<std::size_t>(last - first + 1) * kind_count) {
    make_room(folder_);
    std::error_code error;
    fs::create_directories(folder_ / "truth", error);
    for (Month m = first; m <= last && !error; ++m) {
        fs::create_directories(folder_ / "deliveries" / month_folder(m), error);
    }
    if (error)
        throw std::runtime_error("Cannot make folders in " + folder_.string() + ": " + error.message());
}

int Output::file(Kind kind, Month month) const {
    const int row = is_truth(kind) ? 0 : month - first_;
    return row * kind_count + static_cast<int>(kind);
}

Kind Output::kind_of(int file) const {
    return static_cast<Kind>(file % kind_count);
}

std::string Output::name_of(int file) const {
    const Kind kind = kind_of(file);
    const Layout& layout = layout_of(kind);
    if (is_truth(kind)) return "truth/" + std::string(layout.stem) + ".csv";
    const Month month = first_ + file / kind_count;
    const std::string when = month_stamp(month);
    return "deliveries/" + month_folder(month) + "/" + std::string(layout.stem) + "_" + when + ".csv";
}

void Output::begin(int file) {
    File& f = files_at_[static_cast<std::size_t>(file)];
    if (f.lines > 0) return;
    const Layout& layout = layout_of(kind_of(file));
    if (layout.byte_order_mark) f.waiting += "\xEF\xBB\xBF";
    put(file, layout.columns);
}

void Output::put(int file, std::string_view utf8) {
    File& f = files_at_[static_cast<std::size_t>(file)];
    f.lines += 1 + std::count(utf8.begin(), utf8.end(), '\n');
    if (layout_of(kind_of(file)).windows_1252) {
        f.waiting += to_windows_1252(utf8);
    } else {
        f.waiting += utf8;
    }
    f.waiting += "\r\n";
    if (f.waiting.size() >= piece) write(file);
}

Place Output::row(int file, const Cells& cells) {
    line_.clear();
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line_ += ';';
        put_cell(line_, cells[i]);
    }
    return raw_line(file, line_);
}

Place Output::raw_line(int file, std::string_view utf8) {
    begin(file);
    const Place place{file, files_at_[static_cast<std::size_t>(file)].lines + 1};
    put(file, utf8);
    ++rows_;
    return place;
}

void Output::write(int file) {
    File& f = files_at_[static_cast<std::size_t>(file)];
    if (f.waiting.empty()) return;
    append(folder_ / name_of(file), f.waiting, !f.begun);
    bytes_ += static_cast<std::int64_t>(f.waiting.size());
    if (!f.begun) ++files_;
    f.begun = true;
    f.waiting.clear();
}

void Output::text_file(std::string_view name, std::string_view utf8) {
    fs::create_directories((folder_ / name).parent_path());
    append(folder_ / name, utf8, true);
    bytes_ += static_cast<std::int64_t>(utf8.size());
    ++files_;
}

void Output::finish() {
    // Every file of the truth is there, also when it has nothing to say.
    for (int kind = 0; kind < kind_count; ++kind) {
        if (is_truth(static_cast<Kind>(kind))) begin(file(static_cast<Kind>(kind)));
    }
    for (int file = 0; file < static_cast<int>(files_at_.size()); ++file)
        write(file);
}

} // namespace styrhus::make_municipality
