#include "render/example_document.h"

namespace styrhus::render {

using namespace document;
using base::Date;
using base::Money;
using base::Month;

namespace {

Cell decimal(double value, int decimals = 1) {
    return {.value = Decimal{value, decimals}};
}
Cell percent(double value, int decimals = 0) {
    return {.value = Percent{value, decimals}};
}
Cell days(double value) {
    return {.value = Duration{.days = value}};
}
Cell kroner(std::int64_t amount) {
    return money_cell(Money::kroner(amount));
}

StairStep step(int number, std::string name, int now, int then, std::int64_t cost, double years) {
    return {.step = number,
            .name = std::move(name),
            .paragraphs = "SEL § 85",
            .citizens_at_end = count_cell(now, "ladder.citizens_at_end.step" + std::to_string(number)),
            .citizens_then = count_cell(then),
            .citizens_touching = count_cell(now + 3),
            .full_year_persons = decimal(years),
            .unit_cost = kroner(cost / 25),
            .unit_cost_deciding = kroner(cost / 30),
            .unit_cost_month = kroner(cost / 300),
            .cost = kroner(cost),
            .median_duration = days(730.5),
            .elapsed_median = days(400),
            .completed_median = {.value = Duration{.days = 4018, .at_least = true}},
            .share_of_citizens = percent(now / 174.0),
            .share_of_cost = percent(static_cast<double>(cost) / 42'500'000),
            .moves_up_from = count_cell(number == 1 ? 0 : 7),
            .moves_down_from = number == 1 ? Cell{} : count_cell(4)};
}

Stair stair() {
    Stair out{.title = "Hvor er borgerne?",
              .steps = {step(1, "Forebyggende rådgivning", 50, 62, 12'500'000, 48.3),
                        step(2, "Socialpædagogisk støtte", 124, 112, 30'000'000, 120.04)},
              .total = step(0, "I alt", 174, 174, 42'500'000, 168.34),
              .inflow = count_cell(31),
              .outflow = count_cell(31),
              .first_month = Month::of(2023, 1),
              .last_month = Month::of(2025, 12),
              .month = Month::of(2025, 10),
              .compare_month = Month::of(2024, 10),
              .cost_basis = "committed"};
    out.total.moves_up_from = {};
    return out;
}

Table table() {
    return {.key = "deviation",
            .title = "Hvor opstår afvigelsen?",
            .columns =
                {{.key = "service", .label = "Indsats"},
                 {.key = "budget", .label = "Budget", .kind = ColumnKind::money, .unit = MoneyUnit::millions},
                 {.key = "gap",
                  .label = "Afvigelse",
                  .kind = ColumnKind::money,
                  .unit = MoneyUnit::thousands,
                  .is_signed = true},
                 {.key = "paid", .label = "Betalt", .kind = ColumnKind::money, .unit = MoneyUnit::ore},
                 {.key = "citizens", .label = "Borgere", .kind = ColumnKind::count},
                 {.key = "years", .label = "Helårspersoner", .kind = ColumnKind::decimal},
                 {.key = "share", .label = "Andel", .kind = ColumnKind::percent},
                 {.key = "since", .label = "Siden", .kind = ColumnKind::date},
                 {.key = "length", .label = "Varighed", .kind = ColumnKind::duration}},
            .rows = {{.cells = {{.value = std::string("=HYPERLINK(\"http://ond.dk\";\"Bo\")")},
                                kroner(12'450'000),
                                {.value = Money::ore(-123'456'789),
                                 .figure = "gap.1",
                                 .link = "/borgere?trin=1",
                                 .tone = Tone::down,
                                 .note = "foreløbig"},
                                {.value = Money::ore(123'456'789)},
                                count_cell(1'234'567),
                                decimal(48.25, 1),
                                percent(0.021, 1),
                                {.value = Date::of(2024, 3, 14)},
                                days(730.5)}},
                     {.cells = {text_cell("Støtte; \"natur\"\nog æøå <b>&</b>"),
                                kroner(618'400'000),
                                {.value = Money::kroner(1'500), .tone = Tone::up},
                                Cell{},
                                {.value = Hidden{}},
                                decimal(0),
                                percent(0.004),
                                {.value = Month::of(2025, 10)},
                                {.value = Duration{.days = 4018, .at_least = true}}},
                      .depth = 1},
                     {.cells = {text_cell("I alt"),
                                kroner(630'850'000),
                                {.value = Money::ore(-123'306'789)},
                                {.value = Money::ore(123'456'789)},
                                count_cell(0),
                                decimal(48.25),
                                percent(1),
                                Cell{},
                                days(1461)},
                      .is_total = true}},
            .rows_in_all = 12,
            .more = "/borgere"};
}

Matrix matrix() {
    return {.title = "Fra trin til trin",
            .corner = "Fra",
            .row_labels = {"2", "1"},
            .column_labels = {"1", "2"},
            .cells = {{count_cell(4, "moves.2.1"), count_cell(108)},
                      {count_cell(30), count_cell(7, "moves.1.2")}},
            .row_totals = {count_cell(12), count_cell(19)},
            .column_totals = {count_cell(16), count_cell(9)}};
}

Curves curves() {
    return {.title = "Hvor længe bliver de?",
            .x_label = "måneder",
            .y_label = "andel",
            .curves = {{.name = "Trin 1",
                        .step = 1,
                        .points = {{0, 1, 1, 1}, {50, 0.5, 0.2, 0.9}, {200, 0.25, 0.05, 0.7}},
                        .at_risk = {{0, 3}, {200, 1}},
                        .median = 50},
                       {.name = "Trin 2", .step = 2, .points = {{0, 1, 1, 1}, {300, 0.8, 0.6, 0.95}}}}};
}

Lines lines() {
    const auto point = [](int month, std::int64_t value) {
        return SeriesPoint{.month = Month::of(2025, month), .value = money_cell(Money::kroner(value))};
    };
    Lines out{.title = "Holder budgettet?",
              .unit = "mio. kr.",
              .known_until = Month::of(2025, 10),
              .series = {{.name = "Kendt",
                          .points = {point(8, -1'000'000), point(9, 2'500'000), point(10, 9'100'000)}},
                         {.name = "Forventet",
                          .tone = Tone::up,
                          .is_dashed = true,
                          .points = {point(10, 9'100'000), point(11, 12'000'000), point(12, 14'200'000)}}}};
    out.series[1].points[2].low80 = 8'000'000;
    out.series[1].points[2].high80 = 21'000'000;
    out.series[1].points[2].low50 = 11'000'000;
    out.series[1].points[2].high50 = 17'500'000;
    return out;
}

Timeline timeline() {
    return {.from = Date::of(2024, 1, 1),
            .to = Date::of(2026, 1, 1),
            .as_of = Date::of(2025, 10, 31),
            .lanes = {{.label = "Trin",
                       .kind = "steps",
                       .items = {{.from = Date::of(2024, 3, 14),
                                  .to = Date::of(2025, 1, 31),
                                  .label = "Trin 1",
                                  .step = 1},
                                 {.from = Date::of(2025, 2, 1),
                                  .label = "Trin 2",
                                  .step = 2,
                                  .is_expected = true,
                                  .figure = "grant.17"}}},
                      {.label = "Pris",
                       .kind = "cost",
                       .cost = {{.month = Month::of(2025, 10), .value = kroner(48'500)}}}}};
}

Basis basis() {
    return {.municipality = "Strandvig Kommune",
            .is_fictitious = true,
            .as_of = Date::of(2025, 10, 31),
            .known_on = Date::of(2025, 11, 14),
            .known_reading = "received",
            .money_basis = "cost",
            .snapshot_id = "s-41",
            .figures_id = "f-9c2e",
            .sources = "9 af 10 kilder modtaget",
            .are_sources_complete = false,
            .sources_link = "/leverancer",
            .remainder = "12,9 mio. kr. ikke placeret (2,0 %)",
            .remainder_link = "/afstemning",
            .reservations = {"Foreløbig takst for 2026"}};
}

} // namespace

Document example_document() {
    Document out{.view = "ladder",
                 .path = "/trappe?maaned=2025-10",
                 .title = "Året forventes at ende 14,2 mio. kr. over budget",
                 .lead = "174 borgere er på trappen, lige så mange som for et år siden.",
                 .basis = basis(),
                 .footer = "Trappe: de officielle seks trin, 2024"};
    out.parameters = {{.key = "maalgruppe",
                       .label = "Målgruppe",
                       .value = "handicap",
                       .standard = "alle",
                       .options = {{"alle", "Alle"}, {"handicap", "Handicap"}},
                       .is_primary = true},
                      {.key = "maaned", .label = "Måned", .kind = ParameterKind::month, .value = "2025-10"}};
    out.blocks = {
        Heading{.text = "Overblik", .aside = "oktober 2025"},
        Paragraph{.text = "To trin bærer det hele.", .tone = Tone::muted},
        Tiles{{{.label = "Budget", .figure = kroner(618'400'000), .unit = "mio. kr.", .note = "vedtaget"},
               {.label = "Afvigelse",
                .figure = {.value = Money::kroner(14'200'000), .figure = "gap", .tone = Tone::up},
                .unit = "mio. kr."}}},
        stair(),
        table(),
        matrix(),
        curves(),
        lines(),
        timeline(),
        Flow{.title = "Hvem har bevæget sig?",
             .from_label = "oktober 2024",
             .to_label = "oktober 2025",
             .step_names = {"Uden for trappen", "Forebyggende rådgivning", "Socialpædagogisk støtte"},
             .bands = {{0, 1, count_cell(16)},
                       {1, 2, count_cell(7)},
                       {2, 1, count_cell(4)},
                       {2, 0, count_cell(12)}},
             .rest = "138 borgere står på samme trin."},
        Bridge{.title = "Fra budget til forventet regnskab",
               .parts = {{"Budget", kroner(618'400'000), true},
                         {"Flere borgere", {.value = Money::kroner(18'000'000), .tone = Tone::up}},
                         {"Lavere priser", {.value = Money::kroner(-3'800'000), .tone = Tone::down}},
                         {"Forventet", kroner(632'600'000), true}}},
        Layers{
            .title = "Hvad består prognosen af?",
            .parts = {{"Betalt", kroner(490'000'000), "paid"}, {"Indtægter", kroner(-20'000'000), "income"}},
            .budget = kroner(618'400'000)},
        Equation{.title = "Går tallene op?",
                 .terms = {{"", "på trappen", kroner(605'000'000)},
                           {"+", "ikke placeret", kroner(12'900'000)},
                           {"=", "regnskab", kroner(617'900'000)}},
                 .difference = {.value = Money{}}},
        Notice{.text = "To kilder mangler.",
               .tone = Tone::warning,
               .action_label = "Se leverancerne",
               .action_link = "/leverancer"},
        Form{.key = "review",
             .title = "Gennemgang",
             .submit_label = "Gem og næste",
             .fields = {{.key = "answer",
                         .label = "Er indsatsen rigtig?",
                         .kind = "choice",
                         .is_required = true,
                         .options = {{"ja", "Ja"}, {"nej", "Nej"}}}}}};
    return out;
}

} // namespace styrhus::render
