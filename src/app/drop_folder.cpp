#include "app/drop_folder.h"

#include "app/incoming.h"
#include "base/error_text.h"
#include "base/words.h"
#include "intake/sources/read.h"

#include <algorithm>
#include <array>
#include <fmt/core.h>
#include <fstream>
#include <optional>
#include <string_view>
#include <system_error>
#include <unistd.h>

namespace styrhus::app {

namespace {

namespace fs = std::filesystem;
using base::Language;
using base::Result;

constexpr const char* taken_folder = "modtaget";
constexpr const char* refused_folder = "afvist";

/// Names that programs give to what they are still writing.
bool is_unfinished(std::string_view name) {
    static constexpr std::array<std::string_view, 6> endings = {
        ".tmp", ".part", ".partial", ".crdownload", ".filepart", ".kvittering.txt"};
    return name.starts_with('.') || name.starts_with('~')
           || std::any_of(endings.begin(), endings.end(),
                          [&](std::string_view ending) { return name.ends_with(ending); });
}

/// A name that is free in the folder: "liste.csv", "liste (2).csv" …
fs::path free_name(const fs::path& folder, const fs::path& name) {
    fs::path free = folder / name;
    std::error_code unknown;
    for (int number = 2; fs::exists(free, unknown); ++number)
        free = folder / fmt::format("{} ({}){}", name.stem().string(), number, name.extension().string());
    return free;
}

/// `da` or `en`, with the values in the language's own form.
template <class... Args>
std::string said(Language language, fmt::format_string<Args...> da, fmt::format_string<Args...> en,
                 const Args&... args) {
    return fmt::vformat(language == Language::da ? da : en, fmt::make_format_args(args...));
}

std::string receipt_in(Language language, const Received& received) {
    const domain::DeliverySums& sums = received.delivery.sums;
    const auto number = [&](std::uint64_t n) {
        return base::number_text(static_cast<std::int64_t>(n), language);
    };
    const auto amount = [&](base::Money money) { return base::ore_text(money, language); };
    if (received.refused)
        return language == Language::da ? received.refused->in_danish() : received.refused->message;
    if (received.is_known_already)
        return said(language, "Leveret før, den {}. Intet er ændret.",
                    "Delivered before, on {}. Nothing is changed.",
                    base::date_text(received.delivery.dates.received_on, language));
    std::string text =
        said(language, "Leverance {}: {} rækker ind = {} godtaget + {} afvist. {} kr. ind = {} + {}.",
             "Delivery {}: {} rows in = {} accepted + {} rejected. DKK {} in = {} + {}.",
             static_cast<std::uint32_t>(received.id), number(sums.rows_in), number(sums.rows_accepted),
             number(sums.rows_rejected), amount(sums.money_in), amount(sums.money_accepted),
             amount(sums.money_rejected));
    text += said(language, " {} nye, {} ændrede, {} forsvundne, {} fund.",
                 " {} new, {} changed, {} gone, {} findings.", number(sums.rows_new),
                 number(sums.rows_changed), number(sums.rows_gone), number(received.findings));
    if (received.gaps > 0)
        text +=
            said(language, " {} kolonner eller værdier kender oversættelsen ikke: se kvitteringen.",
                 " {} columns or values the mapping does not know: see the receipt.", number(received.gaps));
    if (received.renamed_labels > 0)
        text += said(language, " Betegnelser, der står, hvor andre stod før: {}. Se kvitteringen.",
                     " Labels that stand where others stood before: {}. See the receipt.",
                     number(received.renamed_labels));
    if (received.files_left_out > 0)
        text += said(language, " Filer, der er leveret før eller er kopier, og er holdt ude: {}.",
                     " Files that came before or are copies, and are left out: {}.",
                     number(received.files_left_out));
    if (received.delivery.is_held)
        text += said(language, " Leverancen venter på en medarbejder: se den under Leverancer.",
                     " The delivery waits for a person: see it under Deliveries.");
    return text;
}

/// The receipts of the deliveries that hold the file, or files of it: an archive and a workbook may be
/// several.
std::vector<const Received*> receipts_of(const std::vector<Received>& received, const fs::path& file,
                                         const std::string& hash) {
    const std::string name = file.filename().string();
    std::vector<const Received*> found;
    for (const Received& one : received)
        if (std::any_of(one.delivery.files.begin(), one.delivery.files.end(),
                        [&](const domain::DeliveredFile& delivered) {
                            // The same bytes may have come before under another name.
                            return delivered.name == name || delivered.archive == name
                                   || delivered.hash == hash;
                        }))
            found.push_back(&one);
    // A file of its own order can only be the one that was received, however it is packed.
    if (found.empty() && received.size() == 1) found.push_back(&received.front());
    return found;
}

void add_line(std::string& text, const std::string& line) {
    text += (text.empty() ? "" : "\n") + line;
}

void refuse(TakenIn& taken, const base::Error& error) {
    taken.is_taken = false;
    taken.receipt_da = error.in_danish();
    taken.receipt_en = error.message;
}

} // namespace

Result<DropFolder> DropFolder::open(const fs::path& folder) {
    std::error_code failure;
    if (!fs::is_directory(folder, failure))
        return base::error("{} is no folder. Make it, or name another.",
                           "{} er ikke en mappe. Opret den, eller vælg en anden.", folder.string());
    if (access(folder.c_str(), R_OK | W_OK | X_OK) != 0)
        return base::error(
            "The folder {} cannot be both read and written: received files are moved within it.",
            "Mappen {} kan ikke både læses og skrives: modtagne filer flyttes i den.", folder.string());
    return DropFolder(folder);
}

Result<std::vector<fs::path>> DropFolder::look() {
    std::map<fs::path, State> now;
    std::error_code failure;
    for (fs::directory_iterator at(folder_, failure), end; !failure && at != end; at.increment(failure)) {
        std::error_code gone; // a file that is moved while we look is no error
        if (!at->is_regular_file(gone) || is_unfinished(at->path().filename().string())) continue;
        const State state = {at->file_size(gone), at->last_write_time(gone)};
        if (!gone) now.emplace(at->path(), state);
    }
    if (failure)
        return base::error("cannot read the folder {}: {}", "Mappen {} kan ikke læses: {}", folder_.string(),
                           failure.message());
    const bool is_quiet = now == seen_;
    seen_ = std::move(now);
    std::vector<fs::path> ready;
    for (const auto& [file, state] : seen_) {
        const auto stuck = stuck_.find(file);
        if (is_quiet && (stuck == stuck_.end() || stuck->second != state)) ready.push_back(file);
    }
    return ready;
}

std::optional<DropFolder::State> DropFolder::state_of(const fs::path& file) {
    std::error_code failure;
    const State state = {fs::file_size(file, failure), fs::last_write_time(file, failure)};
    return failure ? std::nullopt : std::optional(state);
}

/// Whoever put it there may have written it anew since.
bool DropFolder::is_as_seen(const fs::path& file) const {
    const auto seen = seen_.find(file);
    return seen != seen_.end() && state_of(file) == seen->second;
}

std::vector<TakenIn> DropFolder::take_in(Municipality& municipality, const std::vector<fs::path>& files,
                                         const Now& now, const Progress& progress) {
    // What no name tells is asked of each file alone: one that is no delivery shall refuse no other.
    std::map<std::string, std::vector<fs::path>> by_mapping;
    for (const fs::path& file : files) {
        if (!is_as_seen(file)) continue;
        const std::string mapping = municipality.mapping_for(file.filename().string());
        by_mapping[mapping.empty() ? file.string() : mapping].push_back(file);
    }
    std::vector<TakenIn> all;
    for (const auto& [mapping, same_source] : by_mapping) {
        std::vector<TakenIn> taken = receive(municipality, same_source, now, progress);
        for (TakenIn& one : taken)
            put_away(one, now);
        std::move(taken.begin(), taken.end(), std::back_inserter(all));
    }
    return all;
}

std::vector<TakenIn> DropFolder::receive(Municipality& municipality, const std::vector<fs::path>& files,
                                         const Now& now, const Progress& progress) {
    std::vector<TakenIn> all;
    std::vector<std::string> hashes;
    ReceiveOrder order = {.files = {}, .mapping = "", .extract_date = std::nullopt, .now = now};
    for (const fs::path& file : files) {
        auto read = read_file(file, file.filename().string());
        // What was written to while it was read may be half of it.
        if (!is_as_seen(file)) continue;
        TakenIn& taken = all.emplace_back();
        taken.file = file;
        hashes.push_back(read ? intake::sources::file_hash(*read->bytes) : std::string());
        if (!read) {
            refuse(taken, read.error());
            continue;
        }
        taken.is_taken = true;
        order.files.push_back(std::move(*read));
    }
    if (order.files.empty()) return all;
    const auto received = municipality.receive(order, progress);
    for (std::size_t i = 0; i < all.size(); ++i) {
        TakenIn& taken = all[i];
        if (!taken.is_taken) continue;
        if (!received) {
            refuse(taken, received.error());
            continue;
        }
        const auto receipts = receipts_of(*received, taken.file, hashes[i]);
        for (const Received* receipt : receipts) {
            taken.is_taken = taken.is_taken && !receipt->refused;
            taken.is_held = taken.is_held || receipt->delivery.is_held;
            add_line(taken.receipt_da, receipt_in(Language::da, *receipt));
            add_line(taken.receipt_en, receipt_in(Language::en, *receipt));
        }
        if (!receipts.empty()) continue;
        taken.receipt_da = "Leveret før. Intet er ændret.";
        taken.receipt_en = "Delivered before. Nothing is changed.";
    }
    return all;
}

/// Beside the file lies what was said of it, for whoever put it there.
void DropFolder::put_away(TakenIn& taken, const Now& now) {
    if (!is_as_seen(taken.file)) {
        add_line(taken.receipt_da, "Filen blev ændret imens. Den ligger, hvor den lå, og tages igen.");
        add_line(taken.receipt_en, "The file changed meanwhile. It lies where it lay and is taken again.");
        return;
    }
    const fs::path folder = folder_ / (taken.is_taken ? taken_folder : refused_folder) / base::iso(now.today);
    std::error_code failure;
    fs::create_directories(folder, failure);
    const fs::path place = free_name(folder, taken.file.filename());
    fs::rename(taken.file, place, failure);
    if (failure) {
        stuck_[taken.file] = seen_[taken.file];
        taken.receipt_da +=
            fmt::format(" Filen kunne ikke flyttes til {}: {}.", folder.string(), failure.message());
        taken.receipt_en +=
            fmt::format(" The file could not be moved to {}: {}.", folder.string(), failure.message());
        return;
    }
    taken.file = place;
    std::ofstream(fs::path(place.string() + ".kvittering.txt")) << taken.receipt_da << '\n';
}

} // namespace styrhus::app
