#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/result.h"
#include "models/matching/matching.h"
#include "snapshot/snapshot.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

/// The accounts year: every posting with its fiscal year that is known, and what is expected to come, layer
/// by layer (DEFINITIONS 6). This is the expected value; it says nothing yet of how uncertain it is.
namespace styrhus::models::forecast {

/// A … J.
enum class Layer : std::uint8_t {
    posted,    ///< A: known with the fiscal year, whatever its service period
    delivered, ///< B: days that have been and are not posted
    committed, ///< C: granted days to come that are not posted
    stated,    ///< D: what expected grants change of B and C
    exits,     ///< E: open-ended grants that come to an end; negative
    inflow,    ///< F: grants nobody has written yet
    frames,    ///< G: frames, series, and bills that no grant foretells
    year_end,  ///< H: of B and C, what will have another fiscal year; negative
    income,    ///< I
    refund     ///< J
};
constexpr std::size_t layers = 10;

/// Øre per layer.
class Layered {
  public:
    std::int64_t& of(Layer layer) { return ore_[static_cast<std::size_t>(layer)]; }
    std::int64_t of(Layer layer) const { return ore_[static_cast<std::size_t>(layer)]; }
    std::int64_t sum() const;
    Layered& operator+=(const Layered& other);
    bool operator==(const Layered&) const = default;

  private:
    std::array<std::int64_t, layers> ore_{};
};

/// A grant's part of the layers B, C, D, E and H, with what B and C are granted to cost.
struct GrantPart {
    std::uint32_t grant = 0; ///< in Snapshot::grants
    domain::Term area{};
    Layered ore;
    std::int64_t granted_delivered_ore = 0;
    std::int64_t granted_committed_ore = 0;
    /// Nothing is posted of it for so long that nothing is expected: exits take all of it off.
    bool is_dead = false;
};

/// What a group of grants that nobody has written yet brings to F.
struct InflowPart {
    domain::Term area{};
    domain::Term law{};
    double a_month = 0;       ///< courses that begin
    double still_to_come = 0; ///< of them that are not known, to the end of the year
    std::int64_t ore = 0;
};

/// Account lines of an area that are forecast as one, and what is still to come of them.
struct LinePart {
    domain::Term area{};
    reference::Method method = reference::Method::series;
    bool is_own_unit = false;
    bool is_by_budget = false; ///< what its budget has left, not what it has used
    Layer layer = Layer::frames;
    std::int64_t ore = 0;
};

/// The budget lines of a year added up; `revised` is as delivered, carry-over and all.
struct Budget {
    base::Money original;
    base::Money carry_over;
    base::Money revised;
    bool is_delivered = false;

    Budget& operator+=(const Budget& other);
};

/// A policy area; its sums are those of its own accounts, without the areas beneath it.
struct AreaPart {
    domain::Term area{}; ///< none: no line of the area tree fits
    Layered ore;
    std::int64_t granted_delivered_ore = 0;
    std::int64_t granted_committed_ore = 0;
    Budget budget;
};

/// What the forecast lacks, for the page to say.
enum class Lack : std::uint8_t {
    postings_of_year, ///< none has come with the fiscal year
    year_before,      ///< of postings: series go on as they have been this year
    budget,           ///< of the year: frames go on as they have been
    refund_bands,     ///< of the year: refunds go on as they have been
    certain_bands,    ///< they are provisional
    run_off           ///< too little is posted to learn how granted days become posted ones
};

struct Forecast {
    int year = 0;
    base::Date cut;                ///< the last day that is known
    base::Month posted_until;      ///< the last month whose postings are delivered in whole
    std::vector<AreaPart> areas;   ///< by the order of the area tree, those with something in them
    std::vector<GrantPart> grants; ///< in the order of Snapshot::grants
    std::vector<InflowPart> inflow;
    std::vector<LinePart> lines;
    std::vector<Lack> lacks;
};

/// An error where the year lies wholly after the snapshot's last day, or more than a year before it, or where
/// no postings are delivered.
base::Result<Forecast> forecast(const snapshot::Snapshot& snapshot, const matching::Matching& matching,
                                int year);

} // namespace styrhus::models::forecast
