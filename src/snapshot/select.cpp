#include "snapshot/select.h"

#include "base/check.h"
#include "domain/fact_columns.h"
#include "snapshot/join_report.h"
#include "snapshot/renumbered.h"

#include <algorithm>
#include <fmt/core.h>
#include <map>
#include <memory>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace styrhus::snapshot {

namespace {

using domain::Delivery;
using domain::FactKind;
using domain::Facts;
using domain::FactStamp;
using domain::FactTable;

template <class Fact>
concept HasPeriod = requires(Fact fact) {
    fact.period.to;
};
/// What a source tells of again under a citizen's new number; bills and invoices are told once.
template <class Fact>
concept IsToldAgain = std::is_same_v<Fact, domain::Grant> || std::is_same_v<
    Fact, domain::QuantityFact> || std::is_same_v<Fact, domain::Activity>;

/// The stamps of one kind of fact, with the rows of each delivery side by side.
struct Stamps {
    std::vector<std::uint32_t> deliveries; ///< indexes of the deliveries that hold this kind
    std::vector<std::size_t> begin;        ///< first row of each; one more at the end
    std::vector<std::string> lineages;
    std::vector<FactStamp> stamps;
    std::vector<base::Date> ends; ///< one per row, for facts with a period

    std::vector<StampedDelivery> stamped(std::span<const Delivery> all) const {
        std::vector<StampedDelivery> out;
        for (std::size_t i = 0; i < deliveries.size(); ++i) {
            const Delivery& delivery = all[deliveries[i]];
            const std::size_t rows = begin[i + 1] - begin[i];
            out.push_back({.id = delivery.id,
                           .mode = delivery.mode,
                           .absent = delivery.absent,
                           .extract_date = delivery.dates.extract_date,
                           .lineage = lineages[i],
                           .stamps = std::span(stamps).subspan(begin[i], rows),
                           .covers_from = delivery.dates.coverage.from,
                           .ends = ends.empty() ? std::span<const base::Date>()
                                                : std::span(ends).subspan(begin[i], rows)});
        }
        return out;
    }
};

/// Calls use.template operator()<Fact>() for the type of a kind.
template <class Use>
void for_kind(FactKind wanted, Use&& use) {
    int kind = 0;
    domain::for_each_fact_type([&]<class Fact>() {
        if (static_cast<FactKind>(kind++) == wanted) use.template operator()<Fact>();
    });
}

/// A delivery of citizens also holds their relations.
bool holds(const Delivery& delivery, FactKind kind) {
    return delivery.kind == kind || (kind == FactKind::relation && delivery.kind == FactKind::citizen);
}

Stamps read_stamps(FactKind kind, std::span<const Delivery> all, const ReadRows& read) {
    Stamps stamps;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (!holds(all[i], kind)) continue;
        stamps.deliveries.push_back(i);
        stamps.begin.push_back(stamps.stamps.size());
        stamps.lineages.push_back(all[i].source + '\x1f' + all[i].scope);
        read.stamps(kind, all[i].id, stamps.stamps, stamps.ends);
    }
    stamps.begin.push_back(stamps.stamps.size());
    return stamps;
}

/// The facts of live rows, in their order: read in the order they are stored in, then put in place.
template <class Fact>
std::vector<Fact> read_live(FactKind kind, std::span<const Delivery> all, const Stamps& stamps,
                            std::span<const LiveRow> rows, const ReadRows& read) {
    std::vector<std::uint32_t> order(rows.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::pair(rows[a].delivery, rows[a].row) < std::pair(rows[b].delivery, rows[b].row);
    });
    std::vector<Fact> facts(rows.size());
    std::vector<std::uint32_t> wanted;
    for (std::size_t first = 0; first < order.size();) {
        const std::uint32_t delivery = rows[order[first]].delivery;
        wanted.clear();
        std::size_t end = first;
        for (; end < order.size() && rows[order[end]].delivery == delivery; ++end)
            wanted.push_back(rows[order[end]].row);
        Facts some;
        read.rows(kind, all[stamps.deliveries[delivery]].id, wanted, some);
        STYRHUS_CHECK(some.of<Fact>().facts.size() == wanted.size());
        for (std::size_t i = first; i < end; ++i)
            facts[order[i]] = std::move(some.of<Fact>().facts[i - first]);
        first = end;
    }
    return facts;
}

