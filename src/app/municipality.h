#pragma once

#include "app/home.h"
#include "app/link_desk.h"
#include "base/date.h"
#include "base/result.h"
#include "document/document.h"
#include "domain/delivery.h"
#include "domain/known_reading.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What the shells (command line, HTTP) see of Styrhus: no store, no snapshot, no identity.
namespace styrhus::app {

/// Told now and then how far long work is (0 to 1) and with what; returning false stops it, with nothing
/// stored.
using Progress = std::function<bool(double done, std::string_view what)>;

/// A moment, given by the outermost shells: nothing below reads a clock.
struct Now {
    std::int64_t utc = 0; ///< seconds since 1970
    base::Date today;
};

struct IncomingFile {
    std::string name;
    std::shared_ptr<const std::string> bytes;
    std::string archive = {}; ///< the zip archive it came in
};

struct ReceiveOrder {
    std::vector<IncomingFile> files;
    std::string mapping; ///< code; empty = found by the files' names
    std::optional<base::Date> extract_date;
    Now now;
};

/// What became of one delivery. Files that go together are one.
struct Received {
    domain::DeliveryId id{};
    bool is_known_already = false; ///< the same files came before; nothing is changed
    domain::Delivery delivery;
    std::string mapping_name;
    std::uint64_t findings = 0;
    std::uint64_t gaps = 0;           ///< columns and values the mapping does not know
    std::uint64_t renamed_labels = 0; ///< that stand where others stood in the delivery before
    std::uint64_t files_left_out = 0; ///< of those given: they came before, or are copies of another
    /// Why nothing of it is stored, though others of the same order are; of the delivery only its files are
    /// told.
    std::optional<base::Error> refused;
};

struct PublishOrder {
    Now now;
    std::optional<base::Date> known_on; ///< a day in the past
    domain::KnownReading reading = domain::KnownReading::received;
};

/// A grant that a posting pays for.
struct SaidGrant {
    std::string grant;                 ///< "grant:…"
    std::optional<base::Money> amount; ///< its part; may be left out of the only one
};

/// What a named person says of a grant, a finding, a posting or a month.
struct SayOrder {
    std::string form;    ///< of forms()
    std::string subject; ///< "grant:…", "finding:…", "posting:…" or "month:2025-05", as pages give it
    std::string author;
    std::string reason;
    std::optional<base::Date> until; ///< last day, for a form that has one
    /// For a form about a posting: the grants it pays for, none in the list if it pays for no grant. Of a
    /// confirmation it is what was seen; nothing confirms whatever is proposed.
    std::optional<std::vector<SaidGrant>> links = std::nullopt;
    Now now;
};

/// A form about grants, findings, postings or months, for menus and help.
struct FormInfo {
    std::string code;
    std::string name_da;
    std::string name_en;
};
std::vector<FormInfo> forms();

struct Published {
    std::string snapshot_id;
    std::string figures_id;
    base::Date as_of;
    std::size_t persons = 0;
    std::size_t grants = 0;
    std::size_t postings = 0;
    std::size_t findings = 0;
};

/// A page asked for, by its code and the keys of its address.
struct PageRequest {
    std::string view;
    document::Language language = document::Language::da;
    std::map<std::string, std::string, std::less<>> parameters;
};

/// A page of the catalogue.
struct Page {
    std::string code;
    std::string path; ///< "/borger/{id}"
    std::string title_da;
    std::string title_en;
    std::string group_da;
    std::string group_en;
    int order = 0; ///< in the menu; 0 keeps it out
};
std::vector<Page> pages();
/// Keys of a request that its page, once made, does not know: misspelt, or of another page.
std::vector<std::string> unknown_parameters(const PageRequest& request, const document::Document& page);

struct SearchHit {
    std::string label;
    std::string detail;
    std::string link;
};

struct MappingInfo {
    std::string code;
    std::string name_da;
    std::string name_en;
    std::string kind;
};

/// A mapping to be saved, with the text that was looked at while it was made.
struct MappingOrder {
    std::string toml;
    std::string author;
    Now now;
    /// The mapping that it takes the place of; empty: there is none with its code yet; none: whatever there
    /// is.
    std::optional<std::string> instead_of;
};

/// What a saved mapping is called from now on.
struct SavedMapping {
    std::string code;
    int version = 1;
};

struct MappingLineTrouble {
    std::uint32_t line = 0;
    base::Error what;
};

/// What the files would become by a mapping that is not saved yet.
struct MappingTrialResult {
    std::vector<MappingLineTrouble> troubles;
    std::optional<domain::ReadDelivery> read; ///< absent when there are troubles
};

/// Why a column is thought to be a field.
enum class SuggestedBy : std::uint8_t { nothing, mapping, name, likeness, values };

struct ColumnSuggestion {
    std::string column;
    std::string field;
    double confidence = 0;
    SuggestedBy by = SuggestedBy::nothing;
    std::string mapping; ///< the mapping that knows the column, if one does
};

/// A word of ours with what it is called.
struct NamedWord {
    std::string name;
    std::string da;
    std::string en;
};
struct FieldInfo {
    NamedWord word;
    std::vector<NamedWord> choices; ///< what its values may mean; empty: they stand as they are
    bool is_needed = false;
    bool is_end_date = false;
};

/// What a file would be if its rows were of this kind.
struct KindPreview {
    NamedWord word;
    std::vector<FieldInfo> fields;
    std::vector<ColumnSuggestion> columns;
};

/// What a file looks like, and which field each column probably is.
struct FilePreview {
    std::string encoding;
    std::string delimiter;
    std::string sheet;               ///< of a workbook with several, the one that is shown
    std::vector<std::string> sheets; ///< those that can be seen and hold something; empty where there is one
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> sample_rows;
    std::string kind;         ///< the likeliest
    std::string mapping_code; ///< the known mapping that fits; empty if none knows most of the columns
    std::vector<KindPreview> kinds;
};

/// A column of a mapping, for whoever changes it.
struct KnownColumn {
    std::string column;
    std::string field;                                       ///< empty: known and not used
    std::vector<std::pair<std::string, std::string>> values; ///< the source's value → ours
};

/// A mapping opened to be changed, beside what a file or the source's latest delivery has that it lacks.
struct OpenedMapping {
    MappingInfo info;
    int version = 1;
    std::string toml;
    KindPreview kind; ///< what its columns may be
    std::vector<KnownColumn> columns;
    std::vector<domain::MappingGap> gaps;
    std::optional<domain::Delivery> delivery; ///< the latest that counts; none of a file or without one
};

/// One thing that a mapping shall say besides what it says (intake/sources/amend.h).
struct MappingAmendment {
    enum class Kind : std::uint8_t { heading, value, column };
    Kind kind = Kind::heading;
    std::string column;
    std::string field;
    std::string text;
    std::string meaning;
};

/// One municipality, open. Any thread may call it.
class Municipality {
  public:
    /// `data` is the folder of shipped reference data and mappings. Throws if the store cannot be opened.
    static base::Result<std::unique_ptr<Municipality>> open(const Home& home,
                                                            const std::filesystem::path& data);
    ~Municipality();

