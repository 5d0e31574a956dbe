#include "models/forecast/forecast.h"

#include "base/error_text.h"
#include "models/forecast/exits.h"
#include "models/forecast/inflow.h"
#include "models/forecast/our_grants.h"
#include "models/forecast/refund_of_year.h"
#include "models/forecast/rest_of_year.h"
#include "models/forecast/run_off.h"
#include "snapshot/posting_layout.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <memory>
#include <tuple>
#include <unordered_map>

namespace styrhus::models::forecast {

namespace {

using base::Date;
using base::Money;
using base::Month;
using base::Period;
using domain::Term;
using reference::Method;

std::int64_t whole_ore(double ore) {
    constexpr double ore_a_krone = 100;
    return base::rounded_from_model(ore / ore_a_krone).in_ore();
}

/// Account lines that are forecast as one.
struct Line {
    Term area{};
    Method method = Method::series;
    bool is_own_unit = false;
    auto operator<=>(const Line&) const = default;
};

class Making {
  public:
    Making(const snapshot::Snapshot& snapshot, const matching::Matching& matching, int year)
        : snapshot_(snapshot), matching_(matching), year_(year), ours_(snapshot, matching),
          posted_(snapshot, matching) {}

    base::Result<Forecast> make();

  private:
    base::Result<void> check_year() const;
    void gather_lines();
    void place_budget();
    void add_posted();
    void add_grants();
    void add_grant(std::uint32_t grant);
    double lasting_part(std::uint32_t grant, const DayRun& run) const;
    bool is_dead(std::uint32_t grant) const;
    void add_stated();
    void add_inflow();
    void add_series();
    void add_refund();
    void order_areas();
    const commitment::GrantCosts& costs() const { return ours_.costs(); }
    /// Whether the year is not over: then a budget is used up and a refund claimed, later only late postings
    /// come.
    bool runs() const { return year_ == snapshot_.as_of.year(); }
    AreaPart& area(Term of) { return areas_[of]; }
    void add_line(const LinePart& part) {
        if (part.ore != 0) made_.lines.push_back(part);
    }
    void lack(Lack what) { made_.lacks.push_back(what); }

