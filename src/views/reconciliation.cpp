#include "base/error_text.h"
#include "base/words.h"
#include "views/page/chain.h"
#include "views/page/figure.h"
#include "views/page/frame.h"
#include "views/views.h"

#include <algorithm>
#include <fmt/core.h>

/// Do the sums tie? From what was delivered to where it stands, and against the finance system's own total;
/// and the very rows that explain the difference (UX 7.7).
namespace styrhus::views {

namespace {

using namespace page;
using base::Money;
using document::Cell;
using document::ColumnKind;
using document::Document;
using document::Table;
using document::Tone;
using domain::Term;

constexpr std::size_t accounts_shown = 40;
/// The account column of the whole: a term that is none stands for postings without an account.
struct Asked {
    int year = 0;
    std::optional<Term> account;
    bool shows_all = false;
};

bool is_check(Stage stage) {
    return stage == Stage::unplaced || stage == Stage::difference;
}

std::string account_part(const Context& context, const std::optional<Term>& account) {
    return account ? context.snapshot->terms->text(*account) : std::string("all");
}

/// Zero is gray; a difference that is not is marked.
Cell stage_cell(const Context& context, Stage stage, const std::optional<Term>& account, int year, int period,
                Money amount) {
    const std::string measure = fmt::format("reconciliation.{}", name_of(stage));
    return {.value = amount,
            .figure = format(Figure{
                measure, {account_part(context, account), std::to_string(year), std::to_string(period)}, {}}),
            .tone = amount.is_zero()  ? Tone::muted
                    : is_check(stage) ? Tone::warning
                                      : Tone::plain};
}

/// What the finance system's total has and we have not, part by part.
struct Tie {
    Money tied;     ///< accepted on accounts and months with a total
    Money untied;   ///< accepted where the finance system has no total
    Money rejected; ///< read or derived
    Money own;
    std::int64_t rejected_rows = 0;
    std::int64_t untied_rows = 0;
    std::int64_t unknown_rows = 0; ///< rejected with an amount nobody knows

