#pragma once

#include "base/result.h"
#include "document/document.h"
#include "domain/checks.h"
#include "domain/delivery.h"
#include "domain/ids.h"
#include "models/closing/closed_months.h"
#include "models/forecast/forecast.h"
#include "models/matching/considered.h"
#include "models/matching/matching.h"
#include "models/validity/life.h"
#include "snapshot/snapshot.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// A view answers one question of one role from a snapshot, as a Document. Every page, export and
/// command-line report is a view; the menus, the API and the command line go over the catalogue and list
/// nothing themselves.
namespace styrhus::views {

using base::Language; // and with it the words of base/words.h

/// Keys that every page has: the day the figures are known on, and whether that is by what was received by
/// then or as rebuilt from what the sources have told since (DEFINITIONS 2).
constexpr std::string_view known_on_key = "kendt";
constexpr std::string_view reading_key = "laesning";

/// Asks for every row of the page's tables.
constexpr std::string_view all_rows_key = "alle";
/// Of a long list, until every row is asked for.
constexpr std::size_t rows_shown = 50;

/// What the page's address says, by its Danish keys.
struct Request {
    std::string view;
    document::Language language = document::Language::da;
    std::map<std::string, std::string, std::less<>> parameters;

    std::string get(std::string_view key, std::string_view standard = {}) const {
        const auto found = parameters.find(key);
        return found == parameters.end() ? std::string(standard) : found->second;
    }
    bool wants_all_rows() const { return get(all_rows_key) == "1"; }
};

/// A delivery with what the store keeps of it beside its facts.
struct DeliveryDetails {
    domain::Delivery delivery;
    std::vector<domain::Rejection> rejections;
    std::vector<domain::Finding> findings;
    std::vector<domain::MappingGap> gaps;
    std::vector<domain::MetValue> met_values;
};

/// A text in both languages.
struct Wording {
    std::string da;
    std::string en;
    bool operator==(const Wording&) const = default;
};

/// What a value of a source means to us.
struct ValueMeaning {
    std::string value;  ///< as the mapping writes it
    std::string folded; ///< as it is compared
    Wording meaning;
};

/// A column of a source and the field of ours that it fills.
struct MappedColumn {
    std::string column;
    std::vector<std::string> aliases; ///< its other headings
    std::string field;                ///< empty: known and not used
    Wording field_words;
    bool is_required = false; ///< a file without it is refused
    std::vector<ValueMeaning> values;
    Wording unlisted; ///< what becomes of a value that is not listed; empty where none is listed
};

/// What a mapping said from a day on, and what was different from the one before it.
struct MappingVersion {
    enum class Origin {
        shipped, ///< comes with Styrhus
        saved,   ///< by a named person
        edited   ///< in the municipality's folder, by whom nobody has said
    };
    Origin origin = Origin::shipped;
    int number = 1;
    std::string author; ///< who saved it, and when; of one that was saved
    base::Date saved_on = base::Date::open_end();
    std::vector<Wording> changes;
};

/// How one layout of one source becomes facts, in words.
struct MappingWords {
    std::string code;
    Wording name;
    Wording fact; ///< what its rows are, in the plural
    domain::DeliveryMode mode = domain::DeliveryMode::append;
    domain::Absent absent = domain::Absent::means_nothing;
    std::vector<Wording> key; ///< the fields that name a row
    std::vector<std::string> file_patterns;
    std::vector<MappedColumn> columns;
    std::vector<MappingVersion> versions; ///< the latest first
    std::string hash; ///< of its text: a delivery that was read by another text has another
};

/// A source the municipality has a mapping for, whether or not it has delivered.
struct SourceName {
    std::string code;
    std::string name_da;
    std::string name_en;
    /// What the source's own screens and files call a field of its facts: {"end", "IndsatsSlutDato"}.
    std::vector<std::pair<std::string, std::string>> columns = {};
    bool counts_from_april = false;   ///< its fiscal years begin in April, else in January
    bool has_own_citizen_ids = false; ///< it numbers citizens itself: nobody else can tell who they are
};

/// A row of a delivery, or one gone from it, and what the delivery did to it.
enum class RowChange : std::uint8_t { fresh, changed, unchanged, duplicate, gone };
struct ChangedRow {
    domain::SourceRef source;
    RowChange change = RowChange::fresh;
    base::Money amount; ///< what a receipt counts for it; of a row that is gone without sign
};

/// A rejected posting as far as it can be read: which account and day its kroner would have stood on.
struct RejectedPosting {
    domain::Rejection rejection;
    std::string account; ///< as the file says it; empty where it says none
    std::string cost_centre;
    base::Date posted_on = base::Date::open_end();
};

/// The last word of a named person on a delivery: that it counts, or that it is taken back.
struct DeliveryDecision {
    domain::DeliveryId delivery{};
    bool is_release = false;
    std::string author;
    base::Date said_on = base::Date::open_end();
    std::string reason;
};

struct RowCell {
    std::string column;
    std::string text;
    bool is_hidden = false;   ///< may say who somebody is: `text` is only its shape
    bool tells_place = false; ///< where somebody lives or gets help: not shown of somebody protected
};

/// A delivered row as its file says it.
struct RowText {
    std::string file;
    std::uint32_t line = 0;
    std::vector<RowCell> cells;
    bool is_whole = true;          ///< cut into cells as the heading says
    bool may_be_of_citizen = true; ///< its source names citizens
};

/// What somebody said, when and why.
struct Said {
    std::string form; ///< "grant.set_aside"
    std::string author;
    base::Date on;
    std::string reason;
    base::Date until = base::Date::open_end(); ///< last day, where what is said has one
};

/// What the rules have said of a snapshot and of the extracts before it.
struct LookedBack {
    /// Until all extracts are looked at, of the snapshot's own look alone.
    std::shared_ptr<const models::validity::History> history;
    std::size_t looked = 0; ///< of the extract dates before the snapshot's own
    std::size_t wanted = 0;
    std::string trouble; ///< why the making of the rest broke; empty if it did not

