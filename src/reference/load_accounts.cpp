#include "reference/loading.h"

namespace styrhus::reference {

namespace {

ChartEntry read_entry(Fields& fields) {
    ChartEntry entry;
    entry.code = fields.text("code");
    entry.name_da = fields.text("name_da");
    entry.name_en = fields.text_or("name_en", "");
    entry.valid = fields.valid();
    entry.reference = fields.reference(entry.is_provisional);
    const AccountParts parts = split_account(entry.code);
    if (parts.function.empty())
        fields.trouble(fmt::format("{} is no function; write H.FF.NN such as 5.28.22", entry.code));
    return entry;
}

ChartCode read_code(Fields& fields) {
    ChartCode code;
    code.code = fields.text("code");
    code.name_da = fields.text("name_da");
    code.name_en = fields.text_or("name_en", "");
    code.is_income = fields.truth_or("income", false);
    code.is_internal = fields.truth_or("internal", false);
    code.reference = fields.reference(code.is_provisional);
    return code;
}

std::string code_of(const ChartCode& code) {
    return code.code;
}

} // namespace

ChartOfAccounts load_accounts(const std::vector<SourceFile>& files, Troubles& troubles) {
    const auto code_of_entry = [](const ChartEntry& entry) { return entry.code; };
    auto entries = read_items<ChartEntry>(files, "function", troubles, read_entry, code_of_entry);
    check_periods(entries, "function", true, troubles, code_of_entry);
    std::set<std::string> functions;
    for (const auto& entry : entries)
        functions.insert(entry.value.code);
    for (const auto& entry : entries) {
        const AccountParts parts = split_account(entry.value.code);
        if (!parts.grouping.empty() && functions.count(parts.function) == 0)
            troubles.add(
                entry.place.file, entry.place.line,
                fmt::format("the function {} of {} is missing; add it", parts.function, entry.value.code));
    }
    return {values_of(std::move(entries)),
            values_of(read_items<ChartCode>(files, "dranst", troubles, read_code, code_of)),
            values_of(read_items<ChartCode>(files, "art", troubles, read_code, code_of))};
}

} // namespace styrhus::reference
