#pragma once

#include "domain/facts.h"
#include "models/commitment/grant_costs.h"
#include "models/matching/matching.h"
#include "reference/ladder.h"
#include "reference/law.h"
#include "rules/engine/billing.h"
#include "rules/engine/by_person.h"
#include "rules/engine/places.h"
#include "rules/engine/rule_of.h"
#include "snapshot/price_list.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace styrhus::rules {

/// Kinds of facts a rule cannot do without.
using Kinds = std::uint32_t;
constexpr Kinds kind(domain::FactKind of) {
    return 1U << static_cast<unsigned>(of);
}

/// What a rule may need that is no kind of facts: income or refund that names the citizen it is for.
constexpr Kinds income_by_citizen = 1U << 30;
constexpr Kinds refund_by_citizen = 1U << 31;

/// A grant that counts, with what most rules ask of it.
struct LiveGrant {
    std::uint32_t number = 0; ///< in grants()
    const domain::Grant& fact;
    const reference::LawReference* law = nullptr; ///< on its first day; null where it cannot be read
    std::uint32_t person = 0;                     ///< 0 = nobody known
};

/// A posting on a citizen's account line that is no credit and is not taken back, with what it was matched
/// to.
struct Bill {
    std::uint32_t number = 0; ///< in postings()
    const domain::Posting& fact;
    const models::matching::Match& match;
    std::uint32_t person = 0;         ///< of the posting, else of its grant; 0 = nobody known
    const LiveGrant* grant = nullptr; ///< of its largest link; null if it has none
    bool is_linked() const { return match.state == models::matching::LinkState::linked; }
};

/// A source of the municipality, over all its deliveries.
struct Source {
    std::string code;
    reference::ScopeId scope{}; ///< whose ladders its rows belong to; none where no scope names it
    base::Date last_extract;    ///< the state of its newest delivery; never after the as-of date
};

/// The facts in force of a municipality, laid out for rules: whose they are, what law they stand on, what
/// they cost, what they are billed. Made once per snapshot, keeps references to it and to the matching, and
/// is only read afterwards.
class Municipality {
  public:
    Municipality(const snapshot::Snapshot& snapshot, const models::matching::Matching& matching);
    // Live grants point at the laws read here, and places at the grants.
    Municipality(const Municipality&) = delete;
    Municipality& operator=(const Municipality&) = delete;

    const snapshot::Snapshot& snapshot() const { return snapshot_; }
    const std::vector<domain::Grant>& grants() const { return snapshot_.grants; }
    const std::vector<domain::Posting>& postings() const { return snapshot_.postings; }
    const std::vector<domain::InvoiceLine>& invoice_lines() const { return snapshot_.invoice_lines; }
    /// All in force of any kind.
    template <class Fact>
    const std::vector<Fact>& facts() const {
        return snapshot_.base->live.facts.of<Fact>().facts;
    }
    const std::string& text(domain::Term term) const { return snapshot_.terms->text(term); }
    base::Date as_of() const { return snapshot_.as_of; }
    /// A setting of data/parameters on the as-of date; a rule whose setting has no value breaks.
    std::int64_t setting(std::string_view code) const;

    /// The days of a period that have come by the as-of date.
    base::Period so_far(base::Period period) const;
    /// Whether any of its days lies in the last twelve months or ahead: what ended before is past correcting.
    bool is_recent(base::Period period) const { return as_of().plus_months(-12) < period.to; }

    const std::vector<Source>& sources() const { return sources_; }
    /// Where a row comes from: its place in sources().
    std::size_t source_of(domain::SourceRef row) const;
    /// Whether two sources tell of the same cases: the same source, or rows of the same ladders.
    bool belong_together(std::size_t source, std::size_t other) const;

    /// Which of the kinds no delivery has; empty if all are there.
    Told missing(Kinds kinds) const;

