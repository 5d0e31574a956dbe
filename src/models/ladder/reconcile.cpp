#include "models/ladder/reconcile.h"

#include "base/check.h"
#include "models/ladder/kroner.h"
#include "models/ladder/walk_all.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace styrhus::models::ladder {

namespace {

/// The accounts that occur, and the period of each month.
struct Axes {
    std::vector<domain::Term> accounts;
    std::vector<base::Period> periods;

    Axes(const snapshot::ModelColumns& columns, const Question& question) : periods(periods_of(question)) {
        accounts.assign(columns.postings.account.begin(), columns.postings.account.end());
        for (std::size_t i = 0; i < columns.grants.account.size(); ++i)
            if (has(columns.grants.marks[i], snapshot::GrantMark::frame_settlement))
                accounts.push_back(columns.grants.account[i]);
        accounts.push_back({});
        std::sort(accounts.begin(), accounts.end());
        accounts.erase(std::unique(accounts.begin(), accounts.end()), accounts.end());
    }

    std::size_t row(std::span<const domain::Term> column, std::size_t item) const {
        const domain::Term account = column.empty() ? domain::Term{} : column[item];
        return static_cast<std::size_t>(std::lower_bound(accounts.begin(), accounts.end(), account)
                                        - accounts.begin());
    }
    /// The first period that ends after the day; periods.size() if none does.
    std::size_t period_at(std::int32_t day) const {
        const auto at = std::partition_point(periods.begin(), periods.end(), [&](const base::Period& period) {
            return period.to.days() <= day;
        });
        return static_cast<std::size_t>(at - periods.begin());
    }
    /// Calls `add(period, days)` for the part of the days in each period.
    template <class Add>
    void cut(Days days, Add add) const {
        for (std::size_t period = period_at(days.from); period < periods.size(); ++period) {
            const Days part = days.intersect({periods[period].from.days(), periods[period].to.days()});
            if (part.is_empty()) return;
            add(period, part);
        }
    }
};

/// Sums kroner by account, period and place.
class AccountSink {
  public:
    static constexpr bool wants_movement = false;

    AccountSink(const WalkFrame& frame, const Axes& axes)
        : frame_(frame), axes_(axes), ore_(axes.accounts.size() * axes.periods.size() * places) {}

    const std::vector<std::int64_t>& ore() const { return ore_; }
    std::size_t index(std::size_t account, std::size_t period, Place place) const {
        return (account * axes_.periods.size() + period) * places + static_cast<std::size_t>(place);
    }

    void begin_person(std::uint32_t) {}
    void on_days(std::uint8_t, std::uint8_t, Days) {}
    void on_anyone(Days) {}

    void on_committed(const Share& share) {
        const snapshot::GrantColumns& grants = frame_.columns.grants;
        if (!is_internal_price(grants, share)) return;
        const std::size_t account = axes_.row(grants.account, share.item);
        axes_.cut(share.days, [&](std::size_t period, Days days) {
            const std::int64_t ore = granted_ore(grants, share.item, days);
            ore_[index(account, period, share.row.place)] += ore;
            ore_[index(account, period, Place::coverage_difference)] -= ore;
        });
    }

    void on_actual(const Share& share) {
        const snapshot::PostingColumns& postings = frame_.columns.postings;
        const std::size_t account = axes_.row(postings.account, share.item);
        axes_.cut(share.days, [&](std::size_t period, Days days) {
            ore_[index(account, period, share.row.place)] += posted_ore(postings, share.item, days);
        });
    }

  private:
    const WalkFrame& frame_;
    const Axes& axes_;
    std::vector<std::int64_t> ore_;
};

/// The other side of the equation: the postings as they are, without citizens, ladders or steps.
void add_ledger(const snapshot::PostingColumns& postings, const Question& question, const Axes& axes,
                std::vector<AccountSums>& sums) {
    for (std::size_t item = 0; item < postings.size(); ++item) {
        std::vector<PlaceSums>& of_account = sums[axes.row(postings.account, item)].periods;
        axes.cut({postings.from[item], postings.to[item]}, [&](std::size_t period, Days days) {
            of_account[period].ledger += base::Money::ore(posted_ore(postings, item, days));
        });
        const base::Month month = base::Month::from_index(postings.posted_month[item]);
        if (month < question.first || month >= question.end) continue;
        of_account[axes.period_at(month.first().days())].posted +=
            base::Money::ore(postings.amount_ore[item]);
    }
}

} // namespace

base::Money PlaceSums::sum_of_places() const {
    base::Money sum;
    for (const base::Money part : by_place)
        sum += part;
    return sum;
}

std::vector<AccountSums> reconcile(const snapshot::ModelColumns& columns, const Question& question) {
    const Selection& selection = question.selection;
    STYRHUS_CHECK(!selection.persons && !selection.grants && !selection.postings && !selection.age);
    const WalkFrame frame(columns, question);
    const Axes axes(columns, question);
    std::vector<AccountSums> sums;
    for (const domain::Term account : axes.accounts)
        sums.push_back({account, std::vector<PlaceSums>(axes.periods.size())});
    walk_everybody<AccountSink>(
        frame,
        [&](const AccountSink& sink) {
            for (std::size_t account = 0; account < sums.size(); ++account)
                for (std::size_t period = 0; period < axes.periods.size(); ++period)
                    for (std::size_t place = 0; place < places; ++place)
                        sums[account].periods[period].by_place[place] += base::Money::ore(
                            sink.ore()[sink.index(account, period, static_cast<Place>(place))]);
        },
        axes);
    add_ledger(columns.postings, question, axes, sums);
    return sums;
}

YearTie tie_year(const snapshot::PostingColumns& postings, int year) {
    const Days days{base::Date::of(year, 1, 1).days(), base::Date::of(year + 1, 1, 1).days()};
    YearTie tie;
    for (std::size_t item = 0; item < postings.size(); ++item) {
        const base::Money whole = base::Money::ore(postings.amount_ore[item]);
        const Days part = days.intersect({postings.from[item], postings.to[item]});
        const base::Money inside =
            part.is_empty() ? base::Money() : base::Money::ore(posted_ore(postings, item, part));
        tie.service += inside;
        if (postings.fiscal_year[item] == year) {
            tie.posted += whole;
            tie.tail_out += whole - inside;
        } else {
            tie.tail_in += inside;
        }
    }
    return tie;
}

} // namespace styrhus::models::ladder
