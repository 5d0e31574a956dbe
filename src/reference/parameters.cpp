#include "reference/parameters.h"

#include <fmt/core.h>

namespace styrhus::reference {

namespace {

base::Error missing(std::string_view what, std::string_view code, base::Date date) {
    return base::Error{fmt::format("{} {} has no value on {}; add it with its reference in data/parameters",
                                   what, code, base::iso(date))};
}

} // namespace

Parameters::Parameters(std::vector<RefundBands> refunds, std::vector<Rate> rates,
                       std::vector<Setting> settings)
    : refunds_(std::move(refunds)), rates_(std::move(rates)), settings_(std::move(settings)) {}

base::Result<const RefundBands*> Parameters::refund_bands(std::string_view regime, base::Date date) const {
    // From 2021 the limits are the same for adults and children: regime "all" answers for both.
    for (const RefundBands& bands : refunds_)
        if (bands.valid.contains(date) && (bands.regime == regime || bands.regime == "all")) return &bands;
    return missing("the refund of expensive single cases for", regime, date);
}

base::Result<const Rate*> Parameters::rate(std::string_view code, base::Date date) const {
    for (const Rate& rate : rates_)
        if (rate.code == code && rate.valid.contains(date)) return &rate;
    return missing("the rate", code, date);
}

base::Result<std::int64_t> Parameters::setting(std::string_view code, base::Date date) const {
    for (const Setting& setting : settings_)
        if (setting.code == code && setting.valid.contains(date)) return setting.value;
    return missing("the setting", code, date);
}

} // namespace styrhus::reference