/// Two rounds of a 64-bit finaliser (Stafford's mix 13) under two salts: a content's part in the order-free
/// sum.
std::uint64_t mixed(std::uint64_t value, std::uint64_t salt) {
    value += salt;
    value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9ULL;
    value = (value ^ (value >> 27)) * 0x94D049BB133111EBULL;
    return value ^ (value >> 31);
}

/// The kroner that a receipt counts for a fact: the price of a grant, the amount of a posting.
template <class Fact>
base::Money amount_of(const Fact& fact) {
    if constexpr (requires { fact.price; })
        return fact.price;
    else if constexpr (requires { fact.amount; })
        return fact.amount;
    else if constexpr (requires { fact.revised; })
        return fact.revised;
    else if constexpr (requires { fact.cost; })
        return fact.cost;
    else
        return {};
}

void report_closing(LiveFacts& live, const domain::SourceRef& source, base::Date closed_on,
                    base::Money at_stake) {
    const std::string day = base::iso(closed_on);
    live.findings.push_back(
        {.rule = "delivery.closed_by_absence",
         .severity = domain::Severity::warning,
         .source = source,
         .at_stake = at_stake,
         .column = "",
         .text_da =
             fmt::format("Rækken mangler i en senere fuld leverance og uden slutdato. Den er afsluttet {}, "
                         "som er sidste udtræk, der havde den. Skriv slutdatoen i kildesystemet.",
                         day),
         .text_en =
             fmt::format("The row is gone from a later full delivery without an end date. It is ended on {}, "
                         "the last extract that had it. Enter the end date in the source system.",
                         day)});
}

domain::Finding told_again_finding(const domain::SourceRef& source, const domain::SourceRef& former,
                                   base::Money at_stake) {
    return {.rule = "delivery.told_again",
            .severity = domain::Severity::note,
            .source = source,
            .at_stake = at_stake,
            .column = "",
            .text_da = fmt::format(
                "Borgeren har fået nyt nummer. Rækken er den samme som linje {} i leverance {} under "
                "det gamle nummer, som derfor ikke tælles med.",
                former.line, static_cast<std::uint32_t>(former.delivery)),
            .text_en = fmt::format(
                "The citizen got a new number. The row is the same as line {} of delivery {} under "
                "the old one, which is not counted for that reason.",
                former.line, static_cast<std::uint32_t>(former.delivery))};
}

/// Of a row that is told twice the later one counts, known since the earlier was decided.
template <class Fact>
void leave_out_told_again(const Renumbered& renumbered, std::size_t kind, const Stamps& stamps,
                          std::vector<LiveRow>& rows, std::vector<Fact>& facts, LiveFacts& live) {
    if (renumbered.is_empty()) return;
    std::vector<std::string_view> lineages;
    lineages.reserve(rows.size());
    for (const LiveRow& row : rows)
        lineages.push_back(stamps.lineages[row.delivery]);
    std::vector<bool> is_left_out(rows.size());
    for (const ToldAgain& one : told_again<Fact>(renumbered, facts, rows, lineages)) {
        const LiveRow& row = rows[one.former];
        Fact& later = facts[one.later];
        is_left_out[one.former] = true;
        if constexpr (std::is_same_v<Fact, domain::Grant>)
            later.decided_on = std::min(later.decided_on, facts[one.former].decided_on);
        add_content(live, stamps.stamps[stamps.begin[row.delivery] + row.row].content, kind, row.closed_on);
        live.findings.push_back(
            told_again_finding(later.source, facts[one.former].source, amount_of(facts[one.former])));
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (is_left_out[i]) continue;
        rows[kept] = rows[i];
        facts[kept++] = std::move(facts[i]);
    }
    rows.resize(kept);
    facts.resize(kept);
}

