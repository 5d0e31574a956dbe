#include "views/page/deciding.h"
#include "views/page/explained.h"
#include "views/page/movement.h"
#include "views/page/named.h"
#include "views/page/parts.h"
#include "views/page/where_now.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <set>

/// An estimate is no sum: behind it stand the citizens it is estimated from.
namespace styrhus::views::page {

namespace {

using base::Result;

struct FromTo {
    int from = 0;
    std::size_t to = 0; ///< 0: outside
};

std::optional<FromTo> pair_in(const std::string& which) {
    FromTo pair;
    const char* const end = which.data() + which.size();
    const auto [dash, error] = std::from_chars(which.data(), end, pair.from);
    if (error != std::errc{} || dash == end || *dash != '-') return std::nullopt;
    const auto [last, second] = std::from_chars(dash + 1, end, pair.to);
    if (second != std::errc{} || last != end) return std::nullopt;
    return pair;
}

std::string place_words(const Context& context, std::uint8_t step) {
    return step == 0 ? std::string(context.tr("er ude", "is out"))
                     : fmt::format("{} {}", context.tr("er på trin", "is on step"), step);
}

/// Those who stood on the step, and where they are now; then those of them who are where the figure asks.
std::vector<PartList> citizens_of(const Context& context, const Named& named, const FromTo& pair) {
    PartList all = citizens_list(context);
    all.title = fmt::format("{} {}", context.tr("Stod på trin", "Stood on step"), pair.from);
    PartList there = citizens_list(context);
    there.key = "dele_nu";
    there.title = context.tr("Heraf på det spurgte trin", "Of these on the step asked for");
    for (const BetweenPart& part :
         between(*context.snapshot, named.selection, *named.ladder, named.day, named.second_day)) {
        if (part.from != pair.from) continue;
        const std::int32_t day = (part.to == 0 ? named.day : named.second_day).days();
        all.rows.push_back(citizen_part(context, place_words(context, part.to), part.person, 1, *named.ladder,
                                        std::nullopt, {day, day + 1}));
        if (part.to == pair.to) there.rows.push_back(all.rows.back());
    }
    return {std::move(all), std::move(there)};
}

/// Their days on the step asked for until the last day.
PartList days_of(const Context& context, const Named& named, const FromTo& pair) {
    PartList list = citizens_list(context);
    list.amount_label = context.tr("Dage", "Days");
    list.title = context.tr("Dage på trinnet, optalt", "Days on the step, counted");
    std::set<std::uint32_t> stood;
    for (const BetweenPart& part :
         between(*context.snapshot, named.selection, *named.ladder, named.day, named.second_day))
        if (part.from == pair.from) stood.insert(part.person);
    const MonthSpan span = {base::Month::containing(named.day).plus(1),
                            base::Month::containing(named.second_day)};
    if (pair.to == 0) return list;
    for (const Contribution& part : citizen_days(*context.snapshot, named.selection, *named.ladder,
                                                 static_cast<std::uint8_t>(pair.to), span))
        if (stood.contains(person_of(part)))
            list.rows.push_back(citizen_part(context, {}, person_of(part), part.days.total(), *named.ladder,
                                             static_cast<std::uint8_t>(pair.to),
                                             {span.first.first().days(), span.last.end().days()}));
    return list;
}

} // namespace

Result<Explained> explain_where_now(const Context& context, const Figure& figure) {
    STYRHUS_TRY(const Named named, read_name(context, figure, false));
    const std::optional<FromTo> pair = pair_in(named.which);
    if (!named.ladder || figure.parts.size() != 4 || !pair) return wrong_name(figure);
    const std::size_t steps = context.snapshot->columns.ladders[*named.ladder].steps;
    if (pair->to > steps) return wrong_name(figure);
    const std::size_t state = pair->to == 0 ? steps : pair->to - 1;
    const bool is_time = figure.measure == "ladder.expected_time";
    Explained explained;
    for (const Outlook& outlook :
         outlooks(context, named.selection, *named.ladder, named.day, named.second_day)) {
        if (outlook.step != pair->from) continue;
        if (is_time)
            explained.value = document::Duration{outlook.days[state]};
        else
            explained.value = document::Percent{outlook.share[state], 1};
    }
    if (is_time) {
        explained.lists.push_back(days_of(context, named, *pair));
        return explained;
    }
    explained.lists = citizens_of(context, named, *pair);
    return explained;
}

} // namespace styrhus::views::page
