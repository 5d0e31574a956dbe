#include "snapshot/placing.h"

#include <algorithm>
#include <set>

namespace styrhus::snapshot {

namespace {

using reference::Placement;

const reference::StepAnswer* answer_in(const Placement& placement, reference::LadderId ladder) {
    for (std::uint8_t i = 0; i < placement.answer_count; ++i)
        if (placement.answers[i].ladder == ladder) return &placement.answers[i];
    return nullptr;
}

bool is_in(const Placement& placement, reference::ScopeId scope) {
    return placement.scope == scope;
}

void add_piece(const PlacedStretch& stretch, std::int32_t from, std::int32_t to, reference::LadderId ladder,
               std::vector<SettledPiece>& pieces, std::size_t first_of_stretch) {
    const reference::StepAnswer* answer = answer_in(*stretch.placement, ladder);
    SettledPiece piece = {stretch.row, from, to, ladder, {}};
    if (answer == nullptr || answer->placing == reference::Placing::unknown)
        piece.ladder = {};
    else if (answer->placing == reference::Placing::decides)
        piece.step = answer->step;
    if (pieces.size() > first_of_stretch) {
        SettledPiece& before = pieces.back();
        if (before.to == from && before.ladder == piece.ladder && before.step == piece.step) {
            before.to = to;
            return;
        }
    }
    pieces.push_back(piece);
}

/// The days on which the stretches of a scope begin or end.
std::vector<std::int32_t> borders_of(std::span<const PlacedStretch> stretches, reference::ScopeId scope) {
    std::vector<std::int32_t> borders;
    for (const PlacedStretch& stretch : stretches) {
        if (!is_in(*stretch.placement, scope)) continue;
        borders.push_back(stretch.from);
        borders.push_back(stretch.to);
    }
    std::sort(borders.begin(), borders.end());
    borders.erase(std::unique(borders.begin(), borders.end()), borders.end());
    return borders;
}

/// `held` holds the citizens before this one up to `first_held`.
void hold(std::span<const PlacedStretch> stretches, reference::ScopeId scope, std::vector<HeldLadder>& held,
          std::size_t first_held) {
    const std::vector<std::int32_t> borders = borders_of(stretches, scope);
    std::vector<Placement> active;
    for (std::size_t i = 0; i + 1 < borders.size(); ++i) {
        active.clear();
        for (const PlacedStretch& stretch : stretches)
            if (is_in(*stretch.placement, scope) && stretch.from <= borders[i] && borders[i] < stretch.to)
                active.push_back(*stretch.placement);
        if (active.empty()) continue;
        const reference::LadderId ladder = reference::ladder_held(active);
        const bool continues = held.size() > first_held && held.back().scope == scope
                               && held.back().ladder == ladder && held.back().to == borders[i];
        if (continues)
            held.back().to = borders[i + 1];
        else
            held.push_back({scope, ladder, borders[i], borders[i + 1]});
    }
}

} // namespace

std::size_t Placer::KeyHash::operator()(const Key& key) const {
    const std::uint64_t parts[] = {
        static_cast<std::uint64_t>(key.law) << 32 | static_cast<std::uint64_t>(key.service),
        static_cast<std::uint64_t>(key.detail) << 32 | static_cast<std::uint64_t>(key.facility_type),
        static_cast<std::uint64_t>(key.target_group) << 32 | static_cast<std::uint64_t>(key.account),
        static_cast<std::uint64_t>(key.source) << 48 | static_cast<std::uint64_t>(key.date_class) << 24
            | static_cast<std::uint64_t>(key.hours_class) << 12 | key.cost_class};
    std::uint64_t hash = 0;
    for (const std::uint64_t part : parts)
        hash = (hash ^ part) * 0x9E3779B97F4A7C15ULL, hash ^= hash >> 29;
    return hash;
}

const Placement& Placer::place(const domain::Grant& grant, std::string_view source,
                               std::uint16_t source_number, base::Date day,
                               std::optional<std::int64_t> hours_per_week_milli,
                               std::optional<base::Money> yearly_cost) {
    const Key key = {.law = grant.law,
                     .service = grant.service,
                     .detail = grant.service_detail,
                     .facility_type = grant.facility_type,
                     .target_group = grant.target_group,
                     .account = grant.account,
                     .source = source_number,
                     .date_class = reference_.date_class(day),
                     .hours_class = reference_.hours_class(hours_per_week_milli),
                     .cost_class = reference_.cost_class(yearly_cost)};
    const Placement*& known = known_[key];
    if (known == nullptr) {
        const reference::AccountParts account = reference::split_account(terms_.text(grant.account));
        const reference::StepQuestion question = {.source = source,
                                                  .law = terms_.text(grant.law),
                                                  .service = terms_.text(grant.service),
                                                  .service_detail = terms_.text(grant.service_detail),
                                                  .facility_type = terms_.text(grant.facility_type),
                                                  .target_group = terms_.text(grant.target_group),
                                                  .function = account.function,
                                                  .grouping = account.grouping,
                                                  .cost_centre = {},
                                                  .hours_per_week_milli = hours_per_week_milli,
                                                  .yearly_cost = yearly_cost,
                                                  .date = day};
        known = &placements_.emplace_back(reference_.place(question));
    }
    return *known;
}

void settle_person(std::span<const PlacedStretch> stretches, std::vector<SettledPiece>& pieces,
                   std::vector<HeldLadder>& held) {
    std::set<reference::ScopeId> scopes;
    for (const PlacedStretch& stretch : stretches)
        scopes.insert(stretch.placement->scope);
    const std::size_t first_held = held.size();
    for (const reference::ScopeId scope : scopes)
        if (scope != reference::ScopeId{}) hold(stretches, scope, held, first_held);
    for (const PlacedStretch& stretch : stretches) {
        const std::size_t first_piece = pieces.size();
        if (stretch.placement->scope == reference::ScopeId{}) {
            add_piece(stretch, stretch.from, stretch.to, {}, pieces, first_piece);
            continue;
        }
        for (std::size_t i = first_held; i < held.size(); ++i) {
            if (held[i].scope != stretch.placement->scope) continue;
            const std::int32_t from = std::max(stretch.from, held[i].from);
            const std::int32_t to = std::min(stretch.to, held[i].to);
            if (from < to) add_piece(stretch, from, to, held[i].ladder, pieces, first_piece);
        }
    }
}

} // namespace styrhus::snapshot
