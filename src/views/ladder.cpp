#include "base/words.h"
#include "models/ladder/measure.h"
#include "views/page/development.h"
#include "views/page/durations.h"
#include "views/page/early_help.h"
#include "views/page/filter_notice.h"
#include "views/page/frame.h"
#include "views/page/lists.h"
#include "views/page/money_equation.h"
#include "views/page/movement.h"
#include "views/page/stair.h"
#include "views/page/sums.h"
#include "views/page/where_now.h"
#include "views/views.h"

#include <fmt/core.h>

/// Where are the citizens, what does it cost, and who moves?
namespace styrhus::views {

namespace {

using namespace page;
using document::Document;
using document::Heading;
using models::ladder::Place;

/// "27 flere end for et år siden".
std::string change_words(const Context& context, const LadderAsk& ask, std::int64_t change) {
    const Language language = context.language;
    const bool is_year = ask.compare == ask.month.plus(-12);
    const std::string then =
        is_year ? std::string(context.tr("for et år siden", "a year ago"))
                : fmt::format("{} {}", context.tr("i", "in"), month_text(ask.compare, language));
    if (change == 0) return fmt::format("{} {}", context.tr("lige så mange som", "as many as"), then);
    return fmt::format(
        "{} {} {}", number_text(change < 0 ? -change : change, language),
        change > 0 ? context.tr("flere end", "more than") : context.tr("færre end", "fewer than"), then);
}

std::string lead_of_stair(const Context& context, const LadderAsk& ask, const LadderPicture& picture) {
    const Language language = context.language;
    if (!ask.has_grants)
        return fmt::format(
            "{} {}",
            kroner_text(cost_of(picture.figures, RowChoice{.place = Place::by_account}, ask.basis), language),
            context.tr("står på et trin efter kontoen alene. Hvem pengene er til, siger posteringerne ikke.",
                       "stand on a step by the account alone. The postings do not say whom they are for."));
    const Standing& standing = picture.standing;
    std::int64_t then = 0;
    std::int64_t now = 0;
    for (std::size_t step = 1; step <= standing.steps; ++step) {
        then += standing.then_on(step);
        now += standing.now_on(step);
    }
    return fmt::format(
        "{} {} – {}. {} {} {}, {} {}.",
        counted(now, context.tr("borger", "citizen"), context.tr("borgere", "citizens"), language),
        context.tr("får hjælp", "receive help"), change_words(context, ask, now - then),
        number_text(standing.up(), language), context.tr("er gået op til et", "moved up to a"),
        context.tr("mere indgribende trin", "more intrusive step"), number_text(standing.down(), language),
        context.tr("er gået ned", "moved down"));
}

std::string lead_of_kroner(const Context& context, const LadderAsk& ask, const LadderPicture& picture) {
    const Language language = context.language;
    const models::ladder::PeriodFigures all = over_periods(picture.figures.any_step);
    const std::size_t steps = picture.figures.steps;
    const std::size_t first = steps / 2 + 1;
    std::int64_t citizens = 0;
    base::Money cost;
    for (std::size_t step = first; step <= steps; ++step) {
        const auto sum = over_periods(picture.figures, {Place::step, static_cast<std::uint8_t>(step)});
        citizens += sum.at_end;
        cost += cost_of(sum, ask.basis);
    }
    const std::string of_citizens = percent_text(citizens, all.at_end, language);
    const std::string of_cost = percent_text(cost.in_ore(), cost_of(all, ask.basis).in_ore(), language);
    if (of_citizens.empty() || of_cost.empty()) return lead_of_stair(context, ask, picture);
    return fmt::format("{} {} {}–{}. {} {} {}", of_citizens,
                       context.tr("af borgerne er på trin", "of the citizens are on steps"), first, steps,
                       context.tr("De står for", "They account for"), of_cost,
                       context.tr("af udgiften.", "of the cost."));
}

void add_citizens(const Context& context, const LadderAsk& ask, Document& page) {
    if (ask.step == 0) return;
    const FigureNames names(context, ask);
    const auto step = static_cast<std::uint8_t>(ask.step);
    CitizenList list;
    list.key = "borgere_paa_trin";
    list.rows_max = 10;
    for (const CitizenPart& part :
         citizens_on(*context.snapshot, ask.selection, ask.ladder, step, ask.month.last()))
        list.persons.push_back(part.person);
    list.more = address("/borgere", {{"bag", names.citizens(std::to_string(ask.step), ask.month.last())}});
    page.blocks.emplace_back(Heading{2,
                                     fmt::format("{} {} · {}", context.tr("Trin", "Step"), ask.step,
                                                 step_name(context, ask.ladder, ask.step, ask.month).name),
                                     std::string(context.tr("valgt på trappen", "selected on the ladder"))});
    page.blocks.emplace_back(citizen_table(context, ask, list));
}

void add_movement(const Context& context, const LadderAsk& ask, const LadderPicture& picture,
                  Document& page) {
    const std::vector<MovePart> events =
        moves(*context.snapshot, ask.selection, ask.ladder, ask.since_compare());
    page.blocks.emplace_back(flow_of(context, ask, picture.standing));
    page.blocks.emplace_back(matrix_between(context, ask, picture.standing));
    page.blocks.emplace_back(before_and_after(context, ask, events));
    page.blocks.emplace_back(document::Paragraph{
        std::string(context.tr(
            "Her tælles hvert skift undervejs; diagrammet sammenligner de to datoer. Gennemsnit af tre "
            "måneder "
            "før og tre måneder efter skiftet, af skift hvor begge vinduer er kendt helt. De øvrige står som "
            "ufuldstændigt vindue.",
            "Every change on the way counts here; the diagram compares the two dates. Average of three "
            "months "
            "before and three months after the change, of changes with both windows fully known. The others "
            "are counted as incomplete.")),
        document::Tone::muted});
    page.blocks.emplace_back(matrix_of_events(context, ask, events));
    page.blocks.emplace_back(reasons_of_out(context, ask, events));
}

/// A closed month's figures are those of today; what has changed since it was closed has a page of its own.
void add_closing(const Context& context, const LadderAsk& ask, Document& page) {
    const auto* const closed = models::closing::find(context.closed_months, ask.month);
    if (closed == nullptr) return;
    page.blocks.emplace_back(document::Notice{
        fmt::format("{} {} {} {} {}.", month_text(ask.month, context.language),
                    context.tr("blev lukket", "was closed on"), date_text(closed->on, context.language),
                    context.tr("af", "by"), closed->author),
        document::Tone::plain, std::string(context.tr("Se rettelserne siden", "See the corrections since")),
        address("/lukkede", {{"maaned", base::iso(ask.month)}})});
}

void add_reservations(const Context& context, const LadderAsk& ask, Document& page) {
    const bool follows_citizens = ask.filters.size() > ask.filters.count("omr");
    if (follows_citizens && ask.has_postings)
        page.basis.reservations.emplace_back(
            context.tr("Under filtrene følger en borgers postering den bevilling, den hører til; posteringer "
                       "uden borger "
                       "er kun med, hvor de selv nævner enheden eller leverandøren.",
                       "Under the filters a citizen's posting follows the grant it belongs to; postings "
                       "without a citizen "
                       "are only included where they name the unit or provider themselves."));
    if (!ask.has_grants)
        page.basis.reservations.emplace_back(
            context.tr("Der er ingen bevillinger: borgere, trin og disponerede kroner kan ikke opgøres.",
                       "There are no grants: citizens, steps and committed kroner cannot be stated."));
}

} // namespace

Presented present_ladder(const Context& context, const Request& request) {
    STYRHUS_TRY(const LadderAsk ask, read_ladder_ask(context, request));
    Document page = begin_page(context, request, "ladder", "/trappe",
                               std::string(context.tr("Indsatstrappen", "The ladder")));
    page.parameters = ladder_parameters(context, ask);
    STYRHUS_TRY(const models::ladder::Grain grain, read_grain(request));
    page.parameters.push_back(grain_parameter(context, grain));
    const snapshot::ModelColumns& columns = context.snapshot->columns;
    models::ladder::Figures figures =
        models::ladder::measure(columns, question_of(*context.snapshot, ask.span, ask.selection));
    if (ask.filters.empty()) {
        add_money_basis(context, ask, figures, page);
    } else {
        const Selection everybody;
        add_money_basis(context, ask,
                        models::ladder::measure(columns, question_of(*context.snapshot, ask.span, everybody)),
                        page);
    }
    add_reservations(context, ask, page);
    document::Equation equation = money_equation(context, ask, figures);
    const LadderPicture picture = picture_of(context, ask, std::move(figures.ladders[ask.ladder]));
    page.lead = request.get("visning") == "kroner" ? lead_of_kroner(context, ask, picture)
                                                   : lead_of_stair(context, ask, picture);
    add_closing(context, ask, page);
    add_filter_notice(context, request, ask, ask.has_grants && picture.touching[0] == 0, page);
    page.blocks.emplace_back(stair_of(context, ask, picture));
    add_early_help(context, ask, page);
    page.blocks.emplace_back(std::move(equation));
    page.blocks.emplace_back(development(context, ask, grain, request));
    if (ask.has_grants) {
        add_movement(context, ask, picture, page);
        add_where_now(context, ask, page);
        page.blocks.emplace_back(duration_curves(context, ask, picture.figures));
        add_citizens(context, ask, page);
    }
    page.footer = fmt::format("{}: {}", context.tr("Trappe", "Ladder"), ladder_name(context, ask.ladder));
    return page;
}

} // namespace styrhus::views
