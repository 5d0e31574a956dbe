#include "base/words.h"
#include "views/page/explained.h"
#include "views/page/filter_notice.h"
#include "views/page/frame.h"
#include "views/page/lists.h"
#include "views/page/parts.h"
#include "views/views.h"

#include <fmt/format.h>

/// The citizens behind any figure, or found by their label.
namespace styrhus::views {

namespace {

using namespace page;
using document::Document;

constexpr std::int64_t rows_on_page = 50;

std::vector<std::uint32_t> labelled(const Context& context, const std::string& words) {
    std::vector<std::uint32_t> persons;
    const auto& all = context.snapshot->persons.persons;
    for (std::size_t i = 0; i < all.size(); ++i)
        if (all[i].label.find(words) != std::string::npos)
            persons.push_back(static_cast<std::uint32_t>(i + 1));
    return persons;
}

/// The ladder, month and basis that the name of a ladder's figure speaks of.
struct FigureTime {
    std::string ladder; ///< empty for all of them
    std::optional<base::Month> month;
    std::optional<base::Date> then; ///< the earlier of two days compared
    bool is_actual = false;
};

FigureTime time_of_figure(const Context& context, const std::string& name) {
    FigureTime time;
    const auto figure = parse_figure(name);
    if (!figure || !figure->measure.starts_with("ladder.") || figure->parts.empty()) return time;
    if (find_ladder(*context.snapshot, figure->parts[0])) time.ladder = figure->parts[0];
    std::optional<base::Date> last_day;
    for (std::size_t i = 2; i < figure->parts.size(); ++i) {
        const std::string& part = figure->parts[i];
        if (const auto span = parse_months(part)) {
            time.month = span->last;
        } else if (const auto day = base::parse_iso(part)) {
            time.then = last_day;
            last_day = *day;
            time.month = base::Month::containing(*day);
        }
        time.is_actual = time.is_actual || part == name_of(CostBasis::actual);
    }
    return time;
}

/// What the address does not say, the figure says.
void ask_as_figure(const FigureTime& time, Request& asked) {
    const auto add = [&asked](const char* key, std::string value) {
        if (asked.get(key).empty() && !value.empty()) asked.parameters[key] = std::move(value);
    };
    add("trappe", time.ladder);
    if (time.month) add("maaned", base::iso(*time.month));
    if (time.is_actual) add("basis", "bogfoert");
}

base::Result<std::vector<std::uint32_t>> persons_asked(const Context& context, const Request& request,
                                                       const LadderAsk& ask) {
    if (const std::string words = request.get("soeg"); !words.empty()) return labelled(context, words);
    if (const std::string behind = request.get("bag"); !behind.empty()) {
        STYRHUS_TRY(const Figure figure, parse_figure(behind));
        return citizens_behind(context, figure);
    }
    std::vector<std::uint32_t> persons;
    const auto step = ask.step == 0 ? std::nullopt : std::optional(static_cast<std::uint8_t>(ask.step));
    for (const CitizenPart& part :
         citizens_on(*context.snapshot, ask.selection, ask.ladder, step, ask.month.last()))
        persons.push_back(part.person);
    return persons;
}

} // namespace

Presented present_citizens(const Context& context, const Request& request) {
    Request asked = request;
    const FigureTime time = time_of_figure(context, request.get("bag"));
    ask_as_figure(time, asked);
    STYRHUS_TRY(const LadderAsk ask, read_ladder_ask(context, asked));
    STYRHUS_TRY(std::vector<std::uint32_t> persons, persons_asked(context, asked, ask));
    Document page =
        begin_page(context, request, "citizens", "/borgere", std::string(context.tr("Borgere", "Citizens")));
    page.parameters = ladder_parameters(context, ask);
    page.parameters.push_back({.key = "soeg",
                               .label = std::string(context.tr("Borger-id", "Citizen id")),
                               .kind = document::ParameterKind::text,
                               .value = request.get("soeg"),
                               .is_primary = true});
    const auto number = static_cast<std::int64_t>(persons.size());
    page.lead = fmt::format(
        "{}, {} {}.",
        counted(number, context.tr("borger", "citizen"), context.tr("borgere", "citizens"), context.language),
        ladder_name(context, ask.ladder), month_text(ask.month, context.language));
    CitizenList list;
    list.key = "borgere";
    list.persons = std::move(persons);
    list.then = time.then;
    list.rows_max = request.wants_all_rows() ? number : rows_on_page;
    if (list.rows_max < number) list.more = address_of_all("/borgere", request);
    add_filter_notice(context, request, ask, number == 0, page);
    page.blocks.emplace_back(citizen_table(context, ask, list));
    return page;
}

} // namespace styrhus::views
