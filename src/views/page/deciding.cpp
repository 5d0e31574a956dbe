#include "views/page/deciding.h"

#include "views/page/crowd.h"
#include "views/page/frame.h"

#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

/// Neither days nor citizens are counted by such grants.
bool gives_no_days(std::uint16_t marks) {
    using snapshot::GrantMark;
    return has(marks, GrantMark::not_placed) || has(marks, GrantMark::for_others)
           || has(marks, GrantMark::expected);
}

} // namespace

std::optional<std::uint32_t> deciding_grant(const Context& context, std::uint32_t person, std::uint8_t ladder,
                                            std::optional<std::uint8_t> step, models::ladder::Days days) {
    const snapshot::ModelColumns& columns = context.snapshot->columns;
    std::optional<std::uint32_t> grant;
    std::uint8_t highest = 0;
    for (std::uint32_t i = columns.piece_begin[person]; i < columns.piece_begin[person + 1]; ++i) {
        if (columns.pieces.ladder[i] != ladder || columns.pieces.step[i] <= highest) continue;
        if (step && columns.pieces.step[i] != *step) continue;
        if (days.intersect({columns.pieces.from[i], columns.pieces.to[i]}).is_empty()) continue;
        if (gives_no_days(columns.grants.marks[columns.pieces.grant[i]])) continue;
        highest = columns.pieces.step[i];
        grant = columns.pieces.grant[i];
    }
    return grant;
}

std::string grant_words(const Context& context, std::uint32_t person, std::uint32_t grant) {
    const domain::Dictionary& terms = *context.snapshot->terms;
    const domain::Grant& fact = context.snapshot->grants[context.snapshot->grant_of_row[grant]];
    std::string words = fmt::format("{} {}", terms.text(fact.law), terms.text(fact.service));
    const domain::Term place = domain::is_none(fact.facility) ? fact.provider : fact.facility;
    if (!domain::is_none(place) && !is_protected(context, person)) words += ", " + terms.text(place);
    return words;
}

PartRow citizen_part(const Context& context, std::string what, std::uint32_t person, std::int64_t amount,
                     std::uint8_t ladder, std::optional<std::uint8_t> step, models::ladder::Days days) {
    PartRow row;
    row.person = person;
    row.amount = amount;
    if (const auto grant = deciding_grant(context, person, ladder, step, days)) {
        row.source = context.snapshot->columns.grants.source[*grant];
        if (what.empty()) what = grant_words(context, person, *grant);
    }
    row.what = what.empty() ? std::string(context.tr("borger", "citizen")) : std::move(what);
    return row;
}

} // namespace styrhus::views::page
