#include "models/matching/subset.h"

#include <algorithm>
#include <cstdlib>
#include <numeric>

namespace styrhus::models::matching {

namespace {

constexpr int most_steps = 200'000;
/// Sums of which one in so many might hit the whole by chance prove nothing.
constexpr double one_by_chance_in = 1000;

/// Depth first over the numbers, largest first; two different sums of members end the search.
class Search {
  public:
    Search(const std::vector<std::int64_t>& numbers, std::int64_t whole)
        : numbers_(numbers), whole_(whole), order_(numbers.size()), rest_(numbers.size() + 1) {
        std::iota(order_.begin(), order_.end(), std::size_t{0});
        std::stable_sort(order_.begin(), order_.end(),
                         [&](std::size_t a, std::size_t b) { return numbers[a] > numbers[b]; });
        for (std::size_t i = order_.size(); i-- > 0;)
            rest_[i] = rest_[i + 1] + numbers[order_[i]];
    }

    Subset run() {
        go(0, whole_);
        Subset out = {found_, solutions_ == 1 && steps_ < most_steps && !parts_equals() && !is_by_chance()};
        std::sort(out.members.begin(), out.members.end());
        return out;
    }

  private:
    /// Of some equal numbers a few are members and the others are not: nobody knows which.
    bool parts_equals() const {
        const auto is_member = [&](std::size_t i) {
            return std::find(found_.begin(), found_.end(), i) != found_.end();
        };
        for (std::size_t i = 1; i < order_.size(); ++i)
            if (numbers_[order_[i - 1]] == numbers_[order_[i]]
                && is_member(order_[i - 1]) != is_member(order_[i]))
                return true;
        return false;
    }

    /// So many numbers have so many sums that one of them would lie near any whole.
    bool is_by_chance() const {
        double sums = 1;
        for (std::size_t first = 0, next = 0; first < order_.size(); first = next) {
            while (next < order_.size() && numbers_[order_[next]] == numbers_[order_[first]])
                ++next;
            sums *= static_cast<double>(next - first + 1);
        }
        const double width = 2 * static_cast<double>(found_.size() + 1) + 1;
        return sums * width * one_by_chance_in > static_cast<double>(rest_[0]);
    }

    std::int64_t rounding() const { return static_cast<std::int64_t>(taken_.size()) + 1; }

    void go(std::size_t at, std::int64_t missing) {
        if (++steps_ >= most_steps || solutions_ > 1) return;
        if (std::abs(missing) <= rounding()) {
            if (++solutions_ == 1) found_ = taken_;
            return;
        }
        if (at == order_.size() || missing < 0
            || rest_[at] + static_cast<std::int64_t>(order_.size()) + 1 < missing)
            return;
        taken_.push_back(order_[at]);
        go(at + 1, missing - numbers_[order_[at]]);
        taken_.pop_back();
        // Of equal numbers the first ones are taken: leaving one out leaves its equals out.
        std::size_t next = at + 1;
        while (next < order_.size() && numbers_[order_[next]] == numbers_[order_[at]])
            ++next;
        go(next, missing);
    }

    const std::vector<std::int64_t>& numbers_;
    std::int64_t whole_;
    std::vector<std::size_t> order_;
    std::vector<std::int64_t> rest_; ///< sum of the numbers from a place on
    std::vector<std::size_t> taken_;
    std::vector<std::size_t> found_;
    int solutions_ = 0;
    int steps_ = 0;
};

} // namespace

Subset subset_of(const std::vector<std::int64_t>& numbers, std::int64_t whole) {
    const std::int64_t all = std::accumulate(numbers.begin(), numbers.end(), std::int64_t{0});
    if (std::abs(all - whole) <= static_cast<std::int64_t>(numbers.size()) + 1) {
        Subset out = {{}, true};
        out.members.resize(numbers.size());
        std::iota(out.members.begin(), out.members.end(), std::size_t{0});
        return out;
    }
    return Search(numbers, whole).run();
}

} // namespace styrhus::models::matching