template <class Fact>
void take_live(std::size_t kind, std::span<const Delivery> all, const ReadRows& read, LiveFacts& live) {
    const Stamps stamps = read_stamps(static_cast<FactKind>(kind), all, read);
    LiveSet set = live_rows(stamps.stamped(all));
    FactTable<Fact>& into = live.facts.of<Fact>();
    into.facts = read_live<Fact>(static_cast<FactKind>(kind), all, stamps, set.rows, read);
    // Citizens are the first kind, so what the register tells is there.
    if constexpr (IsToldAgain<Fact>)
        leave_out_told_again(Renumbered(live.facts.of<domain::Citizen>().facts), kind, stamps, set.rows,
                             into.facts, live);
    into.stamps.reserve(set.rows.size());
    for (std::size_t i = 0; i < set.rows.size(); ++i) {
        const LiveRow& row = set.rows[i];
        const FactStamp stamp = stamps.stamps[stamps.begin[row.delivery] + row.row];
        bool is_closed = false;
        if constexpr (HasPeriod<Fact>) {
            Fact& fact = into.facts[i];
            const base::Date end = row.closed_on.is_open_end() ? row.closed_on : row.closed_on.plus_days(1);
            is_closed = end < fact.period.to;
            if (is_closed) fact.period.to = end;
            if (is_closed) report_closing(live, fact.source, row.closed_on, amount_of(fact));
        }
        add_content(live, stamp.content, kind, row.closed_on);
        if constexpr (std::is_same_v<Fact, domain::Grant>) {
            live.grant_delivery.push_back(stamps.deliveries[row.delivery]);
            live.grant_closed_by_absence.push_back(is_closed ? 1 : 0);
            live.grant_last_named.push_back(row.last_named);
        }
        if constexpr (std::is_same_v<Fact, domain::Posting>)
            live.posting_delivery.push_back(stamps.deliveries[row.delivery]);
        if constexpr (std::is_same_v<Fact, domain::InvoiceLine>)
            live.invoice_line_delivery.push_back(stamps.deliveries[row.delivery]);
        into.stamps.push_back(stamp);
    }
}

/// Sources whose next start ends the row before: the same citizen's rows in one source, in the order of their
/// starts.
void end_at_next_start(std::span<const Delivery> all, LiveFacts& live) {
    auto& grants = live.facts.of<domain::Grant>().facts;
    std::vector<std::uint32_t> rows;
    for (std::uint32_t i = 0; i < grants.size(); ++i)
        if (all[live.grant_delivery[i]].overlap == domain::Overlap::next_start_ends
            && !domain::is_none(grants[i].citizen))
            rows.push_back(i);
    const auto source = [&](std::uint32_t row) -> const std::string& {
        return all[live.grant_delivery[row]].source;
    };
    std::sort(rows.begin(), rows.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(source(a), grants[a].citizen, grants[a].period.from)
               < std::tie(source(b), grants[b].citizen, grants[b].period.from);
    });
    for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
        domain::Grant& grant = grants[rows[i]];
        const domain::Grant& next = grants[rows[i + 1]];
        if (grant.citizen != next.citizen || source(rows[i]) != source(rows[i + 1])) continue;
        if (next.period.from >= grant.period.to || next.period.from <= grant.period.from) continue;
        live.findings.push_back(
            {.rule = "period.next_start_ends",
             .severity = domain::Severity::note,
             .source = grant.source,
             .at_stake = {},
             .column = "",
             .text_da = fmt::format("Rækken går hen over borgerens næste start {} og er afsluttet der.",
                                    base::iso(next.period.from)),
             .text_en = fmt::format("The row runs past the citizen's next start {} and is ended there.",
                                    base::iso(next.period.from))});
        grant.period.to = next.period.from;
    }
}

/// Sources that name every open row in each delivery without ending those that are gone.
void report_unnamed(std::span<const Delivery> all, LiveFacts& live) {
    std::map<std::pair<std::string_view, std::string_view>, base::Date> latest;
    for (const Delivery& delivery : all) {
        base::Date& last = latest[{delivery.source, delivery.scope}];
        last = std::max(last, delivery.dates.extract_date);
    }
    const auto& grants = live.facts.of<domain::Grant>().facts;
    for (std::size_t i = 0; i < grants.size(); ++i) {
        const Delivery& delivery = all[live.grant_delivery[i]];
        const bool is_asked_about = delivery.absent == domain::Absent::reported;
        if (!is_asked_about || !grants[i].period.to.is_open_end()) continue;
        if (live.grant_last_named[i] < latest[{delivery.source, delivery.scope}])
            live.findings.push_back(
                join_finding(JoinTrouble::still_open_unnamed, grants[i].source, amount_of(grants[i])));
    }
}