    base::Result<std::vector<Received>> receive(const ReceiveOrder& order, const Progress& progress);
    /// Whether every file has a mapping, before any is read.
    base::Result<void> check_mappings(const ReceiveOrder& order);
    base::Result<Published> publish(const PublishOrder& order, const Progress& progress);
    base::Result<document::Document> present(const PageRequest& request);

    /// Lets a held delivery count, or takes one back. Both are statements of a named person and can be undone
    /// by another.
    base::Result<void> release(domain::DeliveryId id, std::string_view author, const Now& now);
    base::Result<void> withdraw(domain::DeliveryId id, std::string_view author, std::string_view reason,
                                const Now& now);

    base::Result<void> say(const SayOrder& order);

    /// The postings that wait for a person to confirm their links, the largest amount first.
    base::Result<LinkWork> link_work(const LinkWorkRequest& request);
    /// One posting by its subject, with the grants it could pay for.
    base::Result<LinkDesk> link_desk(const std::string& posting, document::Language language);
    /// Grants to choose for it: of the citizen whose label, case number, paragraph or place is searched for.
    base::Result<GrantChoices> link_choices(const std::string& posting, std::string_view search,
                                            document::Language language);

    /// Goes through the extracts before the current figures, so that findings have ages and lives. Long the
    /// first time; pages are shown without until then.
    base::Result<void> look_back(const Progress& progress);
    /// Makes what the page stands on and would else be shown without: for callers that ask for one page only.
    base::Result<void> prepare(const PageRequest& request, const Progress& progress);

    std::vector<SearchHit> search(std::string_view text);
    std::vector<MappingInfo> mappings();
    /// Code of the mapping for files of this name; empty if none is.
    std::string mapping_for(std::string_view name);
    /// Of a workbook with several sheets the one named, or the one that a known mapping fits best.
    base::Result<FilePreview> preview(const IncomingFile& file, const std::string& sheet);
    /// Beside the file, or beside the source's latest delivery where none is given.
    base::Result<OpenedMapping> open_mapping(const std::string& code, const IncomingFile* file);
    /// The mapping's text with the amendments, every other line as it was.
    static base::Result<std::string> amend_mapping(std::string_view toml,
                                                   const std::vector<MappingAmendment>& amendments);
    base::Result<MappingTrialResult> try_mapping(std::string_view toml,
                                                 const std::vector<IncomingFile>& files, const Now& now);
    /// The files of a delivery as they came.
    base::Result<std::vector<IncomingFile>> delivered_files(domain::DeliveryId id);
    /// Takes the delivery back and receives its files once more by the mapping as it is now; the delivery
    /// counts on if that cannot be done.
    base::Result<std::vector<Received>> receive_again(domain::DeliveryId id, std::string_view author,
                                                      const Now& now, const Progress& progress);
    base::Result<SavedMapping> save_mapping(const MappingOrder& order);

    /// A statement of a named person on any subject, and the last one's payload (empty if nothing was said).
    base::Result<void> say_of(std::string_view subject, std::string_view form, std::string_view author,
                              std::string payload, const Now& now);
    std::string last_payload(std::string_view subject, std::string_view form);

    const Home& home() const;

  private:
    explicit Municipality(std::unique_ptr<class Pipeline> pipeline);
    std::unique_ptr<class Pipeline> pipeline_;
};

} // namespace styrhus::app