    bool is_whole() const { return looked == wanted; }
};

/// A source has given its codes other names, and some kroner stand elsewhere for it: reference data that
/// looks at labels places the same codes anew.
struct LabelChange {
    std::string source;
    base::Month month;
    std::int64_t labels = 0; ///< with a new name
    std::int64_t codes = 0;  ///< that have moved
    base::Money moved;       ///< on those codes since
};

/// What a view may look at. The doors to the store are opened by `app`, which also decides who may use them.
struct Context {
    std::shared_ptr<const snapshot::Snapshot> snapshot;
    std::string municipality;
    bool is_fictitious = false;
    document::Language language = document::Language::da;
    std::vector<SourceName> sources;
    std::vector<domain::Delivery> deliveries; ///< all received, held and withdrawn ones too
    std::vector<domain::DeliveryId> withdrawn;
    std::vector<DeliveryDecision> decisions;
    std::function<base::Result<DeliveryDetails>(domain::DeliveryId)> delivery_details;
    std::function<base::Result<RowText>(domain::SourceRef)> row_text;
    /// How a source is read, as it stands today.
    std::function<base::Result<MappingWords>(const std::string& code)> mapping;
    /// Of a delivery against those before it of its source that count today.
    std::function<base::Result<std::vector<ChangedRow>>(domain::DeliveryId)> changed_rows;
    std::function<base::Result<std::vector<RejectedPosting>>(domain::DeliveryId)> rejected_postings;
    /// All that was said of a subject by the day the figures are known on, the earliest first.
    std::function<std::vector<Said>(const std::string& subject)> said_of;
    /// What the rules say of the snapshot; made when it is first asked for.
    std::function<std::shared_ptr<const domain::Checks>()> checks;
    /// Which grants its postings pay for; made when it is first asked for.
    std::function<std::shared_ptr<const models::matching::Matching>()> matching;
    /// What weighs grants beside its postings; made when it is first asked for.
    std::function<std::shared_ptr<const models::matching::Weigher>()> weigher;
    /// The result of a fiscal year as far as the snapshot tells it; made when it is first asked for.
    std::function<std::shared_ptr<const base::Result<models::forecast::Forecast>>(int year)> forecast;
    /// The lives of the findings as far as they are known.
    std::function<LookedBack()> looked_back;
    /// The last words on findings by the day the figures are known on.
    std::function<models::validity::Words()> words_on_findings;
    /// Months that are closed by the day the figures are known on, in their order.
    std::vector<models::closing::ClosedMonth> closed_months;
    /// The figures as they were known at the end of a day, by what was received; made when first asked for.
    std::function<std::shared_ptr<const snapshot::Snapshot>(base::Date known_on)> known_at;
    /// Where sources have renamed labels and it matters; made when it is first asked for.
    std::function<std::shared_ptr<const std::vector<LabelChange>>()> label_changes;

    /// The text in the language asked for.
    std::string_view tr(std::string_view da, std::string_view en) const {
        return language == document::Language::da ? da : en;
    }
};

struct View {
    std::string_view code; ///< "ladder"
    std::string_view path; ///< "/trappe"; a part in braces is a parameter: "/borger/{id}"
    std::string_view title_da;
    std::string_view title_en;
    std::string_view group_da; ///< the menu it stands in; empty = a menu point of its own
    std::string_view group_en;
    int order = 0; ///< in the menu; 0 = not in the menu
    base::Result<document::Document> (*present)(const Context& context, const Request& request);
    std::string_view other_keys;    ///< that its address may hold beside its parameters, with blanks between
    bool stands_on_history = false; ///< shows the lives of findings, which take time to make
};

/// In the order of the menu.
std::span<const View> catalogue();
const View* find_view(std::string_view code);
/// Keys of the request that the page, once made, does not know: misspelt, or of another page.
std::vector<std::string> unknown_keys(const View& view, const Request& request,
                                      const document::Document& page);

/// The page in whole: the view's own, with the day its figures are known on carried by every link, so that
/// who follows one stays on that day.
base::Result<document::Document> present(const View& view, const Context& context, const Request& request);

} // namespace styrhus::views
