#include "base/error_text.h"
#include "views/page/crowd.h"
#include "views/page/frame.h"
#include "views/page/receipts.h"
#include "views/views.h"

#include <charconv>
#include <fmt/core.h>
#include <vector>

/// One source row with its cells, and the fact made of it.
namespace styrhus::views {

namespace {

using namespace page;
using document::Document;
using document::Table;

base::Result<std::uint32_t> number_at(const Request& request, std::string_view key) {
    const std::string text = request.get(key);
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size())
        return base::error("A row is named by delivery, file and line as whole numbers. {} says: {}",
                           "En række nævnes med leverance, fil og linje som hele tal. {} siger: {}", key,
                           text);
    return number;
}

Table pairs(std::string key, std::string title, std::string left, std::string right) {
    Table table;
    table.key = std::move(key);
    table.title = std::move(title);
    table.columns = {{.key = "name", .label = std::move(left)}, {.key = "value", .label = std::move(right)}};
    return table;
}

/// What a row has become, as far as it is in force.
struct FactsOfRow {
    std::vector<const domain::Grant*> grants;
    std::vector<const domain::Posting*> postings;
    std::vector<const domain::InvoiceLine*> invoice_lines;
    std::vector<const domain::Activity*> activities;
};

FactsOfRow facts_of(const snapshot::Snapshot& snapshot, domain::SourceRef source) {
    FactsOfRow found;
    const auto keep = [&](const auto& facts, auto& into) {
        for (const auto& fact : facts)
            if (fact.source == source) into.push_back(&fact);
    };
    keep(snapshot.grants, found.grants);
    keep(snapshot.postings, found.postings);
    keep(snapshot.invoice_lines, found.invoice_lines);
    keep(snapshot.activities, found.activities);
    return found;
}

/// Whether the row is in force, and of citizens who are not protected or of none at all.
bool is_of_nobody_protected(const Context& context, const FactsOfRow& facts) {
    bool has_any = false;
    bool is_safe = true;
    const auto look = [&](const auto& some) {
        for (const auto* fact : some) {
            const auto person = static_cast<std::uint32_t>(context.snapshot->persons.find(fact->citizen));
            has_any = true;
            is_safe = is_safe && (person == 0 || !is_protected(context, person));
        }
    };
    look(facts.grants);
    look(facts.postings);
    look(facts.invoice_lines);
    look(facts.activities);
    return has_any && is_safe;
}

void add_fact(const Context& context, const FactsOfRow& facts, Document& page) {
    const snapshot::Snapshot& snapshot = *context.snapshot;
    const domain::Dictionary& terms = *snapshot.terms;
    Table table = pairs("fakta", std::string(context.tr("Det blev til", "It became")),
                        std::string(context.tr("Felt", "Field")), std::string(context.tr("Værdi", "Value")));
    const auto add = [&](std::string_view da, std::string_view en, document::Cell cell) {
        table.rows.push_back(
            {.cells = {document::text_cell(std::string(context.tr(da, en))), std::move(cell)}});
    };
    const auto citizen = [&](domain::IdentityRef ref) {
        const auto person = static_cast<std::uint32_t>(snapshot.persons.find(ref));
        add("borger", "citizen",
            {.value = citizen_words(context, person), .link = citizen_link(context, person)});
    };
    for (const domain::Grant* grant : facts.grants) {
        citizen(grant->citizen);
        add("paragraf", "paragraph", document::text_cell(terms.text(grant->law)));
        add("indsats", "service", document::text_cell(terms.text(grant->service)));
        add("fra", "from", {.value = grant->period.from});
        if (!grant->period.is_open()) add("til og med", "to", {.value = grant->period.to.plus_days(-1)});
        if (grant->has_price) add("pris", "price", document::money_cell(grant->price));
    }
    for (const domain::Posting* posting : facts.postings) {
        citizen(posting->citizen);
        add("konto", "account", document::text_cell(terms.text(posting->account)));
        add("bogført", "posted on", {.value = posting->posted_on});
        add("beløb", "amount", document::money_cell(posting->amount));
    }
    for (const domain::InvoiceLine* line : facts.invoice_lines) {
        citizen(line->citizen);
        add("leverandør", "supplier", document::text_cell(terms.text(line->supplier)));
        add(line->is_credit ? "kreditnota" : "faktura", line->is_credit ? "credit note" : "invoice",
            document::text_cell(terms.text(line->document)));
        add("udstedt", "issued on", {.value = line->issued_on});
        if (!line->service.is_open()) {
            add("fra", "from", {.value = line->service.from});
            add("til og med", "to", {.value = line->service.to.plus_days(-1)});
        }
        add("beløb", "amount", document::money_cell(line->amount));
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    table.empty_text =
        context.tr("Rækken er ikke en bevilling, postering eller fakturalinje, der gælder i opgørelsen.",
                   "The row is no grant, posting or invoice line in force in this snapshot.");
    page.blocks.emplace_back(std::move(table));
}

} // namespace

Presented present_row(const Context& context, const Request& request) {
    STYRHUS_TRY(const std::uint32_t delivery, number_at(request, "delivery"));
    STYRHUS_TRY(const std::uint32_t file, number_at(request, "file"));
    STYRHUS_TRY(const std::uint32_t line, number_at(request, "line"));
    if (file > 65535) return base::Error{"The file's number is too large.", "Filens nummer er for stort."};
    const domain::SourceRef source = {domain::DeliveryId{delivery}, static_cast<std::uint16_t>(file), line};
    STYRHUS_TRY(const RowText text, context.row_text(source));
    Document page = begin_page(context, request, "row", row_link(source), row_words(context, source));
    page.path = row_link(source);
    page.lead = fmt::format("{}: {}", context.tr("Fil", "File"), text.file);
    Table table =
        pairs("celler", std::string(context.tr("Rækken, som den blev leveret", "The row as delivered")),
              std::string(context.tr("Kolonne", "Column")), std::string(context.tr("Værdi", "Value")));
    const FactsOfRow facts = facts_of(*context.snapshot, source);
    const bool shows_places = !text.may_be_of_citizen || is_of_nobody_protected(context, facts);
    bool has_hidden = false;
    for (const RowCell& cell : text.cells) {
        const bool is_hidden = cell.is_hidden || (cell.tells_place && !shows_places && !cell.text.empty());
        has_hidden = has_hidden || is_hidden;
        std::string value = cell.text;
        if (is_hidden) value = context.tr("Skjult", "Hidden");
        if (cell.is_hidden) value += ": " + cell.text;
        table.rows.push_back(
            {.cells = {document::text_cell(cell.column), document::text_cell(std::move(value))}});
    }
    table.rows_in_all = static_cast<std::int64_t>(table.rows.size());
    page.blocks.emplace_back(std::move(table));
    if (has_hidden)
        page.blocks.emplace_back(document::Notice{
            std::string(context.tr(
                "Alt, der kan vise, hvem nogen er, er skjult: CPR-numre, fødselsdage, navne, fri tekst og "
                "kolonner, som ingen har sagt må vises. Af et navn ses initialerne, af andet formen: 0 for "
                "hvert "
                "ciffer, x for hvert bogstav. Hvor en beskyttet borger får hjælp, vises heller ikke.",
                "Anything that may reveal who somebody is has been hidden: CPR numbers, days of birth, "
                "names, "
                "free text and columns that nobody has said may be shown. Of a name the initials are seen, "
                "of "
                "the rest the shape: 0 for each digit, x for each letter. Nor is it shown where a protected "
                "citizen gets help.")),
            document::Tone::plain,
            {},
            {}});
    add_fact(context, facts, page);
    page.blocks.emplace_back(document::Notice{
        std::string(context.tr("Hele leverancen", "The whole delivery")), document::Tone::plain,
        std::string(context.tr("Kvittering", "Receipt")), receipt_link(source.delivery)});
    return page;
}

} // namespace styrhus::views
