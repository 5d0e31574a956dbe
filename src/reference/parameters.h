#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/period.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Rates and settings, dated. What is missing on a date is an error, never zero.
namespace styrhus::reference {

/// The state pays this part of what lies above the yearly limit (SEL § 176, BL § 198).
struct RefundBand {
    base::Money limit_yearly;
    int percent = 0;
};

struct RefundBands {
    std::string regime; ///< "all" from 2021; "adults", "children" in 2020
    base::Period valid;
    std::vector<RefundBand> bands; ///< from the lowest limit
    bool is_provisional = false;
    std::string reference;
};

/// A rate with a code: copayments (øre a day), price and wage growth (parts per million a year).
struct Rate {
    std::string code; ///< "copayment.sel_109_day", "price_index.services"
    std::string unit; ///< "kroner_per_day", "percent_per_year"
    base::Period valid;
    std::int64_t value = 0; ///< øre for kroner, parts per million for percent
    bool is_provisional = false;
    std::string reference;
};

/// The settings that are read: the part of a delivery that may be gone before it is held (DEFINITIONS 2), the
/// months after which no more bills come (DEFINITIONS 6 B), the limits of rules, and what the names of those
/// begin with that ladder rules may use. Others are refused: they would look obeyed.
constexpr std::string_view hold_setting = "delivery.hold_ppm";
constexpr std::string_view longest_private_lag = "billing.longest_lag_private_months";
constexpr std::string_view longest_public_lag = "billing.longest_lag_public_months";
/// Above so much a day, or below so much a month, a price looks like another unit's.
constexpr std::string_view daily_price_max_setting = "rule.daily_price_max_kroner";
constexpr std::string_view monthly_price_min_setting = "rule.monthly_price_min_kroner";
/// An account that more is posted on should have a budget.
constexpr std::string_view unbudgeted_max_setting = "rule.unbudgeted_max_kroner";
constexpr std::string_view known_settings[] = {hold_setting,
                                               longest_private_lag,
                                               longest_public_lag,
                                               daily_price_max_setting,
                                               monthly_price_min_setting,
                                               unbudgeted_max_setting};
constexpr std::string_view ladder_settings = "ladder.";

/// A setting of a method: "delivery.hold_ppm".
struct Setting {
    std::string code;
    base::Period valid;
    std::int64_t value = 0; ///< whole units as the code's last word says; percent in parts per million
    std::string description_da;
    std::string reference;
};

class Parameters {
  public:
    Parameters() = default;
    Parameters(std::vector<RefundBands> refunds, std::vector<Rate> rates, std::vector<Setting> settings);

    /// An error that names the code and the date, and what to do.
    base::Result<const RefundBands*> refund_bands(std::string_view regime, base::Date date) const;
    base::Result<const Rate*> rate(std::string_view code, base::Date date) const;
    base::Result<std::int64_t> setting(std::string_view code, base::Date date) const;

    const std::vector<RefundBands>& refunds() const { return refunds_; }
    const std::vector<Rate>& rates() const { return rates_; }
    const std::vector<Setting>& settings() const { return settings_; }

  private:
    std::vector<RefundBands> refunds_;
    std::vector<Rate> rates_;
    std::vector<Setting> settings_;
};

} // namespace styrhus::reference