    /// 1 … persons().
    std::uint32_t persons() const { return static_cast<std::uint32_t>(snapshot_.persons.persons.size()); }
    const domain::Person& person(std::uint32_t person) const { return snapshot_.persons.persons[person - 1]; }
    /// 0 where nobody is named or known.
    std::uint32_t person_of(domain::IdentityRef claim) const {
        return static_cast<std::uint32_t>(snapshot_.persons.find(claim));
    }
    std::uint32_t person_of_grant(std::uint32_t grant) const { return person_of_grant_[grant]; }
    std::uint32_t person_of_posting(std::uint32_t posting) const { return person_of_posting_[posting]; }
    /// By first day, then by where they stand.
    std::span<const std::uint32_t> grants_of(std::uint32_t person) const {
        return grants_by_person_.of(person);
    }
    /// Those that count and are no supplement to another, in the same order.
    std::span<const std::uint32_t> main_grants_of(std::uint32_t person) const {
        return main_grants_.of(person);
    }
    /// Whether one of them that belongs with the source holds on the as-of date.
    bool has_help_now(std::uint32_t person, std::size_t source) const;
    /// By posting day, then by where they stand.
    std::span<const std::uint32_t> postings_of(std::uint32_t person) const {
        return postings_by_person_.of(person);
    }
    /// Activities that have a day they are due or were done, by the first of the two, then by where they
    /// stand.
    std::span<const std::uint32_t> follow_ups_of(std::uint32_t person) const {
        return follow_ups_.of(person);
    }

    /// Those that count, in the order of grants().
    const std::vector<LiveGrant>& live_grants() const { return live_grants_; }
    /// Whether the grant counts: granted or ended, with days, and not set aside.
    bool is_live(std::uint32_t grant) const { return is_live_[grant]; }
    /// Null if the grant does not count.
    const LiveGrant* live_grant(std::uint32_t grant) const;
    /// The tariff of its facility and level on a day; null if there is none.
    const domain::Tariff* tariff_of(const domain::Grant& grant, base::Date day) const {
        return prices_.on(grant, day);
    }
    /// What its days within a period cost: øre on the basis cost.
    base::Money cost_of(std::uint32_t grant, base::Period period) const;
    /// Not another municipality's to pay.
    bool is_paid_by_us(std::uint32_t grant) const {
        return !has_mark(grant, snapshot::GrantMark::for_others);
    }
    /// Whether bills come for it at all: not for an own unit on a frame, nor for another municipality's
    /// citizen.
    bool is_billed_to_us(std::uint32_t grant) const {
        return is_paid_by_us(grant) && !has_mark(grant, snapshot::GrantMark::frame_settlement);
    }

    /// Which grants the postings pay for.
    const models::matching::Matching& matching() const { return matching_; }
    /// In the order of postings().
    const std::vector<Bill>& bills() const { return bills_; }
    const Billing& billing() const { return billing_; }
    /// Whom the ladder of the posting's account is for.
    snapshot::Audience audience_of(std::uint32_t posting) const { return audience_of_posting_[posting]; }

    /// Its paragraph on its first day; null where it cannot be read.
    const reference::LawReference* law_of(std::uint32_t grant) const;
    /// Whether the citizen lives there around the clock.
    bool is_stay(std::uint32_t grant) const;
    /// Whether its paragraph is for those under 18; youth support is not.
    bool is_for_children(const LiveGrant& grant) const;
    /// Whether the citizen was too old even for youth support on its first day.
    bool begins_grown_up(const LiveGrant& grant) const;
    /// The limit its paragraph has on a day, or on the nearest day it is in force; null where it has none, or
    /// cannot be read.
    const reference::LawLimit* limit_of(const LiveGrant& grant, reference::LimitKind kind,
                                        base::Date on) const;
    /// Whose ladders it belongs to: its source's, else its paragraph's; none where neither tells.
    reference::ScopeId scope_of(const LiveGrant& grant) const;
    /// Whether some of its days decide a step.
    bool decides(std::uint32_t grant) const { return decides_[grant]; }
    /// Whether some of its days are on no ladder: their kroner stand in the remainder.
    bool is_unplaced(std::uint32_t grant) const { return is_unplaced_[grant]; }