    const snapshot::Snapshot& snapshot_;
    const matching::Matching& matching_;
    int year_;
    OurGrants ours_;
    PostedDays posted_;
    Forecast made_;
    std::vector<std::uint8_t> longest_; ///< per grant: months after which no more bills come
    std::map<Term, AreaPart> areas_;
    std::map<Line, PostedMonths> lines_;
    std::map<Term, PostedMonths> unlinked_; ///< bills on case lines that no grant foretells
    std::map<Line, Money> frame_budgets_;
    std::unique_ptr<Courses> courses_;
    std::unique_ptr<RunOff> run_off_;
    std::unique_ptr<ExitRates> exits_;
};

base::Result<void> Making::check_year() const {
    if (!posted_.has_postings())
        return base::error("No postings are delivered, so the result of {} cannot be forecast.",
                           "Der er ingen leverede posteringer, så resultatet af {} kan ikke fremskrives.",
                           std::to_string(year_));
    const int now = snapshot_.as_of.year();
    if (year_ != now && year_ != now - 1)
        return base::error("Only the year that runs and the one before it can be forecast, not {}.",
                           "Kun det løbende år og året før kan fremskrives, ikke {}.", std::to_string(year_));
    return {};
}

void Making::gather_lines() {
    const snapshot::PostingColumns& postings = snapshot_.columns.postings;
    for (std::size_t row = 0; row < postings.size(); ++row) {
        const std::uint32_t posting = snapshot_.posting_of_row[row];
        const auto ore = static_cast<double>(postings.amount_ore[row]);
        const Month posted = Month::from_index(known_month(snapshot_, posting));
        const bool is_own = has(postings.marks[row], snapshot::PostingMark::coverage_difference);
        if (postings.method[row] != Method::case_)
            lines_[{postings.area[row], postings.method[row], is_own}].add(postings.fiscal_year[row], posted,
                                                                           ore);
        else if (matching_.links_of(posting).empty())
            unlinked_[postings.area[row]].add(postings.fiscal_year[row], posted, ore);
    }
}

/// A budget says no art: on an own unit's account it is the unit's net.
void Making::place_budget() {
    std::unordered_map<domain::DeliveryId, std::uint32_t> deliveries;
    for (std::uint32_t i = 0; i < snapshot_.deliveries.size(); ++i)
        deliveries.emplace(snapshot_.deliveries[i].id, i);
    bool has_budget = false;
    for (const domain::BudgetLine& budget : snapshot_.budget) {
        if (budget.fiscal_year != year_) continue;
        const snapshot::PostingLine line = snapshot_.base->posting_layout->line_of_account(
            budget.account, deliveries.at(budget.source.delivery), Date::of(year_, 1, 1));
        if (line.method == Method::outside) continue;
        has_budget = true;
        area(line.area).budget += Budget{budget.original, budget.carry_over, budget.revised, true};
        if (line.method == Method::frame)
            frame_budgets_[{line.area, Method::frame, line.is_own_unit}] += budget.revised;
    }
    if (!has_budget) lack(Lack::budget);
}

void Making::add_posted() {
    const snapshot::PostingColumns& postings = snapshot_.columns.postings;
    bool has_any = false;
    for (std::size_t row = 0; row < postings.size(); ++row) {
        if (postings.fiscal_year[row] != year_ || postings.method[row] == Method::outside) continue;
        area(postings.area[row]).ore.of(Layer::posted) += postings.amount_ore[row];
        has_any = true;
    }
    if (!has_any) lack(Lack::postings_of_year);
}

/// Nothing is posted of the last months in which bills may come, though days in them are granted and what
/// came before is known.
bool Making::is_dead(std::uint32_t grant) const {
    const Month since = posted_.last_month().plus(-longest_[grant]);
    if (since <= posted_.first_month()) return false;
    const std::int32_t from = since.first().days();
    if (snapshot_.grants[grant].period.from.days() >= from || costs().is_one_off(grant)) return false;
    const auto pieces = posted_.of(grant);
    return std::none_of(pieces.begin(), pieces.end(),
                        [&](const PostedPiece& piece) { return piece.ore > 0 && piece.to > from; });
}

/// The part of a run of days not posted that help nobody ends lasts to: all of it in the past, none of it
/// when the help is known to have ended.
double Making::lasting_part(std::uint32_t grant, const DayRun& run) const {
    const domain::Grant& fact = snapshot_.grants[grant];
    const std::int32_t cut = snapshot_.as_of.days() + 1;
    if (ours_.help_ends(grant) <= run.from) return 0;
    if (run.from < cut || !fact.period.is_open() || costs().is_one_off(grant)) return 1;
    const std::int32_t held = std::max(cut, fact.period.from.days()) - courses_->begins(grant);
    const std::int32_t middle = (run.from + run.to) / 2 - courses_->begins(grant);
    return exits_->lasting(courses_->kind_of(grant), held, std::max(0, middle - held));
}

void Making::add_grant(std::uint32_t grant) {
    const domain::Grant& fact = snapshot_.grants[grant];
    const Month last = posted_.last_month();
    const std::int32_t cut = snapshot_.as_of.days() + 1;
    const Month december = Month::of(year_, 12);
    const Month begin =
        std::max({posted_.first_month(), last.plus(-longest_[grant]), Month::containing(fact.period.from)});
    const Month end = fact.period.is_open()
                          ? december
                          : std::min(december, Month::containing(fact.period.to.plus_days(-1)));
    GrantPart part = {.grant = grant, .area = ours_.area(grant), .is_dead = is_dead(grant)};
    double delivered = 0;
    double committed = 0;
    double exits = 0;
    double year_end = 0;
    for (Month month = begin; month <= end; month = month.plus(1)) {
        const GrantMonth days(posted_, grant, fact.period, month, costs().is_one_off(grant));
        const int age = last.index() - month.index();
        const double to_come = run_off_->still_to_come(grant, age);
        const double in_year = run_off_->part_in_year(grant, month, age, year_);
        for (const DayRun& run : days.not_posted({cut, ours_.help_ends(grant)})) {
            const std::int64_t granted = costs().cost_ore(grant, run.from, run.to);
            const double expected = to_come * static_cast<double>(granted);
            const double lasts = part.is_dead ? 0 : lasting_part(grant, run);
            const bool is_past = run.from < cut;
            (is_past ? part.granted_delivered_ore : part.granted_committed_ore) += granted;
            (is_past ? delivered : committed) += expected;
            exits -= expected * (1 - lasts) * in_year;
            year_end -= expected * (1 - in_year);
        }
    }
    if (part.granted_delivered_ore == 0 && part.granted_committed_ore == 0) return;
    part.ore.of(Layer::delivered) = whole_ore(delivered);
    part.ore.of(Layer::committed) = whole_ore(committed);
    part.ore.of(Layer::year_end) = whole_ore(year_end);
    part.ore.of(Layer::exits) = part.is_dead ? -part.ore.sum() : whole_ore(exits);
    made_.grants.push_back(part);
}

void Making::add_grants() {
    std::vector<std::int32_t> first_seen(snapshot_.grants.size(), 0);
    std::vector<std::uint32_t> with_course;
    for (const std::uint32_t grant : ours_.billed()) {
        const auto rows = costs().rows_of(grant);
        if (rows.empty() || costs().is_one_off(grant)) continue;
        first_seen[grant] =
            snapshot_.columns.origins[snapshot_.columns.grants.origin[rows.front()]].first_covered_day;
        with_course.push_back(grant);
    }
    std::vector<std::uint32_t> alive;
    std::copy_if(ours_.billed().begin(), ours_.billed().end(), std::back_inserter(alive),
                 [&](std::uint32_t grant) { return !is_dead(grant); });
    courses_ = std::make_unique<Courses>(snapshot_, ours_.billed());
    run_off_ = std::make_unique<RunOff>(snapshot_, costs(), posted_, *courses_, alive, longest_);
    exits_ = std::make_unique<ExitRates>(snapshot_, *courses_, with_course, first_seen);
    if (!run_off_->is_learnt()) lack(Lack::run_off);
    for (const std::uint32_t grant : ours_.billed())
        add_grant(grant);
}

/// An expected grant rules from its first day over the granted help of the same citizen by the same
/// paragraph at the same place.
void Making::add_stated() {
    std::map<std::tuple<std::uint32_t, Term, Term>, std::vector<std::uint32_t>> granted;
    for (const std::uint32_t grant : ours_.billed())
        if (const std::uint32_t person = ours_.person(grant); person != 0)
            granted[{person, snapshot_.grants[grant].law, snapshot_.grants[grant].facility}].push_back(grant);
    const std::int32_t year_ends = Period::year(year_).to.days();
    for (std::uint32_t grant = 0; grant < snapshot_.grants.size(); ++grant) {
        const domain::Grant& fact = snapshot_.grants[grant];
        if (fact.status != domain::GrantStatus::expected
            || ours_.has_mark(grant, snapshot::GrantMark::for_others)
            || ours_.has_mark(grant, snapshot::GrantMark::set_aside))
            continue;
        const std::int32_t from = std::max(fact.period.from.days(), snapshot_.as_of.days() + 1);
        if (year_ends <= from) continue;
        std::int64_t ore = costs().cost_ore(grant, from, year_ends);
        const auto overruled = granted.find({ours_.person(grant), fact.law, fact.facility});
        if (overruled != granted.end())
            for (const std::uint32_t one : overruled->second)
                ore -= costs().cost_ore(one, from, year_ends);
        GrantPart part;
        part.grant = grant;
        part.area = ours_.area(grant);
        part.ore.of(Layer::stated) = ore;
        if (ore != 0) made_.grants.push_back(part);
    }
    std::stable_sort(made_.grants.begin(), made_.grants.end(),
                     [](const GrantPart& a, const GrantPart& b) { return a.grant < b.grant; });
}

void Making::add_inflow() {
    const Inflow inflow(snapshot_, costs(), *courses_, ours_.billed(), ours_.areas());
    const Month december = Month::of(year_, 12);
    const Month last = posted_.last_month();
    for (const Inflow::Group& group : inflow.groups()) {
        InflowPart part;
        part.area = group.area;
        part.law = courses_->name_of(group.kind);
        part.a_month = group.a_month;
        double ore = 0;
        constexpr int months_that_may_lack = 6;
        for (Month begun = Month::containing(snapshot_.as_of).plus(1 - months_that_may_lack);
             begun <= december; begun = begun.plus(1)) {
            const double lacking = inflow.not_known(group, begun);
            if (lacking <= 0) continue;
            part.still_to_come += lacking;
            for (int k = 0; begun.plus(k) <= december; ++k) {
                const Month service = begun.plus(k);
                // Bills of a grant that nobody has written yet can only be posted from now on.
                const int age = std::min(-1, last.index() - service.index());
                ore += lacking * Inflow::cost_ore(group, k) * run_off_->still_to_come_of_kind(group.kind, age)
                       * run_off_->part_in_year_of_kind(group.kind, std::max(service, last), age, year_);
            }
        }
        part.ore = whole_ore(ore);
        if (part.ore != 0) made_.inflow.push_back(part);
    }
}

void Making::add_series() {
    const Month first = posted_.first_month();
    const Month last = posted_.last_month();
    if (Month::of(year_ - 1, 1) < first) lack(Lack::year_before);
    for (const auto& [of, posted] : unlinked_)
        add_line({.area = of, .method = Method::case_, .ore = whole_ore(posted.rest(year_, first, last))});
    std::map<Term, std::int64_t> own_income; ///< of own units: posted and to come
    for (const auto& [line, posted] : lines_) {
        if (line.method != Method::income) continue;
        const std::int64_t rest = whole_ore(posted.rest(year_, first, last));
        add_line({.area = line.area,
                  .method = line.method,
                  .is_own_unit = line.is_own_unit,
                  .layer = Layer::income,
                  .ore = rest});
        if (line.is_own_unit) own_income[line.area] += whole_ore(posted.of(year_)) + rest;
    }
    for (const auto& [line, posted] : lines_) {
        if (line.method != Method::frame && line.method != Method::series && line.method != Method::objective)
            continue;
        LinePart part = {.area = line.area, .method = line.method, .is_own_unit = line.is_own_unit};
        const auto budget = frame_budgets_.find(line);
        part.is_by_budget = runs() && budget != frame_budgets_.end();
        part.ore = part.is_by_budget ? budget->second.in_ore() - whole_ore(posted.of(year_))
                                     : whole_ore(posted.rest(year_, first, last));
        if (part.is_by_budget && line.is_own_unit) part.ore -= own_income[line.area];
        add_line(part);
    }
    for (const auto& [line, budget] : frame_budgets_)
        if (runs() && !lines_.contains(line))
            add_line({.area = line.area,
                      .method = line.method,
                      .is_own_unit = line.is_own_unit,
                      .is_by_budget = true,
                      .ore = budget.in_ore()});
}

/// Case by case, as large a part of it as was taken the year before.
void Making::add_refund() {
    std::map<Term, PostedMonths> posted;
    double before = 0;
    double now = 0;
    for (const auto& [line, months] : lines_) {
        if (line.method != Method::refund) continue;
        posted.emplace(line.area, months);
        before += months.of(year_ - 1);
        now += months.of(year_);
    }
    if (posted.empty()) return;
    constexpr double taken_max = 1.5; ///< more tells of something else than the bands
    const bool has_year_before = posted_.first_month() <= Month::of(year_ - 1, 1);
    const auto refund = refund_of_year(snapshot_, ours_, year_);
    const auto refund_before = refund_of_year(snapshot_, ours_, year_ - 1);
    const bool can_compare = refund_before && base::Money{} < refund_before->amount;
    if (!runs() || !refund || (has_year_before && !can_compare)) {
        if (runs() && !refund) lack(Lack::refund_bands);
        for (const auto& [of, months] : posted)
            add_line({.area = of,
                      .method = Method::refund,
                      .layer = Layer::refund,
                      .ore = whole_ore(months.rest(year_, posted_.first_month(), posted_.last_month()))});
        return;
    }
    if (refund->is_provisional) lack(Lack::certain_bands);
    const auto ore = [](Money money) { return static_cast<double>(money.in_ore()); };
    const double taken =
        has_year_before ? std::clamp(-before / ore(refund_before->amount), 0.0, taken_max) : 1;
    add_line({.area = posted.begin()->first,
              .method = Method::refund,
              .layer = Layer::refund,
              .ore = whole_ore(-ore(refund->amount) * taken) - whole_ore(now)});
}

void Making::order_areas() {
    for (const GrantPart& part : made_.grants) {
        AreaPart& into = area(part.area);
        into.ore += part.ore;
        into.granted_delivered_ore += part.granted_delivered_ore;
        into.granted_committed_ore += part.granted_committed_ore;
    }
    for (const InflowPart& part : made_.inflow)
        area(part.area).ore.of(Layer::inflow) += part.ore;
    for (const LinePart& part : made_.lines)
        area(part.area).ore.of(part.layer) += part.ore;
    const auto take = [&](Term term) {
        const auto found = areas_.find(term);
        if (found == areas_.end()) return;
        found->second.area = term;
        made_.areas.push_back(found->second);
        areas_.erase(found);
    };
    for (const reference::Area& one : snapshot_.reference->areas.areas())
        if (Term term{}; snapshot_.terms->find(one.code, term)) take(term);
    while (!areas_.empty())
        take(areas_.begin()->first);
}

base::Result<Forecast> Making::make() {
    STYRHUS_TRY_VOID(check_year());
    STYRHUS_TRY(longest_, ours_.longest_lags());
    made_.year = year_;
    made_.cut = snapshot_.as_of;
    made_.posted_until = posted_.last_month();
    gather_lines();
    place_budget();
    add_posted();
    add_grants();
    add_stated();
    add_inflow();
    add_series();
    add_refund();
    order_areas();
    return std::move(made_);
}

} // namespace

std::int64_t Layered::sum() const {
    std::int64_t sum = 0;
    for (const std::int64_t ore : ore_)
        sum += ore;
    return sum;
}

Layered& Layered::operator+=(const Layered& other) {
    for (std::size_t i = 0; i < layers; ++i)
        ore_[i] += other.ore_[i];
    return *this;
}

Budget& Budget::operator+=(const Budget& other) {
    original += other.original;
    carry_over += other.carry_over;
    revised += other.revised;
    is_delivered = is_delivered || other.is_delivered;
    return *this;
}

base::Result<Forecast> forecast(const snapshot::Snapshot& snapshot, const matching::Matching& matching,
                                int year) {
    return Making(snapshot, matching, year).make();
}

} // namespace styrhus::models::forecast
