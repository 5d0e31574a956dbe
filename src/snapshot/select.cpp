#include "snapshot/select.h"

#include "snapshot/join_report.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <tuple>
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

/// Facts of one kind as they stand in the store, with the rows of each delivery side by side.
template <class Fact>
struct Stored {
    Facts facts;
    std::vector<std::uint32_t> deliveries; ///< indexes of the deliveries that hold this kind
    std::vector<std::size_t> begin;        ///< first row of each; one more at the end
    std::vector<std::string> lineages;
    std::vector<base::Date> ends; ///< one per fact, for facts with a period

    std::vector<StampedDelivery> stamped(std::span<const Delivery> all) const {
        const auto& stamps = facts.of<Fact>().stamps;
        std::vector<StampedDelivery> out;
        for (std::size_t i = 0; i < deliveries.size(); ++i) {
            const Delivery& delivery = all[deliveries[i]];
            out.push_back({.id = delivery.id,
                           .mode = delivery.mode,
                           .absent = delivery.absent,
                           .extract_date = delivery.dates.extract_date,
                           .lineage = lineages[i],
                           .stamps = std::span(stamps).subspan(begin[i], begin[i + 1] - begin[i]),
                           .covers_from = delivery.dates.coverage.from,
                           .ends = ends.empty()
                                       ? std::span<const base::Date>()
                                       : std::span(ends).subspan(begin[i], begin[i + 1] - begin[i])});
        }
        return out;
    }
};

/// A delivery of citizens also holds their relations.
bool holds(const Delivery& delivery, FactKind kind) {
    return delivery.kind == kind || (kind == FactKind::relation && delivery.kind == FactKind::citizen);
}

