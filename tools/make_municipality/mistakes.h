#pragma once

#include "make_municipality/output.h"
#include "make_municipality/rng.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::make_municipality {

/// What is planted. The first ones are wrong in the world; from `unreadable_amount` on they are wrong in
/// the file; from `corrected_end` on they are ordinary corrections, which only look strange; from
/// `grant_never_billed` on they are wrong in the world again: slips come in months that follow their numbers,
/// so what is new comes last.
enum class Mistake : std::uint8_t {
    missing_end,
    overlap,
    price_not_tariff,
    posting_without_grant,
    expired_but_paid,
    wrong_function,
    bad_cpr,
    late_posting,
    late_municipal_claim,
    duplicate_posting,
    unreadable_amount,
    unreadable_date,
    end_before_start,
    unknown_value,
    too_few_columns,
    lost_leading_zero,
    repeated_header,
    total_row,
    duplicate_row,
    blank_row,
    unknown_psp,
    corrected_end,
    corrected_price,
    withdrawn_row,
    reversed_posting,
    grant_never_billed,
    price_zero,
    gap,
    old_paragraph,
    child_paragraph_after_18,
    paid_by_wrong_municipality,
    runs_after_death,
    double_in_two_sources,
    follow_up_overdue,
    claim_12_months,
    wrong_art,
    tariff_not_followed,
};
inline constexpr int mistake_count = 37;
inline constexpr Mistake first_slip = Mistake::unreadable_amount;
inline constexpr Mistake last_slip = Mistake::unknown_psp;

std::string_view mistake_text(Mistake mistake);

/// Where a mistake must come to light.
std::string_view shows_as(Mistake mistake);

/// For near-misses that must be made, and do not stand there by themselves.
inline constexpr int few_in_advance = 2;

/// Keeps the account of what is planted, and sees to it that every kind of mistake gets as many near-misses:
/// rows that look wrong in the same way and are right.
class Mistakes {
  public:
    explicit Mistakes(bool on) : on_(on) {}

    bool on() const { return on_; }
    /// Whether to do something wrong here, at the given rate.
    bool wrong(Mistake mistake, double rate, Rng& rng);
    /// Something that cannot be taken back has been planted.
    void owe(Mistake mistake) { ++owed_[static_cast<std::size_t>(mistake)]; }
    /// Whether a near-miss of this kind is wanted; if so it must be recorded. Some are taken in advance, for
    /// the last mistakes may find none.
    bool near_miss(Mistake mistake, int in_advance = 12);
    void record(Output& out, Mistake mistake, bool near, Place first, Place last, std::string_view citizen,
                std::int64_t ore, std::string_view note);
    std::int64_t planted() const { return planted_; }
    std::int64_t near_misses() const { return near_misses_; }

  private:
    bool on_;
    std::array<std::int64_t, mistake_count> owed_{};
    std::int64_t planted_ = 0;
    std::int64_t near_misses_ = 0;
};

/// Puts rows into delivered files and lets a pen slip here and there.
class Delivery {
  public:
    Delivery(Output& out, Mistakes& mistakes, std::uint64_t seed)
        : out_(out), mistakes_(mistakes), seed_(seed) {}

    /// `ore` is what is at stake in the row: lost from the sum if the row cannot be read.
    Place put(Kind kind, Month month, Cells& cells, std::string_view citizen = {}, std::int64_t ore = 0);
    Output& out() { return out_; }
    Mistakes& mistakes() { return mistakes_; }

  private:
    struct Pending {
        std::int64_t ordinal = 0;
        Mistake slip = Mistake::blank_row;
        bool near = false;
    };
    struct State {
        bool planned = false;
        std::int64_t seen = 0;
        std::vector<Pending> pending;
    };
    struct Row {
        Kind kind;
        int file;
        Cells& cells;
        std::string_view citizen;
        std::int64_t ore;
    };
    void plan(State& state, Kind kind, Month month);
    bool apply(const Pending& pending, Row& row, Place& place);
    bool apply_slip(Mistake slip, Row& row, Place& place);
    bool apply_near(Mistake slip, Row& row, Place& place);

    Output& out_;
    Mistakes& mistakes_;
    std::uint64_t seed_;
    std::vector<State> states_;
};

} // namespace styrhus::make_municipality
