#pragma once

#include "models/ladder/figures.h"
#include "views/page/ask.h"
#include "views/view.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What every page has: its address, its basis, its words about sources.
namespace styrhus::views::page {

/// A source and how far it has delivered.
struct SourceStatus {
    std::string code;
    std::string name;
    domain::DeliveryId latest{}; ///< of the latest extract that counts; none = never delivered
    base::Date extract_date;
    base::Period coverage;
    std::size_t deliveries = 0;
    std::size_t held = 0; ///< wait for a named person
    /// Has delivered before, but its rhythm has passed without a delivery for the month of the as-of date.
    bool is_late = false;

    bool has_delivered() const { return latest != domain::DeliveryId{}; }
};
/// Those that have delivered first, by name; then mapped sources without a delivery.
std::vector<SourceStatus> source_statuses(const Context& context);
std::string source_name(const Context& context, std::string_view code);
bool is_withdrawn(const Context& context, domain::DeliveryId id);
/// Neither taken back nor received after the day the figures are known on. Held ones count here.
bool counts(const Context& context, const domain::Delivery& delivery);
/// The last word on a delivery; null where nobody has said anything.
const DeliveryDecision* decision_on(const Context& context, domain::DeliveryId id);

/// The page as it was asked for, with every row of its tables.
std::string address_of_all(std::string_view path, const Request& request);

/// A document with its address and basis; blocks and lead are the view's.
document::Document begin_page(const Context& context, const Request& request, std::string_view view,
                              std::string_view path, std::string title);

/// Says that actual kroner hold internal prices, where they do: those of one person, or of anyone.
void add_internal_prices(const Context& context, std::optional<domain::PersonId> person,
                         document::Document& page);

/// Says where renamed labels have moved kroner.
void add_label_changes(const Context& context, document::Document& page);

/// The remainder and the reservations, from a measurement without filters.
void add_money_basis(const Context& context, const LadderAsk& ask, const models::ladder::Figures& unfiltered,
                     document::Document& page);

/// "/raekke/3/0/17": where a source row is shown.
std::string row_link(domain::SourceRef source);
/// "Opus, 03.11.2025, linje 17": the row in words.
std::string row_words(const Context& context, domain::SourceRef source);
std::string citizen_link(const Context& context, std::uint32_t person);
/// "B-7K2QF4M M.K."; "uden borger" for nobody.
std::string citizen_words(const Context& context, std::uint32_t person);
bool is_protected(const Context& context, std::uint32_t person);
/// The age in whole years on a day; missing where no birth date is known.
document::Value age_value(const Context& context, std::uint32_t person, base::Date on);

} // namespace styrhus::views::page
