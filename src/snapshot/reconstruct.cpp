#include "snapshot/reconstruct.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace styrhus::snapshot {

namespace {

using base::Date;
using domain::Facts;

Date known_from(const domain::Grant& grant) {
    return grant.decided_on.is_open_end() ? grant.period.from : grant.decided_on;
}
Date known_from(const domain::Activity& activity) {
    return activity.referred_on.is_open_end() ? activity.period.from : activity.referred_on;
}
Date known_from(const domain::Posting& posting) {
    return posting.posted_on;
}
Date known_from(const domain::QuantityFact& hours) {
    return hours.period.from;
}
Date known_from(const domain::Tariff& tariff) {
    return tariff.period.from;
}
Date known_from(const domain::BudgetLine& line) {
    return Date::of(line.fiscal_year, 1, 1);
}
Date known_from(const domain::LedgerTotal& total) {
    constexpr int december = 12;
    return base::Month::of(total.fiscal_year, total.period == 0 ? december : total.period).last();
}
Date known_from(const domain::EarlyHelp& help) {
    return help.month.last();
}
Date known_from(const domain::InvoiceLine& line) {
    return line.issued_on;
}
Date known_from(const domain::Citizen&) {
    return {};
}
Date known_from(const domain::Relation&) {
    return {};
}
Date known_from(const domain::AccountFact&) {
    return {};
}

void open_if_later(Date& date, Date known_on) {
    if (date > known_on) date = Date::open_end();
}

/// A period ends before its `to`: an end on the day itself was known.
bool open_end(base::Period& period, Date known_on) {
    if (period.to.is_open_end() || period.to <= known_on.plus_days(1)) return false;
    period.to = Date::open_end();
    return true;
}

void open_later(domain::Grant& grant, Date known_on) {
    const bool is_opened = open_end(grant.period, known_on);
    if (is_opened && grant.status == domain::GrantStatus::ended) grant.status = domain::GrantStatus::granted;
}
void open_later(domain::Activity& activity, Date known_on) {
    (void)open_end(activity.period, known_on);
    open_if_later(activity.done_on, known_on);
}
void open_later(domain::QuantityFact& hours, Date known_on) {
    (void)open_end(hours.period, known_on);
}
void open_later(domain::Tariff& tariff, Date known_on) {
    (void)open_end(tariff.period, known_on);
}
void open_later(domain::Citizen& citizen, Date known_on) {
    open_if_later(citizen.died, known_on);
    if (citizen.status_date.is_open_end() || citizen.status_date <= known_on) return;
    // Where somebody lived before a later move is not told.
    citizen.status_date = Date::open_end();
    citizen.municipality = {};
    citizen.status = {};
}
void open_later(domain::Posting&, Date) {}
void open_later(domain::BudgetLine&, Date) {}
void open_later(domain::LedgerTotal&, Date) {}
void open_later(domain::EarlyHelp&, Date) {}
void open_later(domain::Relation&, Date) {}
void open_later(domain::AccountFact&, Date) {}
void open_later(domain::InvoiceLine&, Date) {}

template <class Fact>
Date end_of(const Fact& fact) {
    if constexpr (requires { fact.period.to; })
        return fact.period.to;
    else
        return Date::open_end();
}

template <class Value>
void keep_places(std::vector<Value>& values, const std::vector<std::uint32_t>& kept) {
    if (values.empty()) return;
    for (std::size_t i = 0; i < kept.size(); ++i)
        values[i] = values[kept[i]];
    values.resize(kept.size());
}

/// The places of the facts that were known.
template <class Fact>
std::vector<std::uint32_t> known_places(const std::vector<Fact>& facts, Date known_on) {
    std::vector<std::uint32_t> kept;
    for (std::uint32_t i = 0; i < facts.size(); ++i)
        if (known_from(facts[i]) <= known_on) kept.push_back(i);
    return kept;
}

template <class Fact>
void reconstruct_kind(std::size_t kind, LiveFacts& live, Date known_on,
                      std::vector<domain::SourceRef>& rows) {
    auto& table = live.facts.of<Fact>();
    const std::vector<std::uint32_t> kept = known_places(table.facts, known_on);
    keep_places(table.facts, kept);
    keep_places(table.stamps, kept);
    if constexpr (std::is_same_v<Fact, domain::Grant>) {
        keep_places(live.grant_delivery, kept);
        keep_places(live.grant_closed_by_absence, kept);
        keep_places(live.grant_last_named, kept);
    }
    if constexpr (std::is_same_v<Fact, domain::Posting>) keep_places(live.posting_delivery, kept);
    if constexpr (std::is_same_v<Fact, domain::InvoiceLine>) keep_places(live.invoice_line_delivery, kept);
    for (std::size_t i = 0; i < table.facts.size(); ++i) {
        Fact& fact = table.facts[i];
        const Date end = end_of(fact);
        open_later(fact, known_on);
        const bool is_opened = end_of(fact) != end;
        if constexpr (std::is_same_v<Fact, domain::Grant>)
            if (is_opened) live.grant_closed_by_absence[i] = 0;
        // What was found about an end that is opened was not known either.
        if (!is_opened) rows.push_back(fact.source);
        add_content(live, table.stamps[i].content, kind, end_of(fact));
    }
}

template <std::size_t... Kinds>
void reconstruct_all(std::index_sequence<Kinds...>, LiveFacts& live, Date known_on,
                     std::vector<domain::SourceRef>& rows) {
    (reconstruct_kind<std::remove_cvref_t<decltype(std::get<Kinds>(live.facts.tables).facts[0])>>(
         Kinds, live, known_on, rows),
     ...);
}

} // namespace

void reconstruct(LiveFacts& live, Date known_on) {
    live.content_high = 0;
    live.content_low = 0;
    std::vector<domain::SourceRef> rows;
    reconstruct_all(std::make_index_sequence<domain::fact_kind_count>{}, live, known_on, rows);
    std::sort(rows.begin(), rows.end());
    std::erase_if(live.findings, [&](const domain::Finding& finding) {
        return !std::binary_search(rows.begin(), rows.end(), finding.source);
    });
}

void reconstruct(std::vector<domain::Delivery>& deliveries, Date known_on) {
    for (domain::Delivery& delivery : deliveries) {
        domain::DeliveryDates& dates = delivery.dates;
        dates.extract_date = std::min(dates.extract_date, known_on);
        dates.coverage.to = std::min(dates.coverage.to, known_on.plus_days(1));
        dates.coverage.from = std::min(dates.coverage.from, dates.coverage.to);
    }
}

} // namespace styrhus::snapshot
