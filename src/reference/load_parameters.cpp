#include "reference/loading.h"

#include <algorithm>
#include <fmt/core.h>
#include <fmt/ranges.h>
#include <iterator>

namespace styrhus::reference {

namespace {

constexpr int kroner_decimals = 2;  // øre
constexpr int percent_decimals = 4; // parts per million

RefundBands read_refund(Fields& fields) {
    RefundBands refund;
    refund.regime = fields.text("regime");
    refund.valid = fields.valid();
    refund.reference = fields.reference(refund.is_provisional);
    for (const auto& [key, percent] : {std::pair("above_25_percent", 25), std::pair("above_50_percent", 50),
                                       std::pair("above_75_percent", 75)})
        if (const auto limit = fields.whole_if(key))
            refund.bands.push_back({base::Money::kroner(*limit), percent});
    if (refund.bands.empty()) fields.trouble("write the yearly limits in kroner: above_25_percent = …");
    for (std::size_t i = 1; i < refund.bands.size(); ++i)
        if (refund.bands[i].limit_yearly <= refund.bands[i - 1].limit_yearly)
            fields.trouble("the limits must rise with the percentage");
    return refund;
}

Rate read_rate(Fields& fields) {
    Rate rate;
    rate.code = fields.text("code");
    rate.unit = fields.text("unit");
    rate.valid = fields.valid();
    rate.reference = fields.reference(rate.is_provisional);
    const bool is_kroner = rate.unit.starts_with("kroner");
    if (!is_kroner && !rate.unit.starts_with("percent"))
        fields.trouble("unit must begin with kroner or percent, such as kroner_per_day");
    const auto value = fields.decimal_if("value", is_kroner ? kroner_decimals : percent_decimals);
    if (!value) fields.trouble("the field value is missing or unreadable; a missing rate is never zero");
    rate.value = value.value_or(0);
    return rate;
}

Setting read_setting(Fields& fields) {
    Setting setting;
    setting.code = fields.text("code");
    const bool is_known = std::find(std::begin(known_settings), std::end(known_settings), setting.code)
                              != std::end(known_settings)
                          || setting.code.starts_with(ladder_settings);
    if (!setting.code.empty() && !is_known)
        fields.trouble(fmt::format("nothing reads a setting named {}; there is {}, and ladder rules may name "
                                   "one that begins with \"{}\"",
                                   setting.code, fmt::join(known_settings, ", "), ladder_settings));
    setting.valid = fields.valid();
    setting.value = fields.whole("value");
    setting.description_da = fields.text("description_da");
    bool is_provisional = false;
    setting.reference = fields.reference(is_provisional);
    return setting;
}

} // namespace

Parameters load_parameters(const std::vector<SourceFile>& files, Troubles& troubles) {
    const auto regime_of = [](const RefundBands& refund) { return refund.regime; };
    const auto code_of = [](const auto& value) { return value.code; };
    auto refunds = read_items<RefundBands>(files, "refund", troubles, read_refund, regime_of);
    auto rates = read_items<Rate>(files, "rate", troubles, read_rate, code_of);
    auto settings = read_items<Setting>(files, "setting", troubles, read_setting, code_of);
    check_periods(refunds, "refund", true, troubles, regime_of);
    check_periods(rates, "rate", true, troubles, code_of);
    check_periods(settings, "setting", true, troubles, code_of);
    return {values_of(std::move(refunds)), values_of(std::move(rates)), values_of(std::move(settings))};
}

} // namespace styrhus::reference
