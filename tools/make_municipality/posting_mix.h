#pragma once

#include "make_municipality/ledger.h"

#include <cstdint>
#include <string>
#include <vector>

namespace styrhus::make_municipality {

/// How bought services' bills look in a real ledger: of a hundred, sixty have the citizen's number, twenty
/// tell the citizen in words or not at all but have provider and period, fifteen are one sum for 2 to 20
/// citizens of a facility, and five have the provider only. Some amounts are off.
///
/// Which months a facility puts on one bill can be chosen only when it is known how many it bills in each
/// month. So every family is counted once before the first one is billed.
class PostingMix {
  public:
    PostingMix(const Market& market, const Window& window, std::uint64_t seed);

    void count(const Family& family);
    void choose_collective();

    /// Whether the facility puts everybody of the months that begin with `first` on one bill.
    bool is_collective(int facility, Month first) const;
    /// How a bill that is one citizen's own says whose it is.
    Told told(const Grant& grant, Day from) const;
    /// How the amount is off; `credit` where it is corrected by a credit note and a new bill.
    Off off(const Grant& grant, const Piece& piece, Day from, Day to) const;
    /// What makes a bill wrong that is credited; `none` where nothing can.
    Off reason_for_credit(const Grant& grant, const Piece& piece, Day from, Day to) const;
    std::string text(Told told, const Citizen& citizen, const Person& person, const Grant& grant,
                     Day from) const;

  private:
    std::size_t cell_of(int facility, Month first) const;
    bool is_possible(const Grant& grant, const Piece& piece, Day from, Day to, Off off) const;

    const Market& market_;
    Window window_;
    std::uint64_t seed_;
    Month begin_; ///< of the first bill that can be posted
    std::size_t months_;
    std::vector<std::uint16_t> citizens_; ///< of each facility in each month that begins a bill
    std::vector<bool> collective_;
    std::int64_t bills_ = 0;
};

/// "marts 2024".
std::string month_in_words(Month month);

} // namespace styrhus::make_municipality
