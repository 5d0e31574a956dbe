#pragma once

#include "models/validity/life.h"
#include "rules/rules.h"
#include "snapshot/freeze.h"
#include "views/small_town.h"

#include <fmt/core.h>

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

/// A source that delivers its whole list on each extract date, and the looks at what it delivered: small
/// enough to be worked by hand.
namespace styrhus::models::validity {

using base::Date;
using base::Period;

inline const Date january = Date::of(2024, 1, 31);
inline const Date february = Date::of(2024, 2, 29);
inline const Date march = Date::of(2024, 3, 31);

/// A grant as a list has it. Rows with the same key are the same row from list to list.
struct ListedGrant {
    std::uint64_t key = 0;
    std::string law;
    Period period;
    std::int64_t kroner_a_day = 0;
    std::uint32_t person = 1;
    std::string unit = "Voksenteam";
};

class Extracts {
  public:
    using Check = std::function<domain::Checks(const snapshot::Snapshot&)>;

    void deliver(Date extract, const std::vector<ListedGrant>& list) {
        domain::Facts& facts = facts_of(add_delivery("sensum", domain::FactKind::grant, extract));
        for (const ListedGrant& row : list)
            add(row, facts);
    }
    /// An extract of the register that knows nobody.
    void deliver_register(Date extract) { (void)add_delivery("cpr", domain::FactKind::citizen, extract); }

    /// One look per extract date of grants, each from what was extracted by then.
    History history(const Check& check = rules::match_and_check) const {
        std::vector<std::shared_ptr<const Look>> looks;
        for (const domain::Delivery& delivery : deliveries_) {
            if (delivery.kind != domain::FactKind::grant) continue;
            const snapshot::Snapshot snapshot = snapshot_on(delivery.dates.extract_date);
            looks.push_back(std::make_shared<const Look>(
                look_at(snapshot, check(snapshot), looks.empty() ? nullptr : looks.back().get())));
        }
        return history_of(std::move(looks));
    }

    snapshot::Snapshot snapshot_on(Date day) const {
        std::vector<domain::Delivery> counting;
        for (const domain::Delivery& delivery : deliveries_)
            if (delivery.dates.extract_date <= day) counting.push_back(delivery);
        const auto rows = snapshot::whole_deliveries(
            [this](domain::FactKind kind, std::span<const domain::DeliveryId> ids, domain::Facts& into) {
                for (const domain::DeliveryId id : ids)
                    snapshot::append_facts(facts_.at(id), kind, into);
            });
        snapshot::FreezeOrder order = {.live = snapshot::select_live(counting, rows),
                                       .deliveries = counting,
                                       .persons = persons(),
                                       .reference = views::shipped_reference(),
                                       .terms = terms_,
                                       .reading_findings = {},
                                       .as_of = day,
                                       .known_on = day,
                                       .home_municipality = ""};
        return snapshot::freeze(std::move(order));
    }

    std::uint64_t row(std::uint64_t key) const {
        return snapshot::subject_number(deliveries_.front(), {.key = key, .content = 0});
    }

  private:
    domain::DeliveryId add_delivery(std::string source, domain::FactKind kind, Date extract) {
        domain::Delivery delivery;
        delivery.id = domain::DeliveryId{static_cast<std::uint32_t>(deliveries_.size() + 1)};
        delivery.source = std::move(source);
        delivery.kind = kind;
        delivery.mode = domain::DeliveryMode::full;
        delivery.absent = domain::Absent::deleted;
        delivery.dates.received_on = extract.plus_days(1);
        delivery.dates.extract_date = extract;
        delivery.dates.coverage = {Date::of(2020, 1, 1), extract.plus_days(1)};
        deliveries_.push_back(delivery);
        facts_.emplace(delivery.id, domain::Facts{});
        return delivery.id;
    }

    domain::Facts& facts_of(domain::DeliveryId id) {
        delivering_ = id;
        return facts_.at(id);
    }

    void add(const ListedGrant& row, domain::Facts& facts) {
        auto& table = facts.of<domain::Grant>();
        domain::Grant grant;
        grant.source = {delivering_, 0, static_cast<std::uint32_t>(table.facts.size() + 2)};
        grant.citizen = domain::IdentityRef{row.person};
        grant.law = terms_->intern(row.law);
        grant.facility = terms_->intern("Havbakken");
        grant.target_group = terms_->intern("Handicap");
        grant.granting_unit = terms_->intern(row.unit);
        grant.period = row.period;
        grant.has_price = true;
        grant.price = base::Money::kroner(row.kroner_a_day);
        grant.unit = domain::PriceUnit::day;
        table.facts.push_back(grant);
        const std::string content =
            fmt::format("{}/{}/{}/{}/{}/{}", row.law, base::iso(row.period.from), base::iso(row.period.to),
                        row.kroner_a_day, row.person, row.unit);
        table.stamps.push_back({row.key, std::hash<std::string>()(content)});
    }

    static domain::PersonIndex persons() {
        domain::PersonIndex index;
        for (std::uint32_t number = 1; number <= 3; ++number) {
            domain::Person person;
            person.label = fmt::format("B-00{}", number);
            index.persons.push_back(person);
            index.person_of[domain::IdentityRef{number}] = domain::PersonId{number};
        }
        return index;
    }

    std::vector<domain::Delivery> deliveries_; ///< in the order of their extract dates
    std::map<domain::DeliveryId, domain::Facts> facts_;
    domain::DeliveryId delivering_{};
    std::shared_ptr<domain::Dictionary> terms_ = std::make_shared<domain::Dictionary>();
};

/// "r0110 row 2: 29.02.2024–30.04.2024, gone, 61 days"
inline std::vector<std::string> told(const Extracts& town, const History& history, std::string_view rule,
                                     std::uint64_t key) {
    static constexpr const char* endings[] = {"stands", "corrected", "gone", "set aside", "elsewhere"};
    std::vector<std::string> out;
    for (const Life& life : history.lives_of({std::string(rule), town.row(key)}))
        out.push_back(fmt::format("{}{} to {}, {}, {} days", life.may_be_older ? "before " : "",
                                  base::iso(life.opened), base::iso(life.closed),
                                  endings[static_cast<std::size_t>(life.ending)],
                                  life.age_days(history.looks.back()->on)));
    return out;
}

using Told = std::vector<std::string>;

} // namespace styrhus::models::validity