template <std::size_t... Kinds>
void take_all(std::index_sequence<Kinds...>, std::span<const Delivery> all, const ReadRows& read,
              LiveFacts& live) {
    (take_live<std::remove_cvref_t<decltype(std::get<Kinds>(live.facts.tables).facts[0])>>(Kinds, all, read,
                                                                                           live),
     ...);
}

/// The delivery's own rows, then those that are gone from it.
template <class Fact>
std::vector<ChangedRow> changed_rows(FactKind kind, std::span<const Delivery> all, const Stamps& stored,
                                     const DeliveryEffect& effect, domain::DeliveryId about,
                                     const ReadRows& read) {
    std::vector<LiveRow> wanted;
    for (std::uint32_t i = 0; i < stored.deliveries.size(); ++i)
        if (all[stored.deliveries[i]].id == about)
            for (std::uint32_t row = 0; row < effect.rows.size(); ++row)
                wanted.push_back({.delivery = i, .row = row});
    wanted.insert(wanted.end(), effect.gone.begin(), effect.gone.end());
    std::vector<ChangedRow> rows;
    for (const Fact& fact : read_live<Fact>(kind, all, stored, wanted, read)) {
        const RowEffect what = rows.size() < effect.rows.size() ? effect.rows[rows.size()] : RowEffect::gone;
        rows.push_back({fact.source, what, amount_of(fact)});
    }
    return rows;
}

template <class Fact>
EffectInKroner effect_in(FactKind kind, std::span<const Delivery> all, domain::DeliveryId about,
                         const ReadRows& read, EffectDetail detail) {
    const Stamps stored = read_stamps(kind, all, read);
    const auto money_of = [&](std::span<const LiveRow> rows) {
        base::Money sum;
        for (const Fact& fact : read_live<Fact>(kind, all, stored, rows, read)) {
            const base::Money money = amount_of(fact);
            sum += money < base::Money() ? -money : money;
        }
        return sum;
    };
    const std::vector<StampedDelivery> deliveries = stored.stamped(all);
    EffectInKroner effect;
    effect.effect = live_rows(deliveries, about).effect;
    if (detail == EffectDetail::rows) {
        effect.rows = changed_rows<Fact>(kind, all, stored, effect.effect, about, read);
        return effect;
    }
    effect.money_gone = money_of(effect.effect.gone);
    effect.money_in_scope = money_of(effect.effect.in_scope_before);
    return effect;
}

template <class Fact>
void append_table(const FactTable<Fact>& from, FactTable<Fact>& into) {
    into.facts.insert(into.facts.end(), from.facts.begin(), from.facts.end());
    into.stamps.insert(into.stamps.end(), from.stamps.begin(), from.stamps.end());
}

constexpr auto every_kind = std::make_index_sequence<domain::fact_kind_count>{};

} // namespace

ReadRows whole_deliveries(ReadFacts read) {
    const auto kept = std::make_shared<std::map<std::pair<FactKind, domain::DeliveryId>, Facts>>();
    const auto facts_of = [kept, read = std::move(read)](FactKind kind, domain::DeliveryId id) -> Facts& {
        const auto [found, is_new] = kept->try_emplace({kind, id});
        if (is_new) read(kind, {&id, 1}, found->second);
        return found->second;
    };
    return {.stamps =
                [facts_of](FactKind kind, domain::DeliveryId id, std::vector<FactStamp>& stamps,
                           std::vector<base::Date>& ends) {
                    for_kind(kind, [&]<class Fact>() {
                        const FactTable<Fact>& table = facts_of(kind, id).template of<Fact>();
                        stamps.insert(stamps.end(), table.stamps.begin(), table.stamps.end());
                        if constexpr (HasPeriod<Fact>)
                            for (const Fact& fact : table.facts)
                                ends.push_back(fact.period.to);
                    });
                },
            .rows =
                [facts_of](FactKind kind, domain::DeliveryId id, std::span<const std::uint32_t> rows,
                           Facts& into) {
                    for_kind(kind, [&]<class Fact>() {
                        const FactTable<Fact>& table = facts_of(kind, id).template of<Fact>();
                        for (const std::uint32_t row : rows) {
                            into.of<Fact>().facts.push_back(table.facts[row]);
                            into.of<Fact>().stamps.push_back(table.stamps[row]);
                        }
                    });
                }};
}

