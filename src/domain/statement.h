#pragma once

#include "domain/ids.h"

#include <cstdint>
#include <string>

namespace styrhus::domain {

/// What a named employee said, appended to the one log and never changed. A later one may supersede it.
struct Statement {
    StatementId id{};
    std::string subject; ///< "delivery:17", "mapping:opus", "person:B-7K2QF"
    std::string form;    ///< "delivery.release"
    std::int32_t form_version = 1;
    std::string author;
    std::int64_t said_at_utc = 0; ///< seconds since 1970
    StatementId supersedes{};
    std::string payload; ///< JSON
    bool operator==(const Statement&) const = default;
};

} // namespace styrhus::domain
