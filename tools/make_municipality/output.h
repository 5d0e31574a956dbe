#pragma once

#include "make_municipality/calendar.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::make_municipality {

/// Every kind of file that is written. Those before `planted` are deliveries, one file per month; the rest
/// are the truth, one file each.
enum class Kind : std::uint8_t {
    cpr,
    dubu_personer,
    dubu_ydelser,
    dubu_betalinger,
    sensum_indsatser,
    sensum_aktiviteter,
    sensum_ydelser,
    sensum_timer,
    takster,
    opus_posteringer,
    opus_psp,
    opus_saldo,
    budget,
    sofus_forloeb,
    specialskole,
    tidlig_indsats,
    planted,
    truth_citizens,
    truth_grants,
    truth_spells,
    truth_postings,
    truth_totals,
    truth_units,
    truth_posting_links,
};
inline constexpr int kind_count = 24;

/// How a kind of file looks. Column numbers count from 0; −1 where the kind has no such column.
struct Layout {
    std::string_view stem;
    std::string_view columns; ///< as in the header line
    bool windows_1252 = false;
    bool byte_order_mark = false;
    int start = -1;
    int end = -1;
    int amount = -1;
    int cpr = -1;
    int value = -1; ///< a column with a closed list of values
    int text = -1;  ///< a free text that is no part of a key
    int psp = -1;
};

const Layout& layout_of(Kind kind);
bool is_truth(Kind kind);

/// Where a row stands: the physical line of the file on which it begins, counted from 1.
struct Place {
    int file = -1;
    std::int64_t line = 0;
};

using Cells = std::vector<std::string>;

/// All files at once. Rows are kept back in small pieces per file and appended, so that a country's months
/// can be written side by side in little memory and with few files open.
class Output {
  public:
    Output(std::filesystem::path folder, Month first, Month last);

    int file(Kind kind, Month month = 0) const;
    Month first() const { return first_; }
    Month last() const { return last_; }
    /// Header first where the file is new.
    Place row(int file, const Cells& cells);
    /// A line as it stands, in UTF-8; counted among the rows when told so.
    Place raw_line(int file, std::string_view utf8);
    void text_file(std::string_view name, std::string_view utf8);
    /// Path of a file as seen from the folder that was ordered, with forward slashes.
    std::string name_of(int file) const;
    void finish();

    std::int64_t files() const { return files_; }
    std::int64_t rows() const { return rows_; }
    std::int64_t bytes() const { return bytes_; }

  private:
    struct File {
        std::string waiting;
        std::int64_t lines = 0;
        bool begun = false;
    };
    Kind kind_of(int file) const;
    void begin(int file);
    void put(int file, std::string_view utf8);
    void write(int file);

    std::filesystem::path folder_;
    Month first_;
    Month last_;
    std::vector<File> files_at_;
    std::string line_;
    std::int64_t files_ = 0;
    std::int64_t rows_ = 0;
    std::int64_t bytes_ = 0;
};

} // namespace styrhus::make_municipality