template <class Fact>
Stored<Fact> read_stored(FactKind kind, std::span<const Delivery> all, const ReadFacts& read) {
    Stored<Fact> stored;
    for (std::uint32_t i = 0; i < all.size(); ++i) {
        if (!holds(all[i], kind)) continue;
        stored.deliveries.push_back(i);
        stored.begin.push_back(stored.facts.template of<Fact>().facts.size());
        stored.lineages.push_back(all[i].source + '\x1f' + all[i].scope);
        const domain::DeliveryId id[] = {all[i].id};
        read(kind, id, stored.facts);
    }
    stored.begin.push_back(stored.facts.template of<Fact>().facts.size());
    if constexpr (HasPeriod<Fact>)
        for (const Fact& fact : stored.facts.template of<Fact>().facts)
            stored.ends.push_back(fact.period.to);
    return stored;
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

void add_content(LiveFacts& live, std::uint64_t content, std::size_t kind, base::Date closed_on) {
    const auto closing = static_cast<std::uint64_t>(static_cast<std::uint32_t>(closed_on.days()));
    const std::uint64_t part = mixed(content, (closing << 8) + kind);
    live.content_high += mixed(part, 0x9E3779B97F4A7C15ULL);
    live.content_low += mixed(part, 0xD1B54A32D192ED03ULL);
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

template <class Fact>
void take_live(std::size_t kind, std::span<const Delivery> all, const ReadFacts& read, LiveFacts& live) {
    const Stored<Fact> stored = read_stored<Fact>(static_cast<FactKind>(kind), all, read);
    const LiveSet set = live_rows(stored.stamped(all));
    const FactTable<Fact>& from = stored.facts.template of<Fact>();
    FactTable<Fact>& into = live.facts.of<Fact>();
    into.facts.reserve(set.rows.size());
    for (const LiveRow& row : set.rows) {
        const std::size_t at = stored.begin[row.delivery] + row.row;
        Fact fact = from.facts[at];
        bool is_closed = false;
        if constexpr (HasPeriod<Fact>) {
            const base::Date end = row.closed_on.is_open_end() ? row.closed_on : row.closed_on.plus_days(1);
            is_closed = end < fact.period.to;
            if (is_closed) fact.period.to = end;
            if (is_closed) report_closing(live, fact.source, row.closed_on, amount_of(fact));
        }
        add_content(live, from.stamps[at].content, kind, row.closed_on);
        if constexpr (std::is_same_v<Fact, domain::Grant>) {
            live.grant_delivery.push_back(stored.deliveries[row.delivery]);
            live.grant_closed_by_absence.push_back(is_closed ? 1 : 0);
            live.grant_last_named.push_back(row.last_named);
        }
        if constexpr (std::is_same_v<Fact, domain::Posting>)
            live.posting_delivery.push_back(stored.deliveries[row.delivery]);
        into.facts.push_back(std::move(fact));
        into.stamps.push_back(from.stamps[at]);
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
void take_all(std::index_sequence<Kinds...>, std::span<const Delivery> all, const ReadFacts& read,
              LiveFacts& live) {
    (take_live<std::remove_cvref_t<decltype(std::get<Kinds>(live.facts.tables).facts[0])>>(Kinds, all, read,
                                                                                           live),
     ...);
}

/// The delivery's own rows, then those that are gone from it.
template <class Fact>
std::vector<ChangedRow> changed_rows(const Stored<Fact>& stored, const DeliveryEffect& effect,
                                     std::span<const StampedDelivery> deliveries, domain::DeliveryId about) {
    const std::vector<Fact>& facts = stored.facts.template of<Fact>().facts;
    std::vector<ChangedRow> rows;
    for (std::size_t i = 0; i < deliveries.size(); ++i)
        if (deliveries[i].id == about)
            for (std::size_t row = 0; row < effect.rows.size(); ++row) {
                const Fact& fact = facts[stored.begin[i] + row];
                rows.push_back({fact.source, effect.rows[row], amount_of(fact)});
            }
    for (const LiveRow& row : effect.gone) {
        const Fact& fact = facts[stored.begin[row.delivery] + row.row];
        rows.push_back({fact.source, RowEffect::gone, amount_of(fact)});
    }
    return rows;
}

template <class Fact>
EffectInKroner effect_in(FactKind kind, std::span<const Delivery> all, domain::DeliveryId about,
                         const ReadFacts& read, EffectDetail detail) {
    const Stored<Fact> stored = read_stored<Fact>(kind, all, read);
    const auto amount = [&](const LiveRow& row) {
        const base::Money money =
            amount_of(stored.facts.template of<Fact>().facts[stored.begin[row.delivery] + row.row]);
        return money < base::Money() ? -money : money;
    };
    const std::vector<StampedDelivery> deliveries = stored.stamped(all);
    EffectInKroner effect;
    effect.effect = live_rows(deliveries, about).effect;
    if (detail == EffectDetail::rows) {
        effect.rows = changed_rows(stored, effect.effect, deliveries, about);
        return effect;
    }
    for (const LiveRow& row : effect.effect.gone)
        effect.money_gone += amount(row);
    for (const LiveRow& row : effect.effect.in_scope_before)
        effect.money_in_scope += amount(row);
    return effect;
}

template <std::size_t... Kinds>
EffectInKroner effect_of_kind(std::index_sequence<Kinds...>, FactKind kind, std::span<const Delivery> all,
                              domain::DeliveryId about, const ReadFacts& read, EffectDetail detail) {
    EffectInKroner effect;
    const Facts types;
    ((static_cast<std::size_t>(kind) == Kinds
          ? void(effect = effect_in<std::remove_cvref_t<decltype(std::get<Kinds>(types.tables).facts[0])>>(
                     kind, all, about, read, detail))
          : void()),
     ...);
    return effect;
}

template <class Fact>
void append_table(const FactTable<Fact>& from, FactTable<Fact>& into) {
    into.facts.insert(into.facts.end(), from.facts.begin(), from.facts.end());
    into.stamps.insert(into.stamps.end(), from.stamps.begin(), from.stamps.end());
}

template <std::size_t... Kinds>
void append_kind(std::index_sequence<Kinds...>, const Facts& from, FactKind kind, Facts& into) {
    ((static_cast<std::size_t>(kind) == Kinds
          ? append_table(std::get<Kinds>(from.tables), std::get<Kinds>(into.tables))
          : void()),
     ...);
}

constexpr auto every_kind = std::make_index_sequence<domain::fact_kind_count>{};

} // namespace

LiveFacts select_live(std::span<const Delivery> deliveries, const ReadFacts& read) {
    LiveFacts live;
    take_all(every_kind, deliveries, read, live);
    end_at_next_start(deliveries, live);
    report_unnamed(deliveries, live);
    return live;
}

void append_facts(const Facts& from, FactKind kind, Facts& into) {
    append_kind(every_kind, from, kind, into);
}

EffectInKroner effect_of(std::span<const Delivery> deliveries, domain::DeliveryId about,
                         const ReadFacts& read, EffectDetail detail) {
    for (const Delivery& delivery : deliveries)
        if (delivery.id == about)
            return effect_of_kind(every_kind, delivery.kind, deliveries, about, read, detail);
    return {};
}

} // namespace styrhus::snapshot
