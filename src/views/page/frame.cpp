#include "views/page/frame.h"

#include "base/words.h"
#include "views/page/delivery_grid.h"
#include "views/page/sums.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Money;
using document::Document;

void take_in(SourceStatus& status, const domain::Delivery& delivery) {
    ++status.deliveries;
    if (delivery.is_held) {
        ++status.held;
        return;
    }
    if (status.has_delivered() && delivery.dates.extract_date < status.extract_date) return;
    status.latest = delivery.id;
    status.extract_date = delivery.dates.extract_date;
    status.coverage = delivery.dates.coverage;
}

std::string sources_text(const Context& context, const std::vector<SourceStatus>& statuses, bool& is_whole) {
    std::size_t delivered = 0;
    std::size_t in_time = 0;
    for (const SourceStatus& status : statuses) {
        if (!status.has_delivered()) continue;
        ++delivered;
        if (!status.is_late) ++in_time;
    }
    is_whole = in_time == delivered && delivered > 0;
    const Language language = context.language;
    return language == Language::da
               ? fmt::format("{} af {} modtaget", in_time,
                             counted(static_cast<std::int64_t>(delivered), "kilde", "kilder", language))
               : fmt::format("{} of {} received", in_time,
                             counted(static_cast<std::int64_t>(delivered), "source", "sources", language));
}

/// Noughts would look like an answer.
void add_nothing_known(const Context& context, std::string_view path,
                       std::vector<std::pair<std::string_view, std::string>> parameters, Document& page) {
    document::Notice notice;
    notice.text = fmt::format("{} {}.", context.tr("Intet var modtaget den", "Nothing had been received on"),
                              date_text(context.snapshot->known_on, context.language));
    notice.tone = document::Tone::warning;
    if (context.snapshot->reading == domain::KnownReading::received) {
        notice.action_label =
            context.tr("Vis, hvad kilderne vidste den dag", "Show what the sources knew on that day");
        std::erase_if(parameters, [](const auto& one) { return one.first == reading_key; });
        parameters.emplace_back(reading_key, "rekonstrueret");
        notice.action_link = address(path, parameters);
    }
    page.blocks.emplace_back(std::move(notice));
}

void add_provisional(const Context& context, Document& page) {
    const snapshot::GrantColumns& grants = context.snapshot->columns.grants;
    const auto rows = std::count_if(grants.marks.begin(), grants.marks.end(), [](std::uint16_t marks) {
        return has(marks, snapshot::GrantMark::provisional);
    });
    if (rows == 0) return;
    page.basis.reservations.push_back(
        fmt::format("{} {}",
                    counted(rows, context.tr("bevilling", "grant"), context.tr("bevillinger", "grants"),
                            context.language),
                    context.tr("bygger på en foreløbig sats.", "stand on a provisional rate.")));
}

} // namespace

bool is_withdrawn(const Context& context, domain::DeliveryId id) {
    return std::find(context.withdrawn.begin(), context.withdrawn.end(), id) != context.withdrawn.end();
}

bool counts(const Context& context, const domain::Delivery& delivery) {
    return !is_withdrawn(context, delivery.id) && delivery.dates.received_on <= context.snapshot->known_on;
}

const DeliveryDecision* decision_on(const Context& context, domain::DeliveryId id) {
    for (const DeliveryDecision& decision : context.decisions)
        if (decision.delivery == id) return &decision;
    return nullptr;
}

std::string source_name(const Context& context, std::string_view code) {
    for (const SourceName& source : context.sources)
        if (source.code == code) return std::string(context.tr(source.name_da, source.name_en));
    return std::string(code);
}

