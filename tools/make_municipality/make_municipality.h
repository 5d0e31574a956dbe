#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string_view>

/// Writes the deliveries of a fictitious Danish municipality in the layouts that real source systems use,
/// and a `truth/` folder that says what lies behind them.
///
/// Nothing here is shared with the system under test: own calendar, own random numbers, own writers, own
/// figures. A mistake in src/ therefore cannot be repeated here and pass unseen. README.md beside this
/// file lists every file that is written, its columns and what they mean.
namespace styrhus::make_municipality {

/// How bought services' bills say whom they are for. Plain: nearly all by personal number. Mixed: as in a
/// real ledger, where much is told by text, period and provider only, and amounts are off (README.md).
enum class Postings : std::uint8_t { plain, mixed };

struct Order {
    std::uint64_t seed = 1;
    /// At least 2,000; a whole country is a number like any other.
    int inhabitants = 43'000;
    /// Calendar years of deliveries; the last one ends with `last_month`. 1 to 30.
    int years = 4;
    int last_year = 2025;
    int last_month = 10;
    /// Receives `deliveries/`, `truth/` and `README.txt`. Made if missing. An earlier municipality in the
    /// same folder is replaced; a folder with anything else in it is refused.
    std::filesystem::path folder;
    /// With false, nothing wrong is planted and there are no near-misses.
    bool plant_errors = true;
    /// Full extracts (cases and persons) are delivered every so many months, and always in the last month.
    /// 1 is what municipalities do; a larger number keeps a country small.
    int full_extract_every_months = 1;
    Postings postings = Postings::plain;
};

/// What was written. `citizens` have at least one grant that shows in a delivery.
struct Summary {
    std::int64_t files = 0;
    std::int64_t rows = 0;
    std::int64_t bytes = 0;
    std::int64_t citizens = 0;
    std::int64_t persons = 0;
    std::int64_t grants = 0;
    std::int64_t postings = 0;
    /// Net of all postings, in øre.
    std::int64_t ledger_ore = 0;
    std::int64_t planted = 0;
    std::int64_t near_misses = 0;
};

/// Share done, 0 to 1, and a short Danish text about what is being made.
using Progress = std::function<void(double done, std::string_view what)>;

/// Same order, same bytes. Throws std::runtime_error with one sentence on an impossible order or trouble
/// with the disk.
Summary make(const Order& order, const Progress& progress = {});

} // namespace styrhus::make_municipality
