#pragma once

#include "rules/engine/rule.h"

#include <span>
#include <string_view>

/// Every rule over a municipality's facts; each stands in a file of its own name. r01..: grants and what is
/// done under them; r02..: tariffs and budgets; r03..: postings; r04..: e-invoices.
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
extern const Rule r0127;
extern const Rule r0128;
extern const Rule r0129;
extern const Rule r0130;
extern const Rule r0131;
extern const Rule r0132;
extern const Rule r0133;
extern const Rule r0134;
extern const Rule r0135;
extern const Rule r0136;
extern const Rule r0137;
extern const Rule r0138;
extern const Rule r0139;
extern const Rule r0140;
extern const Rule r0141;
extern const Rule r0142;
extern const Rule r0143;
extern const Rule r0144;
extern const Rule r0145;
extern const Rule r0150;
extern const Rule r0151;
extern const Rule r0152;
extern const Rule r0153;
extern const Rule r0154;
extern const Rule r0155;
extern const Rule r0160;
extern const Rule r0210;
extern const Rule r0211;
extern const Rule r0212;
extern const Rule r0213;
extern const Rule r0214;
extern const Rule r0215;
extern const Rule r0220;
extern const Rule r0221;
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
extern const Rule r0334;
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