std::vector<SourceStatus> source_statuses(const Context& context) {
    std::vector<SourceStatus> statuses;
    const auto of = [&](const std::string& code) -> SourceStatus& {
        for (SourceStatus& status : statuses)
            if (status.code == code) return status;
        return statuses.emplace_back(SourceStatus{.code = code, .name = source_name(context, code)});
    };
    for (const SourceName& source : context.sources)
        (void)of(source.code);
    for (const domain::Delivery& delivery : context.deliveries)
        if (counts(context, delivery)) take_in(of(delivery.source), delivery);
    const base::Month month = base::Month::containing(context.snapshot->as_of);
    for (SourceStatus& status : statuses)
        status.is_late = status.has_delivered() && is_owed(month, rhythm_of(context, status.code));
    std::stable_sort(statuses.begin(), statuses.end(), [](const SourceStatus& a, const SourceStatus& b) {
        if (a.has_delivered() != b.has_delivered()) return a.has_delivered();
        return a.name < b.name;
    });
    return statuses;
}

std::string address_of_all(std::string_view path, const Request& request) {
    std::vector<std::pair<std::string_view, std::string>> parameters(request.parameters.begin(),
                                                                     request.parameters.end());
    parameters.emplace_back(all_rows_key, "1");
    return address(path, parameters);
}

Document begin_page(const Context& context, const Request& request, std::string_view view,
                    std::string_view path, std::string title) {
    Document page;
    page.view = std::string(view);
    page.language = context.language;
    page.title = std::move(title);
    std::vector<std::pair<std::string_view, std::string>> parameters;
    for (const auto& [key, value] : request.parameters)
        parameters.emplace_back(key, value);
    page.path = address(path, parameters);
    const snapshot::Snapshot& snapshot = *context.snapshot;
    page.basis.municipality = context.municipality;
    page.basis.is_fictitious = context.is_fictitious;
    page.basis.as_of = snapshot.as_of;
    page.basis.known_on = snapshot.known_on;
    page.basis.known_reading =
        snapshot.reading == domain::KnownReading::received ? "received" : "reconstructed";
    page.basis.money_basis = context.tr("udgift efter momsrefusion", "cost after VAT reimbursement");
    page.basis.snapshot_id = snapshot.snapshot_id;
    page.basis.figures_id = snapshot.figures_id;
    page.basis.sources = sources_text(context, source_statuses(context), page.basis.are_sources_complete);
    page.basis.sources_link = "/leverancer";
    add_provisional(context, page);
    if (snapshot.deliveries.empty() && !context.deliveries.empty())
        add_nothing_known(context, path, std::move(parameters), page);
    return page;
}

namespace {

/// Kroner are weighed without their sign here: income and corrections have assumed months too.
void add_assumed_share(const Context& context, Document& page) {
    const snapshot::PostingColumns& postings = context.snapshot->columns.postings;
    std::int64_t assumed = 0;
    std::int64_t all = 0;
    for (std::size_t row = 0; row < postings.size(); ++row) {
        const std::int64_t ore = std::abs(postings.amount_ore[row]);
        all += ore;
        if (has(postings.marks[row], snapshot::PostingMark::service_assumed)) assumed += ore;
    }
    if (assumed == 0) return;
    page.basis.reservations.push_back(fmt::format(
        "{} {}", percent_text(assumed, all, context.language),
        context.tr("af alle bogførte kroner har ingen ydelsesperiode; bogføringsmåneden er antaget.",
                   "of all posted kroner have no service period; the posting month is assumed.")));
}

} // namespace

void add_label_changes(const Context& context, Document& page) {
    const Language language = context.language;
    const auto changes = context.label_changes();
    for (const LabelChange& change : *changes)
        page.basis.reservations.push_back(fmt::format(
            fmt::runtime(language == Language::da ? "{} kaldte i {} {} noget andet. {} med {} står derfor et "
                                                    "andet sted end før, og tal før og "
                                                    "efter kan ikke sammenlignes der."
                                                  : "{} called in {} {} something else. So {} with {} stand "
                                                    "elsewhere than before, and figures "
                                                    "before and after cannot be compared there."),
            source_name(context, change.source), month_text(change.month, language),
            counted(change.labels, context.tr("betegnelse", "label"), context.tr("betegnelser", "labels"),
                    language),
            counted(change.codes, context.tr("konto", "account"), context.tr("konti", "accounts"), language),
            kroner_text(change.moved, language)));
}