    /// Facilities and levels with their tariffs and grants.
    const Places& places() const { return *places_; }
    /// Whether the place is an own unit with a budget of its own, whose prices move no kroner.
    bool is_on_frame(domain::Term facility, base::Date on) const;

    /// What it costs over the twelve months that end on the as-of date, or over those after it where it
    /// begins later: øre on the basis cost.
    base::Money yearly_cost(std::uint32_t grant) const;
    /// The method of the posting's account line.
    reference::Method method_of(std::uint32_t posting) const { return method_of_posting_[posting]; }
    /// Whether its source says which days it pays for.
    static bool has_service(const domain::Posting& posting) { return is_stated(posting.service); }
    static bool has_service(const domain::InvoiceLine& line) { return is_stated(line.service); }

    /// Code of the mapping it came by.
    /// A line of the municipality's own corrections (data/mappings/manuelle_rettelser.toml).
    bool is_correction(std::uint32_t grant) const { return source_of_grant(grant) == "manuelle_rettelser"; }
    const std::string& source_of_grant(std::uint32_t grant) const {
        return snapshot_.deliveries[snapshot_.base->live.grant_delivery[grant]].source;
    }
    /// What a statement or a later delivery knows the row by.
    template <class Fact>
    std::uint64_t subject_of(std::uint32_t row) const {
        const domain::FactTable<Fact>& table = snapshot_.base->live.facts.of<Fact>();
        return snapshot::subject_number(delivery_of(table.facts[row].source), table.stamps[row]);
    }
    /// What the row says, as its stamp has it.
    template <class Fact>
    std::uint64_t content_of(std::uint32_t row) const {
        return snapshot_.base->live.facts.of<Fact>().stamps[row].content;
    }
    const domain::Delivery& delivery_of(domain::SourceRef row) const;

  private:
    static bool is_stated(base::Period service) { return !service.is_empty() && !service.is_open(); }
    void read_deliveries();
    void join_people();
    void read_laws();
    void index_rows();
    void join_follow_ups();
    void gather_bills();
    void index_steps();
    bool has_mark(std::uint32_t grant, snapshot::GrantMark mark) const;

    const snapshot::Snapshot& snapshot_;
    Kinds delivered_ = 0;
    std::vector<Source> sources_;
    std::unordered_map<domain::DeliveryId, std::uint32_t> delivery_numbers_; ///< in the snapshot's deliveries
    std::vector<std::uint32_t> person_of_grant_;
    std::vector<std::uint32_t> person_of_posting_;
    ByPerson grants_by_person_;
    ByPerson main_grants_;
    ByPerson postings_by_person_;
    ByPerson follow_ups_;
    std::vector<bool> is_live_;
    std::vector<bool> decides_;
    std::vector<bool> is_unplaced_;
    std::vector<LiveGrant> live_grants_;
    std::vector<reference::LawReference> laws_;
    std::vector<std::int32_t> law_of_grant_; ///< index in laws_; −1 for none
    std::vector<reference::Method> method_of_posting_;
    models::commitment::GrantCosts costs_;
    snapshot::PriceList prices_;
    std::unique_ptr<const Places> places_;
    const models::matching::Matching& matching_;
    std::vector<Bill> bills_;
    Billing billing_;
    std::vector<snapshot::Audience> audience_of_posting_;
};

/// A purchase or a single day: it has no course that ends, and may be decided afterwards.
inline bool is_of_one_day(const LiveGrant& grant) {
    if (grant.fact.unit == domain::PriceUnit::one_off || grant.fact.period.days() == 1) return true;
    return grant.law != nullptr && grant.law->paragraph != nullptr
           && grant.law->paragraph->unit == domain::PriceUnit::one_off;
}

} // namespace styrhus::rules
