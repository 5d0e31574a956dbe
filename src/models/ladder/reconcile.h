#pragma once

#include "base/money.h"
#include "models/ladder/place.h"
#include "models/ladder/question.h"

#include <array>
#include <vector>

/// The ledger, krone for krone: Σ steps + by account + no step + coverage difference + for others + remainder
/// = ledger, per account and period (DEFINITIONS 4).
namespace styrhus::models::ladder {

constexpr std::size_t places = 6;

/// Kroner of one account in one period.
struct PlaceSums {
    std::array<base::Money, places> by_place; ///< over all ladders; the index is Place
    base::Money ledger;                       ///< all postings by service day, summed without any ladder
    base::Money posted; ///< the same postings by posting month: what the finance system shows for the period
    base::Money sum_of_places() const;
};

struct AccountSums {
    domain::Term account{}; ///< 0 where postings have none
    std::vector<PlaceSums> periods;
};

/// By account. Holds for everything: the question's selection must be empty.
std::vector<AccountSums> reconcile(const snapshot::ModelColumns& columns, const Question& question);

/// Service year and accounts year are never mixed; their difference is shown (DEFINITIONS 6).
struct YearTie {
    base::Money service;  ///< for days of the year, whenever posted
    base::Money posted;   ///< of the fiscal year, whatever the days
    base::Money tail_in;  ///< for days of the year, posted in another fiscal year
    base::Money tail_out; ///< posted in the fiscal year, for days of other years
};
/// service = posted + tail_in − tail_out.
YearTie tie_year(const snapshot::PostingColumns& postings, int year);

} // namespace styrhus::models::ladder
