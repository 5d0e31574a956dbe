#include "domain/said.h"

#include <algorithm>

namespace styrhus::domain {

namespace {

constexpr std::string_view reason_before = "\"reason\":\"";
constexpr std::string_view until_before = "{\"until\":\"";
constexpr std::string_view after = "\"}";
constexpr std::size_t date_letters = 10;

} // namespace

std::string reason_payload(std::string_view reason, base::Date until) {
    std::string payload =
        until.is_open_end() ? "{" : std::string(until_before).append(base::iso(until)).append("\",");
    payload += reason_before;
    for (const char c : reason) {
        if (c == '"' || c == '\\') payload += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) payload += c;
    }
    return payload += after;
}

std::string reason_in(std::string_view payload) {
    // What stands before the reason is days, numbers and codes, in which its key cannot be.
    const std::size_t at = payload.find(reason_before);
    if (at == std::string_view::npos || !payload.ends_with(after)) return {};
    payload.remove_prefix(at + reason_before.size());
    if (payload.size() < after.size()) return {};
    payload.remove_suffix(after.size());
    std::string reason;
    for (std::size_t i = 0; i < payload.size(); ++i) {
        if (payload[i] == '\\' && i + 1 < payload.size()) ++i;
        reason += payload[i];
    }
    return reason;
}

base::Date until_in(std::string_view payload) {
    if (!payload.starts_with(until_before)) return base::Date::open_end();
    return base::parse_iso(payload.substr(until_before.size(), date_letters))
        .value_or(base::Date::open_end());
}

base::Date said_on(const Statement& statement) {
    constexpr std::int64_t seconds_a_day = 86'400;
    return base::Date::from_days(static_cast<std::int32_t>(statement.said_at_utc / seconds_a_day));
}

std::vector<Statement> said_by(std::span<const Statement> statements, base::Date day) {
    std::vector<Statement> out;
    for (const Statement& statement : statements)
        if (said_on(statement) <= day) out.push_back(statement);
    return out;
}

std::vector<Statement> not_superseded(std::span<const Statement> statements) {
    std::vector<StatementId> superseded;
    for (const Statement& statement : statements)
        superseded.push_back(statement.supersedes);
    std::sort(superseded.begin(), superseded.end());
    std::vector<Statement> out;
    for (const Statement& statement : statements)
        if (!std::binary_search(superseded.begin(), superseded.end(), statement.id)) out.push_back(statement);
    std::sort(out.begin(), out.end(), [](const Statement& a, const Statement& b) { return a.id < b.id; });
    return out;
}

} // namespace styrhus::domain
