#include "base/words.h"
#include "views/page/explained.h"
#include "views/page/filter_notice.h"
#include "views/page/frame.h"
#include "views/page/lists.h"
#include "views/page/named.h"
#include "views/page/parts.h"
#include "views/views.h"

#include <fmt/core.h>

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

/// What the name of a ladder's figure says of itself; none for other figures.
std::optional<Named> named_figure(const Context& context, const std::string& name) {
    const auto figure = parse_figure(name);
    if (!figure || !figure->measure.starts_with("ladder.")) return std::nullopt;
    auto named = read_name(context, *figure, false);
    if (!named) return std::nullopt;
    return std::move(*named);
}

/// What the address does not say, the figure says.
void ask_as_figure(const Context& context, const Named& named, Request& asked) {
    const auto add = [&asked](const char* key, std::string value) {
        if (asked.get(key).empty()) asked.parameters[key] = std::move(value);
    };
    if (named.ladder) add("trappe", context.snapshot->columns.ladders[*named.ladder].code);
    if (named.month) add("maaned", base::iso(*named.month));
    if (named.basis == CostBasis::actual) add("basis", "bogfoert");
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
    const std::optional<Named> behind = named_figure(context, request.get("bag"));
    if (behind) ask_as_figure(context, *behind, asked);
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
    if (behind && behind->days == 2) list.then = behind->day;
    list.rows_max = request.wants_all_rows() ? number : rows_on_page;
    if (list.rows_max < number) list.more = address_of_all("/borgere", request);
    add_filter_notice(context, request, ask, number == 0, page);
    page.blocks.emplace_back(citizen_table(context, ask, list));
    return page;
}

} // namespace styrhus::views
