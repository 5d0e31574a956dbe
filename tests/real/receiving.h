#pragma once

#include "domain/fact_columns.h"
#include "identity/index.h"
#include "intake/sources/reading.h"
#include "reference/load.h"
#include "snapshot/freeze.h"

#include <deque>
#include <memory>
#include <span>
#include <vector>

/// Deliveries received one after another as the store would keep them, in memory: one dictionary for all, and
/// facts by delivery.
namespace styrhus::tests {

/// Copies a fact's columns with its Terms in another dictionary.
class TermMover {
  public:
    TermMover(const domain::Dictionary& from, domain::Dictionary& to) : from_(from), to_(to) {}

    template <class Fact>
    Fact moved(const Fact& fact) {
        values_.clear();
        domain::write_columns(fact, *this);
        Fact copy = fact;
        domain::read_columns(copy, *this);
        return copy;
    }

    void integer(std::int64_t value) { values_.push_back(value); }
    void term(domain::Term term) { integer(static_cast<std::int64_t>(to_.intern(from_.text(term)))); }
    void text(std::string_view) {}
    std::int64_t integer() {
        const std::int64_t value = values_.front();
        values_.pop_front();
        return value;
    }
    std::string text() { return {}; }

  private:
    const domain::Dictionary& from_;
    domain::Dictionary& to_;
    std::deque<std::int64_t> values_;
};

class Received {
  public:
    void add(const Mapping& mapping, const std::vector<SourceFile>& files) {
        ReadOutcome outcome = read(mapping, files);
        const domain::DeliveryId id{static_cast<std::uint32_t>(deliveries.size() + 1)};
        TermMover mover(outcome.dictionary, *terms);
        const auto keep = [&]<class Fact>() {
            for (Fact& fact : outcome.read.facts.of<Fact>().facts) {
                fact = mover.moved(fact);
                fact.source.delivery = id;
            }
        };
        domain::for_each_fact_type([&]<class Fact>() { keep.template operator()<Fact>(); });
        outcome.read.delivery.id = id;
        deliveries.push_back(outcome.read.delivery);
        read_.push_back(std::move(outcome.read));
    }

    /// The facts as delivered, of the delivery at `index`.
    const domain::ReadDelivery& at(std::size_t index) const { return read_[index]; }

    snapshot::LiveFacts live() const {
        return snapshot::select_live(
            deliveries,
            snapshot::whole_deliveries(
                [&](domain::FactKind, std::span<const domain::DeliveryId> ids, domain::Facts& into) {
                    for (const domain::DeliveryId id : ids)
                        append(read_[static_cast<std::size_t>(id) - 1].facts, into);
                }));
    }

    /// A snapshot with our reference data.
    snapshot::Snapshot frozen(base::Date as_of) const {
        static const auto reference = reference::load(STYRHUS_SOURCE_DIR "/data");
        EXPECT_TRUE(reference) << reference.error().message;
        snapshot::FreezeOrder order = {.live = live(),
                                       .deliveries = deliveries,
                                       .persons = {},
                                       .reference = *reference,
                                       .terms = std::make_shared<domain::Dictionary>(*terms),
                                       .reading_findings = {},
                                       .as_of = as_of,
                                       .known_on = as_of,
                                       .home_municipality = {}};
        std::vector<domain::IdentityRef> spoken_of;
        for (const auto& grant : order.live.facts.of<domain::Grant>().facts)
            spoken_of.push_back(grant.citizen);
        order.persons =
            identity::link(order.live.facts.of<domain::Citizen>().facts, spoken_of, domain::Term{});
        return snapshot::freeze(std::move(order));
    }

    std::vector<domain::Delivery> deliveries;
    std::shared_ptr<domain::Dictionary> terms = std::make_shared<domain::Dictionary>();

  private:
    static void append(const domain::Facts& from, domain::Facts& into) {
        domain::for_each_fact_type([&]<class Fact>() {
            const auto& source = from.of<Fact>();
            auto& target = into.of<Fact>();
            target.facts.insert(target.facts.end(), source.facts.begin(), source.facts.end());
            target.stamps.insert(target.stamps.end(), source.stamps.begin(), source.stamps.end());
        });
    }

    std::vector<domain::ReadDelivery> read_;
};

} // namespace styrhus::tests
