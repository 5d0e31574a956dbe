#include "views/small_town.h"

#include "reference/load.h"

#include <gtest/gtest.h>

#include <utility>

namespace styrhus::views {

namespace {

/// Every source here is read alike.
base::Result<MappingWords> mapping_of(const std::string& code) {
    MappingWords words;
    words.code = code;
    words.name = {"Kilden " + code, "The source " + code};
    words.fact = {"Posteringer", "Postings"};
    words.columns = {{.column = "D/K",
                      .aliases = {},
                      .field = "debit_credit",
                      .field_words = {"Debet/kredit", "Debit/credit"},
                      .values = {{"D", "d", {"debet", "debit"}}, {"K", "k", {"kredit", "credit"}}},
                      .unlisted = {"rækken afvises", "the row is rejected"}}};
    words.versions = {{.origin = MappingVersion::Origin::saved,
                       .number = 2,
                       .author = "Anna Opdigtet",
                       .saved_on = base::Date::of(2024, 1, 8),
                       .changes = {{"K i D/K betyder kredit.", "K in D/K means credit."}}},
                      {.origin = MappingVersion::Origin::shipped}};
    return words;
}

} // namespace

std::shared_ptr<const reference::Reference> shipped_reference() {
    static const auto loaded = [] {
        auto result = reference::load(STYRHUS_SOURCE_DIR "/data");
        EXPECT_TRUE(result) << (result ? "" : result.error().message);
        return result ? *result : std::make_shared<const reference::Reference>();
    }();
    return loaded;
}

struct SmallTown::Held {
    snapshot::LiveFacts live;
    domain::PersonIndex persons;
    std::shared_ptr<domain::Dictionary> terms = std::make_shared<domain::Dictionary>();
    std::vector<domain::Delivery> deliveries;
    std::vector<domain::Rejection> rejections;
    std::vector<domain::MappingGap> gaps;
    std::vector<domain::MetValue> met_values;
};

SmallTown::SmallTown() : held_(std::make_unique<Held>()) {
    add_delivery(1, "sensum", domain::FactKind::grant);
    add_delivery(2, "opus", domain::FactKind::posting);
    add_delivery(3, "opus_totals", domain::FactKind::ledger_total);
}
SmallTown::SmallTown(SmallTown&&) noexcept = default;
SmallTown& SmallTown::operator=(SmallTown&&) noexcept = default;
SmallTown::~SmallTown() = default;

std::uint32_t SmallTown::add_person(base::Date born, bool is_protected) {
    const auto number = static_cast<std::uint32_t>(held_->persons.persons.size() + 1);
    domain::Person person;
    person.label = "B-00" + std::to_string(number);
    person.born = born;
    person.sex = number % 2 == 0 ? domain::Sex::male : domain::Sex::female;
    person.is_protected = is_protected;
    person.initials = held_->terms->intern("M.K.");
    held_->persons.persons.push_back(person);
    held_->persons.person_of[domain::IdentityRef{number}] = domain::PersonId{number};
    return number;
}

domain::Grant& SmallTown::add_grant(std::uint32_t person, std::string_view law, base::Period period,
                                    std::int64_t kroner_a_day) {
    domain::Grant grant;
    auto& table = held_->live.facts.of<domain::Grant>();
    grant.source = {domain::DeliveryId{1}, 0, static_cast<std::uint32_t>(table.facts.size() + 2)};
    grant.citizen = domain::IdentityRef{person};
    grant.law = held_->terms->intern(law);
    grant.facility = held_->terms->intern("Havbakken");
    grant.target_group = held_->terms->intern("Handicap");
    grant.period = period;
    grant.has_price = true;
    grant.price = base::Money::kroner(kroner_a_day);
    grant.unit = domain::PriceUnit::day;
    table.facts.push_back(grant);
    table.stamps.push_back({table.facts.size(), table.facts.size()});
    held_->live.grant_delivery.push_back(0);
    held_->live.grant_closed_by_absence.push_back(0);
    held_->live.grant_last_named.push_back(held_->deliveries[0].dates.extract_date);
    return table.facts.back();
}

domain::Posting& SmallTown::add_posting(std::uint32_t person, std::string_view account, base::Date posted_on,
                                        std::int64_t ore) {
    domain::Posting posting;
    auto& table = held_->live.facts.of<domain::Posting>();
    posting.source = {domain::DeliveryId{2}, 0, static_cast<std::uint32_t>(table.facts.size() + 2)};
    if (person != 0) posting.citizen = domain::IdentityRef{person};
    posting.account = held_->terms->intern(account);
    posting.amount = base::Money::ore(ore);
    posting.posted_on = posted_on;
    posting.fiscal_year = static_cast<std::int16_t>(posted_on.year());
    table.facts.push_back(posting);
    table.stamps.push_back({100 + table.facts.size(), 100 + table.facts.size()});
    held_->live.posting_delivery.push_back(1);
    return table.facts.back();
}

domain::Tariff& SmallTown::add_tariff(std::string_view facility, std::string_view cvr,
                                      std::int64_t kroner_a_day) {
    domain::Tariff tariff;
    auto& table = held_->live.facts.of<domain::Tariff>();
    tariff.source = {domain::DeliveryId{1}, 0, static_cast<std::uint32_t>(table.facts.size() + 2)};
    tariff.facility = held_->terms->intern(facility);
    tariff.cvr = held_->terms->intern(cvr);
    tariff.period = {base::Date::of(2020, 1, 1), base::Date::open_end()};
    tariff.price = base::Money::kroner(kroner_a_day);
    table.facts.push_back(tariff);
    table.stamps.push_back({300 + table.facts.size(), 300 + table.facts.size()});
    return table.facts.back();
}

domain::InvoiceLine& SmallTown::add_invoice_line(std::uint32_t delivery, std::string_view document,
                                                 base::Date issued_on, std::int64_t kroner) {
    domain::InvoiceLine line;
    auto& table = held_->live.facts.of<domain::InvoiceLine>();
    line.source = {domain::DeliveryId{delivery}, 0, static_cast<std::uint32_t>(table.facts.size() + 2)};
    line.supplier = held_->terms->intern("29189897");
    line.document = held_->terms->intern(document);
    line.version = 1;
    line.issued_on = issued_on;
    line.amount = base::Money::kroner(kroner);
    line.is_credit = kroner < 0;
    table.facts.push_back(line);
    table.stamps.push_back({300 + table.facts.size(), 300 + table.facts.size()});
    held_->live.invoice_line_delivery.push_back(delivery - 1);
    return table.facts.back();
}

void SmallTown::add_total(std::string_view account, int year, int period, std::int64_t ore) {
    auto& table = held_->live.facts.of<domain::LedgerTotal>();
    domain::LedgerTotal total;
    total.source = {domain::DeliveryId{3}, 0, static_cast<std::uint32_t>(table.facts.size() + 2)};
    total.account = held_->terms->intern(account);
    total.fiscal_year = static_cast<std::int16_t>(year);
    total.period = static_cast<std::int8_t>(period);
    total.amount = base::Money::ore(ore);
    table.facts.push_back(total);
    table.stamps.push_back({200 + table.facts.size(), 200 + table.facts.size()});
}

Context SmallTown::context(base::Date as_of) {
    Context context;
    snapshot::FreezeOrder order;
    order.live = held_->live;
    order.deliveries = held_->deliveries;
    order.persons = held_->persons;
    order.reference = shipped_reference();
    order.terms = held_->terms;
    order.as_of = as_of;
    order.known_on = as_of.plus_days(14);
    order.home_municipality = home_municipality;
    context.snapshot = std::make_shared<const snapshot::Snapshot>(snapshot::freeze(std::move(order)));
    context.municipality = "Bøgesund Kommune";
    context.is_fictitious = true;
    context.sources = {{"sensum", "Sensum", "Sensum"},
                       {"opus", "Opus", "Opus"},
                       {"opus_totals", "Opus totaler", "Opus totals"}};
    context.deliveries = held_->deliveries;
    const auto deliveries = held_->deliveries;
    const auto rejections = held_->rejections;
    context.delivery_details = [deliveries, rejections, gaps = held_->gaps, met_values = held_->met_values](
                                   domain::DeliveryId id) -> base::Result<DeliveryDetails> {
        for (const domain::Delivery& delivery : deliveries)
            if (delivery.id == id) {
                DeliveryDetails details = {delivery, {}, {}, {}, {}};
                if (delivery.source == "opus") details.gaps = gaps;
                if (delivery.source == "opus") details.met_values = met_values;
                for (const domain::Rejection& rejection : rejections)
                    if (rejection.source.delivery == id) details.rejections.push_back(rejection);
                return details;
            }
        return base::Error{"Leverancen findes ikke."};
    };
    context.changed_rows = [](domain::DeliveryId) -> base::Result<std::vector<ChangedRow>> {
        return std::vector<ChangedRow>{};
    };
    context.rejected_postings =
        [rejections](domain::DeliveryId id) -> base::Result<std::vector<RejectedPosting>> {
        std::vector<RejectedPosting> postings;
        for (const domain::Rejection& rejection : rejections)
            if (rejection.source.delivery == id)
                postings.push_back({rejection, "538501003", "", base::Date::of(2023, 7, 31)});
        return postings;
    };
    context.label_changes = [] { return std::make_shared<const std::vector<LabelChange>>(); };
    context.mapping = [](const std::string& code) { return mapping_of(code); };
    context.row_text = [](domain::SourceRef source) -> base::Result<RowText> {
        return RowText{"opus.csv", source.line, {{.column = "Beløb", .text = "1.234,50"}}};
    };
    return context;
}

std::size_t SmallTown::deliver(std::string source, domain::FactKind kind) {
    add_delivery(static_cast<std::uint32_t>(held_->deliveries.size() + 1), std::move(source), kind);
    return held_->deliveries.size() - 1;
}

template <class Fact>
Fact& SmallTown::add(std::size_t delivery, Fact fact) {
    auto& table = held_->live.facts.of<Fact>();
    fact.source = {held_->deliveries[delivery].id, 0, static_cast<std::uint32_t>(table.facts.size() + 2)};
    table.facts.push_back(fact);
    const std::uint64_t stamp = 1000 * (delivery + 1) + table.facts.size();
    table.stamps.push_back({stamp, stamp});
    return table.facts.back();
}

template domain::Tariff& SmallTown::add(std::size_t, domain::Tariff);
template domain::Activity& SmallTown::add(std::size_t, domain::Activity);
template domain::QuantityFact& SmallTown::add(std::size_t, domain::QuantityFact);
template domain::BudgetLine& SmallTown::add(std::size_t, domain::BudgetLine);
template domain::AccountFact& SmallTown::add(std::size_t, domain::AccountFact);
template domain::Citizen& SmallTown::add(std::size_t, domain::Citizen);

void SmallTown::deliver_grant_in(std::size_t delivery) {
    held_->live.facts.of<domain::Grant>().facts.back().source.delivery = held_->deliveries[delivery].id;
    held_->live.grant_delivery.back() = static_cast<std::uint32_t>(delivery);
    held_->live.grant_last_named.back() = held_->deliveries[delivery].dates.extract_date;
}

domain::FactStamp& SmallTown::stamp_of_grant(std::size_t number) {
    return held_->live.facts.of<domain::Grant>().stamps[number];
}

domain::Person& SmallTown::person(std::uint32_t number) {
    return held_->persons.persons[number - 1];
}

domain::Term SmallTown::term(std::string_view text) {
    return held_->terms->intern(text);
}

domain::Delivery& SmallTown::delivery(std::size_t index) {
    return held_->deliveries[index];
}

void SmallTown::reject(domain::Rejection rejection) {
    held_->rejections.push_back(std::move(rejection));
}

void SmallTown::miss(domain::MappingGap gap) {
    held_->gaps.push_back(std::move(gap));
}

void SmallTown::meet(domain::MetValue value) {
    held_->met_values.push_back(std::move(value));
}

void SmallTown::add_delivery(std::uint32_t id, std::string source, domain::FactKind kind) {
    domain::Delivery delivery;
    delivery.id = domain::DeliveryId{id};
    delivery.source = std::move(source);
    delivery.kind = kind;
    delivery.dates.received_on = base::Date::of(2024, 1, 10);
    delivery.dates.extract_date = base::Date::of(2023, 12, 31);
    delivery.dates.coverage = {base::Date::of(2020, 1, 1), base::Date::of(2024, 1, 1)};
    delivery.files = {{"file.csv", "aa11", 100, 10}};
    held_->deliveries.push_back(std::move(delivery));
}

SmallTown town_of_2023() {
    SmallTown town;
    const std::uint32_t person = town.add_person(base::Date::of(1999, 3, 1));
    const auto day = [](int month, int d) { return base::Date::of(2023, month, d); };
    town.add_grant(person, "SEL § 85", base::Period::inclusive(day(1, 1), day(6, 30)), 600);
    town.add_grant(person, "SEL § 107", base::Period::inclusive(day(5, 16), day(12, 31)), 2400);
    town.add_grant(person, "SEL § 104", base::Period::inclusive(day(1, 1), day(12, 31)), 500);
    return town;
}

document::Document present(const Context& context, std::string_view view,
                           std::map<std::string, std::string, std::less<>> parameters) {
    const View* found = find_view(view);
    EXPECT_NE(found, nullptr) << view;
    auto page = views::present(*found, context, {std::string(view), context.language, std::move(parameters)});
    EXPECT_TRUE(page) << view << ": " << (page ? "" : page.error().message);
    return page ? *page : document::Document{};
}

} // namespace styrhus::views
