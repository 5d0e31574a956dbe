#include "reference/accounts.h"

#include "reference/pattern.h"

#include <fmt/core.h>

#include <algorithm>

namespace styrhus::reference {

namespace {

std::string only_digits(std::string_view text) {
    std::string out;
    for (const char c : text)
        if (c >= '0' && c <= '9') out += c;
    return out;
}

std::string dotted(std::string_view digits) {
    return fmt::format("{}.{}.{}", digits.substr(0, 1), digits.substr(1, 2), digits.substr(3, 2));
}

} // namespace

const ChartEntry* ChartOfAccounts::entry(std::string_view code, base::Date date) const {
    for (const ChartEntry& entry : entries)
        if (entry.code == code && entry.valid.contains(date)) return &entry;
    return nullptr;
}

const ChartCode* ChartOfAccounts::art(std::string_view digits) const {
    const std::string asked = only_digits(digits);
    const ChartCode* best = nullptr;
    std::size_t best_size = 0;
    for (const ChartCode& code : arts) {
        const std::string known = only_digits(code.code);
        if (known.size() <= best_size || !asked.starts_with(known)) continue;
        best = &code;
        best_size = known.size();
    }
    return best;
}

const ChartCode* ChartOfAccounts::find_dranst(std::string_view code) const {
    const auto found =
        std::find_if(dranst.begin(), dranst.end(), [&](const ChartCode& d) { return d.code == code; });
    return found == dranst.end() ? nullptr : &*found;
}

AccountParts split_account(std::string_view text) {
    constexpr std::size_t function_digits = 5;
    constexpr std::size_t string_digits = 9; // H FF NN, dranst, grouping
    AccountParts parts;
    // An element of the municipality's own, such as XG-0000003394-00001, says nothing, however many digits it
    // has.
    if (text.empty() || text.front() < '0' || '9' < text.front()) return parts;
    const std::string digits = only_digits(text);
    if (digits.size() < function_digits) return parts;
    parts.function = dotted(digits);
    const std::string_view rest = std::string_view(digits).substr(function_digits);
    // "528201003" has the dranst between; "5.28.20.003" has none.
    if (digits.size() >= string_digits) {
        parts.dranst = rest.substr(0, 1);
        parts.grouping = rest.substr(1, 3);
    } else if (rest.size() == 3) {
        parts.grouping = rest;
    } else if (rest.size() == 1) {
        parts.dranst = rest;
    }
    return parts;
}

} // namespace styrhus::reference
