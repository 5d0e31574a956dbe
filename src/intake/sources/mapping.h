#pragma once

#include "base/result.h"
#include "domain/delivery.h"
#include "domain/facts.h"
#include "intake/formats/amount.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

/// A mapping says, in data, how one layout of one source system becomes facts: column → field, value maps,
/// units, what an end date means, key, scope and mode. A municipality edits it without a programmer
/// (data/mappings/*.toml).
namespace styrhus::intake::sources {

enum class FileFormat : std::uint8_t { delimited, workbook };
/// What rows of one key in one delivery are: `numbered` rows each count; `same` ones are one row when they
/// also say the same, wherever else it was delivered.
enum class Repeats : std::uint8_t { numbered, same };
enum class EndMeaning : std::uint8_t { last_day, first_day_after };

/// A column of the file and the field of the fact it fills.
struct ColumnRule {
    std::string column;
    std::vector<std::string> aliases; ///< other headings met; compared without case and repeated blanks
    std::string field;                ///< a name of the field catalogue; empty = known and not used
    bool is_required = false;         ///< the file is refused without the column
    bool is_shown = false; ///< without a field: its cells tell nobody who a citizen is, and may be seen
    EndMeaning end = EndMeaning::last_day;
    bool has_end = false;
    formats::AmountUnit amount_unit = formats::AmountUnit::kroner;
    std::string scope; ///< whose numbering a person number is; empty = CPR
    std::map<std::string, std::string, std::less<>> values;  ///< source value (folded) → our value
    std::map<std::string, std::string, std::less<>> spelled; ///< source value (folded) → as it is written
    /// What an unlisted value means. Empty: a choice is rejected with its row, a term is kept as it is
    /// written.
    std::string unknown_value;
    std::string pattern; ///< keep only the first group of this regular expression (art from account)
};

/// Where a date of the delivery comes from.
struct DateRule {
    enum class From : std::uint8_t { received, file_name, column };
    enum class Part : std::uint8_t { day, end_of_month, end_of_year, end_of_march_next_year };
    From from = From::received;
    std::string pattern; ///< for file_name: groups year, month, day in that order
    std::string column;  ///< for column: the latest date in it
    Part part = Part::day;
    bool operator==(const DateRule&) const = default;
};

/// Which days the source speaks for, given its extract date.
struct CoverageRule {
    enum class Span : std::uint8_t { history, months_back, month, year, fiscal_year_april };
    Span span = Span::history;
    int months = 0; ///< for months_back: how far before the extract date
    base::Date covers_from = base::Date::of(2000, 1, 1);
    base::Date migration_date = base::Date::open_end(); ///< starts on this day are unknown starts
    bool operator==(const CoverageRule&) const = default;
};

/// A posting source that gives no fiscal year states the rule (DEFINITIONS 3).
enum class FiscalYearRule : std::uint8_t { column, calendar_year_of_posting, april_year_of_posting };

struct Mapping {
    std::string code;
    int version = 1;
    std::string name_da;
    std::string name_en;
    std::string system;
    domain::FactKind fact = domain::FactKind::grant;
    std::vector<std::string> file_patterns; ///< shell patterns on the file's name, folded

    FileFormat format = FileFormat::delimited;
    std::string sheet;
    std::string encoding; ///< empty = detected
    char delimiter = 0;   ///< 0 = detected
    formats::DecimalMark decimal = formats::DecimalMark::automatic;
    std::vector<std::string> headings; ///< for files without a heading row
    std::vector<ColumnRule> columns;
    std::map<std::string, std::string, std::less<>> constants; ///< field → value for every row

    domain::DeliveryMode mode = domain::DeliveryMode::append;
    domain::Absent absent = domain::Absent::means_nothing;
    domain::Overlap overlap = domain::Overlap::keep;
    bool has_overlap = false;
    Repeats repeats = Repeats::numbered;
    std::vector<std::string> key; ///< field names; empty = all of the content
    std::string scope;            ///< empty = everything of the source
    std::string scope_pattern;    ///< the scope is this pattern's first group in the file's name
    DateRule extract_date;
    CoverageRule coverage;
    FiscalYearRule fiscal_year = FiscalYearRule::column;
    std::string amount_field; ///< what the receipt's money is the sum of; empty = no money
    std::string hash;         ///< hex of the TOML text, set by the reader
    std::string toml;         ///< the text itself
};

/// What is wrong with a mapping, with the line of its TOML text.
struct MappingTrouble {
    std::uint32_t line = 0;
    base::Error what;
};

/// Reads and checks a mapping. All troubles at once, so that a person mends them in one go. A mapping that
/// does not say what its end dates mean or how overlaps are met is refused (DEFINITIONS 2).
base::Result<Mapping> read_mapping(std::string_view toml, std::string_view file_name,
                                   std::vector<MappingTrouble>& troubles);

/// One mapping's file.
base::Result<Mapping> load_mapping(const std::string& file);

/// Every *.toml of the folders, a later folder's code shadowing an earlier one's. An error names file and
/// line.
base::Result<std::vector<Mapping>> load_mappings(const std::vector<std::string>& folders);

/// The mappings whose file patterns fit the name, best (longest pattern) first. "liste.csv.gz" is for the
/// mapping of "liste.csv" too: packed with gzip it is the same file.
std::vector<const Mapping*> mappings_for(const std::vector<Mapping>& all, std::string_view file_name);

/// Lower case, blanks folded to one, outer blanks and BOM gone: how headings and values are compared.
std::string folded(std::string_view text);

} // namespace styrhus::intake::sources
