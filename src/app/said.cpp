#include "app/said.h"

namespace styrhus::app {

namespace {

constexpr std::string_view before = "{\"reason\":\"";
constexpr std::string_view after = "\"}";

} // namespace

std::string reason_payload(std::string_view reason) {
    std::string payload(before);
    for (const char c : reason) {
        if (c == '"' || c == '\\') payload += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) payload += c;
    }
    return payload += after;
}

std::string reason_in(std::string_view payload) {
    if (!payload.starts_with(before) || !payload.ends_with(after)) return {};
    payload.remove_prefix(before.size());
    payload.remove_suffix(after.size());
    std::string reason;
    for (std::size_t i = 0; i < payload.size(); ++i) {
        if (payload[i] == '\\' && i + 1 < payload.size()) ++i;
        reason += payload[i];
    }
    return reason;
}

base::Date said_on(const domain::Statement& statement) {
    constexpr std::int64_t seconds_a_day = 86'400;
    return base::Date::from_days(static_cast<std::int32_t>(statement.said_at_utc / seconds_a_day));
}

std::vector<domain::Statement> said_by(std::span<const domain::Statement> statements, base::Date day) {
    std::vector<domain::Statement> out;
    for (const domain::Statement& statement : statements)
        if (said_on(statement) <= day) out.push_back(statement);
    return out;
}

} // namespace styrhus::app