ReadRows kept_rows(const ReadRows& read) {
    struct Kept {
        bool has_stamps = false;
        std::vector<FactStamp> stamps;
        std::vector<base::Date> ends;
        std::unordered_map<std::uint32_t, std::uint32_t>
            read_as; ///< place among the delivery's rows → in facts
        Facts facts;
    };
    const auto all = std::make_shared<std::map<std::pair<FactKind, domain::DeliveryId>, Kept>>();
    const auto stamps = [all, read](FactKind kind, domain::DeliveryId id, std::vector<FactStamp>& into,
                                    std::vector<base::Date>& ends) {
        Kept& kept = (*all)[{kind, id}];
        if (!kept.has_stamps) read.stamps(kind, id, kept.stamps, kept.ends);
        kept.has_stamps = true;
        into.insert(into.end(), kept.stamps.begin(), kept.stamps.end());
        ends.insert(ends.end(), kept.ends.begin(), kept.ends.end());
    };
    const auto rows = [all, read](FactKind kind, domain::DeliveryId id, std::span<const std::uint32_t> places,
                                  Facts& into) {
        Kept& kept = (*all)[{kind, id}];
        std::vector<std::uint32_t> missing;
        for (const std::uint32_t place : places)
            if (kept.read_as.try_emplace(place, kept.read_as.size()).second) missing.push_back(place);
        if (!missing.empty()) read.rows(kind, id, missing, kept.facts);
        for_kind(kind, [&]<class Fact>() {
            const FactTable<Fact>& from = kept.facts.template of<Fact>();
            FactTable<Fact>& to = into.of<Fact>();
            for (const std::uint32_t place : places) {
                const std::uint32_t row = kept.read_as.at(place);
                to.facts.push_back(from.facts[row]);
                to.stamps.push_back(from.stamps[row]);
            }
        });
    };
    return {.stamps = stamps, .rows = rows};
}

void add_content(LiveFacts& live, std::uint64_t content, std::size_t kind, base::Date closed_on) {
    const auto closing = static_cast<std::uint64_t>(static_cast<std::uint32_t>(closed_on.days()));
    const std::uint64_t part = mixed(content, (closing << 8) + kind);
    live.content_high += mixed(part, 0x9E3779B97F4A7C15ULL);
    live.content_low += mixed(part, 0xD1B54A32D192ED03ULL);
}

std::vector<domain::SourceRef> rows_in_force(const LiveFacts& live) {
    std::vector<domain::SourceRef> rows;
    domain::for_each_fact_type([&]<class Fact>() {
        for (const Fact& fact : live.facts.of<Fact>().facts)
            rows.push_back(fact.source);
    });
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

LiveFacts select_live(std::span<const Delivery> deliveries, const ReadRows& read) {
    LiveFacts live;
    take_all(every_kind, deliveries, read, live);
    end_at_next_start(deliveries, live);
    report_unnamed(deliveries, live);
    return live;
}

void append_facts(const Facts& from, FactKind kind, Facts& into) {
    for_kind(kind, [&]<class Fact>() { append_table(from.of<Fact>(), into.of<Fact>()); });
}

EffectInKroner effect_of(std::span<const Delivery> deliveries, domain::DeliveryId about, const ReadRows& read,
                         EffectDetail detail) {
    EffectInKroner effect;
    for (const Delivery& delivery : deliveries)
        if (delivery.id == about)
            for_kind(delivery.kind, [&]<class Fact>() {
                effect = effect_in<Fact>(delivery.kind, deliveries, about, read, detail);
            });
    return effect;
}

} // namespace styrhus::snapshot