void add_internal_prices(const Context& context, std::optional<domain::PersonId> person, Document& page) {
    const snapshot::GrantColumns& grants = context.snapshot->columns.grants;
    for (std::size_t row = 0; row < grants.size(); ++row) {
        if (person && grants.person[row] != *person) continue;
        if (!has(grants.marks[row], snapshot::GrantMark::frame_settlement)) continue;
        page.basis.reservations.emplace_back(context.tr(
            "Bogført omfatter den interne pris for borgere i egne enheder med ramme. Den er ikke posteret og "
            "trækkes fra i dækningsforskel; i afstemningen står enhedernes egne posteringer.",
            "Actual includes the internal price of citizens in own units on a frame. It is not posted and is "
            "taken off again in the coverage difference; the reconciliation shows the units' own postings."));
        return;
    }
}

void add_money_basis(const Context& context, const LadderAsk& ask, const models::ladder::Figures& unfiltered,
                     Document& page) {
    using models::ladder::Place;
    const CostBasis basis = ask.has_postings ? CostBasis::actual : CostBasis::committed;
    const Money all = cost_of(unfiltered, {}, basis);
    const Money unplaced = cost_of(unfiltered,
                                   {.ladder = std::nullopt,
                                    .place = Place::remainder,
                                    .number = static_cast<std::uint8_t>(reference::Method::case_)},
                                   basis);
    const Language language = context.language;
    page.basis.remainder =
        fmt::format("{} {}", kroner_text(unplaced, language), context.tr("ikke placeret", "not placed"));
    const std::string share = percent_tenths_text(unplaced.in_ore(), all.in_ore(), language);
    if (!share.empty()) page.basis.remainder += fmt::format(" ({})", share);
    if (ask.has_postings) add_internal_prices(context, std::nullopt, page);
    page.basis.remainder_link = "/afstemning";
    add_assumed_share(context, page);
    add_label_changes(context, page);
}

std::string row_link(domain::SourceRef source) {
    if (source.line == 0) return fmt::format("/leverance/{}", static_cast<std::uint32_t>(source.delivery));
    return fmt::format("/raekke/{}/{}/{}", static_cast<std::uint32_t>(source.delivery), source.file,
                       source.line);
}

std::string row_words(const Context& context, domain::SourceRef source) {
    for (const domain::Delivery& delivery : context.snapshot->deliveries)
        if (delivery.id == source.delivery && source.line == 0)
            return fmt::format("{}, {}", source_name(context, delivery.source),
                               date_text(delivery.dates.extract_date, context.language));
        else if (delivery.id == source.delivery)
            return fmt::format("{}, {}, {} {}", source_name(context, delivery.source),
                               date_text(delivery.dates.extract_date, context.language),
                               context.tr("linje", "line"), number_text(source.line, context.language));
    return fmt::format("{} {}, {} {}", context.tr("leverance", "delivery"),
                       static_cast<std::uint32_t>(source.delivery), context.tr("linje", "line"),
                       number_text(source.line, context.language));
}

std::string citizen_link(const Context& context, std::uint32_t person) {
    if (person == 0) return "";
    return "/borger/" + context.snapshot->persons.persons[person - 1].label;
}

std::string citizen_words(const Context& context, std::uint32_t person) {
    if (person == 0) return std::string(context.tr("uden borger", "no citizen"));
    const domain::Person& found = context.snapshot->persons.persons[person - 1];
    const std::string& initials = context.snapshot->terms->text(found.initials);
    return initials.empty() ? found.label : found.label + " " + initials;
}

bool is_protected(const Context& context, std::uint32_t person) {
    return person != 0 && context.snapshot->persons.persons[person - 1].is_protected;
}

document::Value age_value(const Context& context, std::uint32_t person, base::Date on) {
    if (person == 0) return document::Missing{};
    const base::Date born = context.snapshot->persons.persons[person - 1].born;
    if (born.is_open_end() || on < born) return document::Missing{};
    return document::Count{base::age_on(born, on)};
}

} // namespace styrhus::views::page