    Money difference() const { return own - tied; }
    Money unexplained() const { return difference() - untied - rejected; }
};

/// Such a row, often the file's own total, can be held against no account's total: it is listed and not
/// counted.
bool names_no_account(const RejectedPart& one) {
    return domain::is_none(one.part.key.account);
}

Tie tie_of(const Chain& chain) {
    Tie tie;
    for (const ChainPart& part : chain.parts) {
        if (part.stage == Stage::own) tie.own += part.amount;
        if (part.stage != Stage::accepted) continue;
        const bool has_total = chain.is_tied(part.key);
        (has_total ? tie.tied : tie.untied) += part.amount;
        tie.untied_rows += has_total ? 0 : 1;
    }
    for (const RejectedPart& one : chain.rejected) {
        if (names_no_account(one)) continue;
        tie.rejected += one.part.amount;
        ++tie.rejected_rows;
        tie.unknown_rows += one.is_unknown ? 1 : 0;
    }
    return tie;
}

std::string answer(const Context& context, const Tie& tie, int year) {
    const Language language = context.language;
    if (tie.own.is_zero() && tie.tied.is_zero())
        return fmt::format("{}: {}", year,
                           context.tr("økonomisystemet har ikke leveret sin egen total",
                                      "the finance system has not delivered its own total"));
    if (tie.difference().is_zero())
        return fmt::format("{}: {}", year,
                           context.tr("regnskabet stemmer med økonomisystemet til øren",
                                      "the ledger agrees with the finance system to the øre"));
    const Money size = tie.difference() < Money{} ? -tie.difference() : tie.difference();
    const std::int64_t rows = tie.rejected_rows + tie.untied_rows;
    std::string differs = fmt::format(
        "{}: {} {}", year, kroner_text(size, language),
        tie.difference() < Money{}
            ? context.tr("mere hos os end i økonomisystemet", "more with us than in the finance system")
            : context.tr("mangler mod økonomisystemet", "lacking against the finance system"));
    if (!tie.unexplained().is_zero()) return differs;
    return fmt::format("{} – {} {}", differs,
                       counted(rows, context.tr("række", "row"), context.tr("rækker", "rows"), language),
                       context.tr("forklarer det hele", "explain all of it"));
}

document::Equation equation_of(const Context& context, const Tie& tie, int year) {
    const auto name = [&](const char* measure) {
        return format(Figure{measure, {std::to_string(year)}, {}});
    };
    document::Equation equation;
    equation.title = fmt::format(
        "{}, {}", context.tr("Stemmer med økonomisystemet?", "Agrees with the finance system?"), year);
    equation.unit = document::MoneyUnit::ore;
    equation.terms = {
        {"", std::string(context.tr("godtaget, konti med total", "accepted, accounts with a total")),
         document::money_cell(tie.tied, name("ledger.accepted"))},
        {"+", std::string(context.tr("godtaget, konti uden total", "accepted, accounts without")),
         document::money_cell(tie.untied, name("ledger.untied"))},
        {"+", std::string(context.tr("afviste rækker", "rejected rows")),
         document::money_cell(tie.rejected, name("ledger.rejected"))},
        {"=", std::string(context.tr("økonomisystemet", "the finance system")),
         document::money_cell(tie.own, name("ledger.own_total"))}};
    equation.difference = {.value = tie.unexplained(),
                           .tone = tie.unexplained().is_zero() ? Tone::muted : Tone::warning};
    return equation;
}

document::Column money_column(std::string key, std::string label) {
    return {.key = std::move(key),
            .label = std::move(label),
            .kind = ColumnKind::money,
            .unit = document::MoneyUnit::ore};
}

struct Explaining {
    ChainPart part;
    std::string why;
    bool is_unknown = false;
};

std::string why_rejected(const Context& context, const RejectedPart& one) {
    std::string why = one.part.what;
    if (one.is_derived)
        why += context.tr(" Beløbet er det, økonomisystemets total mangler på konto og måned.",
                          " The amount is what the finance system's total lacks there.");
    if (names_no_account(one))
        why += fmt::format(" {} {}",
                           context.tr("Rækken nævner ingen konto og er ikke med i summen:",
                                      "The row names no account and is not in the sum:"),
                           ore_text(one.part.amount, context.language));
    return why;
}

/// The rejected rows and, where the finance system has totals at all, those without one to meet; the largest
/// first, those of unknown amount last.
std::vector<Explaining> rows_that_explain(const Context& context, const Chain& chain) {
    std::vector<Explaining> rows;
    rows.reserve(chain.rejected.size());
    for (const RejectedPart& one : chain.rejected)
        rows.push_back({one.part, why_rejected(context, one), one.is_unknown || names_no_account(one)});
    for (const ChainPart& part : chain.parts)
        if (!chain.with_own.empty() && part.stage == Stage::accepted && !chain.is_tied(part.key))
            rows.push_back({part,
                            std::string(chain.knows(part.key.account)
                                            ? context.tr("Økonomisystemet har ingen total for måneden.",
                                                         "The finance system has no total for the month.")
                                            : context.tr("Økonomisystemet kender ikke kontoen.",
                                                         "The finance system does not know the account.")),
                            false});
    const auto size = [](Money money) { return money < Money{} ? -money : money; };
    std::stable_sort(rows.begin(), rows.end(), [&](const Explaining& a, const Explaining& b) {
        if (a.is_unknown != b.is_unknown) return b.is_unknown;
        return size(a.part.amount) > size(b.part.amount);
    });
    return rows;
}

/// They sum to the difference; without any total of the finance system only what is rejected is told.
Table explaining_rows(const Context& context, const Chain& chain, const Tie& tie, bool all) {
    const std::vector<Explaining> rows = rows_that_explain(context, chain);
    Table table;
    table.key = "forklaring";
    const bool has_totals = !chain.with_own.empty();
    table.title =
        has_totals ? context.tr("De rækker, der forklarer forskellen", "The rows that explain the difference")
                   : context.tr("Afviste rækker", "Rejected rows");
    table.columns = {{.key = "what", .label = std::string(context.tr("Hvad", "What"))},
                     {.key = "why", .label = std::string(context.tr("Hvorfor", "Why"))},
                     {.key = "account", .label = std::string(context.tr("Konto", "Account"))},
                     {.key = "source", .label = std::string(context.tr("Kilde", "Source"))},
                     money_column("amount", std::string(context.tr("Beløb", "Amount")))};
    const std::size_t shown = all ? rows.size() : std::min(rows.size(), rows_shown);
    Money listed;
    for (std::size_t i = 0; i < shown; ++i) {
        const Explaining& one = rows[i];
        const bool is_rejected = one.part.stage == Stage::rejected;
        if (!one.is_unknown) listed += one.part.amount;
        table.rows.push_back(
            {.cells = {document::text_cell(std::string(
                           is_rejected ? context.tr("afvist række", "rejected row")
                                       : context.tr("postering uden total", "posting without a total"))),
                       document::text_cell(one.why),
                       document::text_cell(context.snapshot->terms->text(one.part.key.account)),
                       {.value = row_words(context, one.part.source), .link = row_link(one.part.source)},
                       one.is_unknown ? Cell{}
                                      : Cell{.value = one.part.amount, .link = row_link(one.part.source)}}});
    }
    const auto add_sum = [&](std::string_view da, std::string_view en, Money amount, std::string link) {
        table.rows.push_back({.cells = {{.value = std::string(context.tr(da, en)), .link = std::move(link)},
                                        {},
                                        {},
                                        {},
                                        document::money_cell(amount)}});
    };
    if (shown < rows.size()) {
        table.more = address("/afstemning", {{"aar", std::to_string(chain.year)}, {all_rows_key, "1"}});
        add_sum("øvrige rækker", "the other rows",
                (has_totals ? tie.untied : Money{}) + tie.rejected - listed, table.more);
    }
    if (has_totals && !tie.unexplained().is_zero())
        add_sum("endnu ikke forklaret", "not yet explained", tie.unexplained(), "/leverancer");
    if (has_totals)
        add_sum("Forskel til økonomisystemet", "Difference to the finance system", tie.difference(), {});
    else
        add_sum("Afvist i alt", "Rejected in all", tie.rejected, {});
    table.rows.back().is_total = true;
    table.rows_in_all = static_cast<std::int64_t>(rows.size());
    return table;
}

/// Only the finance system's own totals tell it.
bool is_of_totals(Stage stage) {
    return stage == Stage::own || stage == Stage::difference;
}

/// The stages down, the months across.
Table months_table(const Context& context, const ChainSums& sums, const Asked& asked, bool has_totals) {
    Table table;
    table.key = "maaneder";
    const std::string of = asked.account ? context.snapshot->terms->text(*asked.account)
                                         : std::string(context.tr("alle konti", "all accounts"));
    table.title = fmt::format("{}, {}", context.tr("Måned for måned", "Month by month"), of);
    table.columns = {{.key = "stage", .label = std::string(context.tr("Trin i kæden", "Stage"))}};
    const int first_month = first_fiscal_month(context);
    for (int period = 1; period <= 12; ++period)
        table.columns.push_back(
            money_column(fmt::format("month_{}", period),
                         month_text(month_of_period(asked.year, period, first_month), context.language)));
    table.columns.push_back(money_column("year", std::string(context.tr("Året", "The year"))));
    for (std::size_t i = 0; i < stages; ++i) {
        const auto stage = static_cast<Stage>(i);
        document::Row row;
        row.cells.push_back(document::text_cell(stage_words(context, stage)));
        row.is_total = is_check(stage);
        row.depth = stage == Stage::linked || (Stage::step <= stage && stage <= Stage::remainder) ? 1 : 0;
        for (int month = 1; month <= 13; ++month) {
            const int period = month == 13 ? 0 : month;
            row.cells.push_back(!has_totals && is_of_totals(stage)
                                    ? Cell{}
                                    : stage_cell(context, stage, asked.account, asked.year, period,
                                                 sums[static_cast<std::size_t>(period)][i]));
        }
        table.rows.push_back(std::move(row));
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    return table;
}

/// The sources whose postings stand on each account.
std::map<Term, std::string> sources_of(const Context& context, const Chain& chain) {
    std::map<domain::DeliveryId, std::string> names;
    for (const domain::Delivery& delivery : context.snapshot->deliveries)
        names[delivery.id] = source_name(context, delivery.source);
    std::map<Term, std::string> sources;
    for (const ChainPart& part : chain.parts) {
        if (part.stage == Stage::own) continue;
        std::string& text = sources[part.key.account];
        const std::string& name = names[part.source.delivery];
        if (text.find(name) == std::string::npos) text += (text.empty() ? "" : ", ") + name;
    }
    return sources;
}

/// What is checked first, then the places; one where no account has anything takes no room.
std::vector<Stage> stages_across(const ChainTable& sums) {
    std::vector<Stage> across = {Stage::delivered, Stage::rejected, Stage::accepted, Stage::own,
                                 Stage::difference};
    for (const Stage place : {Stage::linked, Stage::step, Stage::by_account, Stage::no_step, Stage::coverage,
                              Stage::others, Stage::remainder}) {
        const auto at = static_cast<std::size_t>(place);
        const bool is_used =
            std::any_of(sums.accounts.begin(), sums.accounts.end(),
                        [&](const auto& account) { return !account.second[0][at].is_zero(); });
        if (is_used) across.push_back(place);
    }
    across.push_back(Stage::unplaced);
    return across;
}

/// The accounts down, those that differ first; the stages of the year across.
Table accounts_table(const Context& context, const Chain& chain, const ChainTable& sums, const Asked& asked) {
    Table table;
    table.key = "konti";
    table.title = fmt::format("{}, {}", context.tr("Konto for konto", "Account by account"), asked.year);
    table.columns = {{.key = "line", .label = std::string(context.tr("Konto", "Account"))},
                     {.key = "source", .label = std::string(context.tr("Kilde", "Source"))}};
    const std::vector<Stage> across = stages_across(sums);
    for (const Stage stage : across)
        table.columns.push_back(money_column(std::string(name_of(stage)), stage_words(context, stage)));
    constexpr auto at = static_cast<std::size_t>(Stage::difference);
    const auto size = [](Money money) { return money < Money{} ? -money : money; };
    std::vector<std::pair<Term, const ChainSums*>> accounts;
    for (const auto& [account, of] : sums.accounts)
        accounts.emplace_back(account, &of);
    std::stable_sort(accounts.begin(), accounts.end(), [&](const auto& a, const auto& b) {
        return size((*a.second)[0][at]) > size((*b.second)[0][at]);
    });
    const auto sources = sources_of(context, chain);
    const auto add = [&](std::optional<Term> account, const ChainSums& of, Cell name, std::string source) {
        document::Row row;
        row.is_total = !account;
        row.cells = {std::move(name), document::text_cell(std::move(source))};
        const bool has_total = account ? chain.knows(*account) : !chain.with_own.empty();
        for (const Stage stage : across) {
            if (!has_total && is_of_totals(stage))
                row.cells.push_back({.note = std::string(context.tr("ukendt dér", "unknown there"))});
            else
                row.cells.push_back(stage_cell(context, stage, account, asked.year, 0,
                                               of[0][static_cast<std::size_t>(stage)]));
        }
        table.rows.push_back(std::move(row));
    };
    const std::size_t shown = asked.shows_all ? accounts.size() : std::min(accounts.size(), accounts_shown);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& [account, of] = accounts[i];
        const std::string& text = context.snapshot->terms->text(account);
        const auto source = sources.find(account);
        add(account, *of,
            {.value = text.empty() ? std::string(context.tr("uden konto", "no account")) : text,
             .link = text.empty()
                         ? std::string()
                         : address("/afstemning", {{"aar", std::to_string(asked.year)}, {"konto", text}})},
            source == sources.end() ? std::string() : source->second);
    }
    add(std::nullopt, sums.all, document::text_cell(std::string(context.tr("I alt", "In all"))), {});
    table.rows_in_all = static_cast<std::int64_t>(accounts.size());
    if (shown < accounts.size())
        table.more = address("/afstemning", {{"aar", std::to_string(asked.year)}, {all_rows_key, "1"}});
    return table;
}

base::Result<Asked> read_asked(const Context& context, const Request& request, const std::vector<int>& years,
                               Document& page) {
    Asked asked;
    asked.year = years.back();
    asked.shows_all = request.wants_all_rows();
    document::Parameter parameter = {.key = "aar",
                                     .label = std::string(context.tr("Regnskabsår", "Fiscal year")),
                                     .value = request.get("aar", std::to_string(asked.year)),
                                     .standard = std::to_string(asked.year),
                                     .is_primary = true};
    bool is_known = false;
    for (auto known = years.rbegin(); known != years.rend(); ++known) {
        parameter.options.push_back({std::to_string(*known), std::to_string(*known)});
        if (parameter.options.back().value != parameter.value) continue;
        asked.year = *known;
        is_known = true;
    }
    if (!is_known)
        return base::error("There are no postings in the fiscal year. It says: {}",
                           "Der er ingen posteringer i regnskabsåret. Der står: {}", parameter.value);
    page.parameters.push_back(std::move(parameter));
    const std::string account = request.get("konto");
    page.parameters.push_back({.key = "konto",
                               .label = std::string(context.tr("Konto", "Account")),
                               .kind = document::ParameterKind::text,
                               .value = account,
                               .is_primary = true});
    Term term{};
    if (account.empty()) return asked;
    if (!context.snapshot->terms->find(account, term)) return no_such_account(account);
    asked.account = term;
    return asked;
}

} // namespace

Presented present_reconciliation(const Context& context, const Request& request) {
    Document page = begin_page(context, request, "reconciliation", "/afstemning",
                               std::string(context.tr("Afstemning", "Reconciliation")));
    const std::vector<int> years = fiscal_years(context);
    if (years.empty()) {
        page.lead = context.tr("Der er ingen posteringer. Se leverancerne.",
                               "There are no postings. See the deliveries.");
        return page;
    }
    STYRHUS_TRY(const Asked asked, read_asked(context, request, years, page));
    STYRHUS_TRY(const Chain chain, chain_of(context, asked.year));
    const Tie tie = tie_of(chain);
    const ChainTable sums = sums_of(chain);
    page.title = answer(context, tie, asked.year);
    add_label_changes(context, page);
    page.lead =
        context.tr("Hver krone følges fra leverance til trin og holdes mod økonomisystemets egen total.",
                   "Every krone is followed from delivery to step and held against the finance "
                   "system's own total.");
    if (!chain.with_own.empty()) page.blocks.emplace_back(equation_of(context, tie, asked.year));
    if (tie.unknown_rows > 0)
        page.blocks.emplace_back(document::Paragraph{
            fmt::format("{} {}",
                        counted(tie.unknown_rows, context.tr("afvist række", "rejected row"),
                                context.tr("afviste rækker", "rejected rows"), context.language),
                        context.tr("har et beløb, der hverken kan læses eller udledes.",
                                   "have an amount that can neither be read nor derived.")),
            Tone::muted});
    if (chain.with_own.empty())
        page.blocks.emplace_back(document::Notice{
            std::string(context.tr(
                "Økonomisystemet har ikke leveret sin egen total, så der er intet at stemme af med.",
                "The finance system has not delivered its own total, so there is nothing to tie "
                "out against.")),
            Tone::warning, std::string(context.tr("Se leverancerne", "See the deliveries")), "/leverancer"});
    if (!chain.with_own.empty() || !chain.rejected.empty())
        page.blocks.emplace_back(explaining_rows(context, chain, tie, asked.shows_all));
    const ChainSums none{};
    const auto of_account = asked.account ? sums.accounts.find(*asked.account) : sums.accounts.end();
    const ChainSums& shown = !asked.account                      ? sums.all
                             : of_account == sums.accounts.end() ? none
                                                                 : of_account->second;
    page.blocks.emplace_back(months_table(context, shown, asked, !chain.with_own.empty()));
    page.blocks.emplace_back(accounts_table(context, chain, sums, asked));
    return page;
}

} // namespace styrhus::views
