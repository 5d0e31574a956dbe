#pragma once

#include "rules/engine/rule.h"

#include <span>
#include <string_view>

/// Every rule over a municipality's facts; each stands in a file of its own name. r01..: grants; r03..:
/// postings; r04..: e-invoices.
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
extern const Rule r0160;
extern const Rule r0301;
extern const Rule r0302;
extern const Rule r0303;
extern const Rule r0304;
extern const Rule r0305;
extern const Rule r0306;
extern const Rule r0307;
extern const Rule r0308;
extern const Rule r0309;
extern const Rule r0310;
extern const Rule r0311;
extern const Rule r0312;
extern const Rule r0313;
extern const Rule r0314;
extern const Rule r0315;
extern const Rule r0316;
extern const Rule r0317;
extern const Rule r0318;
extern const Rule r0321;
extern const Rule r0322;
extern const Rule r0323;
extern const Rule r0324;
extern const Rule r0325;
extern const Rule r0326;
extern const Rule r0327;
extern const Rule r0328;
extern const Rule r0330;
extern const Rule r0331;
extern const Rule r0332;
extern const Rule r0333;
extern const Rule r0401;
extern const Rule r0402;

/// In the order of their codes.
std::span<const Rule* const> catalogue();
/// Null for a code no rule has.
const Rule* find_rule(std::string_view code);
/// Every rule over a snapshot and what its postings were matched to; the same on any number of threads.
domain::Checks check(const snapshot::Snapshot& snapshot, const models::matching::Matching& matching);
/// The same, matching the postings first.
domain::Checks match_and_check(const snapshot::Snapshot& snapshot);

} // namespace styrhus::rules
