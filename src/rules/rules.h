#pragma once

#include "rules/engine/rule.h"

#include <span>
#include <string_view>

/// Every rule over a municipality's facts; each stands in a file of its own name. r01..: grants; r03..:
/// postings.
namespace styrhus::rules {

extern const Rule r0110;
extern const Rule r0111;
extern const Rule r0112;
extern const Rule r0113;
extern const Rule r0114;
extern const Rule r0115;
extern const Rule r0116;
extern const Rule r0117;
extern const Rule r0118;
extern const Rule r0119;
extern const Rule r0120;
extern const Rule r0121;
extern const Rule r0122;
extern const Rule r0123;
extern const Rule r0124;
extern const Rule r0125;
extern const Rule r0126;
extern const Rule r0304;
extern const Rule r0305;
extern const Rule r0308;

/// In the order of their codes.
std::span<const Rule* const> catalogue();
/// Null for a code no rule has.
const Rule* find_rule(std::string_view code);
/// Every rule over a snapshot; the same on any number of threads.
domain::Checks check(const snapshot::Snapshot& snapshot);

} // namespace styrhus::rules
