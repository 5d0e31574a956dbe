#include "store/sqlite/delivery_rows.h"

#include "base/check.h"
#include "store/record_columns.h"
#include "store/sqlite/rows.h"
#include "store/term_pages.h"

#include <fmt/core.h>
#include <utility>

namespace styrhus::store::sqlite {
namespace {

using domain::DeliveryId;
using domain::FactKind;

/// Calls use.template operator()<Fact>(kind) for the type of one kind, or of all.
template <class Use>
void with_fact_types(Use&& use) {
    int kind = 0;
    for_each_fact_type([&]<class Fact>() { use.template operator()<Fact>(static_cast<FactKind>(kind++)); });
}

template <class Fact>
void insert_facts(SQLite::Database& database, DeliveryId id, const domain::FactTable<Fact>& table,
                  const TermNumbers& terms) {
    STYRHUS_CHECK(table.facts.size() == table.stamps.size());
    if (table.facts.empty()) return;
    Prepared insert(database, insert_sql<Fact>());
    std::int64_t row = first_row_of(id);
    for (std::size_t i = 0; i < table.facts.size(); ++i) {
        Binder values(insert, &terms);
        values.integer(row++);
        write_columns(table.stamps[i], values);
        write_columns(table.facts[i], values);
        insert.run();
    }
}

/// Deliveries that lie beside each other, to be read in one go.
struct Run {
    std::int64_t first = 0;
    std::int64_t last = 0;
    std::uint64_t facts = 0;
};

std::vector<Run> runs_of(SQLite::Database& database, FactKind kind, std::span<const DeliveryId> deliveries) {
    std::vector<Run> runs;
    Prepared count(database, "SELECT rows FROM fact_count WHERE id = ?");
    for (const DeliveryId delivery : deliveries) {
        Binder(count).integer(first_row_of(delivery) + static_cast<std::int64_t>(kind));
        const auto facts =
            count.step() ? static_cast<std::uint64_t>(RowReader(count).integer()) : std::uint64_t{0};
        count.reset();
        const std::int64_t first = first_row_of(delivery);
        if (!runs.empty() && runs.back().last + 1 == first) {
            runs.back().last = last_row_of(delivery);
            runs.back().facts += facts;
        } else {
            runs.push_back({first, last_row_of(delivery), facts});
        }
    }
    return runs;
}

template <class Fact>
void select_run(Prepared& select, const Run& run, domain::FactTable<Fact>& into) {
    select.reset();
    Binder(select).integer(run.first).integer(run.last);
    std::uint64_t count = 0;
    while (select.step()) {
        RowReader reader(select);
        const DeliveryId delivery = delivery_of_row(reader.integer());
        read_columns(into.stamps.emplace_back(), reader);
        Fact& fact = into.facts.emplace_back();
        read_columns(fact, reader);
        fact.source.delivery = delivery;
        ++count;
    }
    if (count != run.facts)
        throw StoreError(
            fmt::format("reading facts failed: {} has other rows than its deliveries brought, from "
                        "delivery {} on; restore the store from a backup",
                        Columns<Fact>::table, static_cast<std::uint32_t>(delivery_of_row(run.first))));
}

} // namespace

void for_each_term(SQLite::Database& database,
                   const std::function<void(domain::Term, std::string_view)>& use) {
    Prepared pages(database, "SELECT id, texts FROM term_page ORDER BY id");
    while (pages.step()) {
        RowReader reader(pages);
        auto number = static_cast<std::uint32_t>(reader.integer());
        for_each_text(reader.text(), [&](std::string_view text) { use(domain::Term{number++}, text); });
    }
}

void insert_terms(SQLite::Database& database, TermNumbers& terms) {
    std::uint32_t last = 0;
    for_each_term(database, [&](domain::Term term, std::string_view text) {
        last = static_cast<std::uint32_t>(term);
        terms.met(term, text);
    });
    Prepared insert(database, "INSERT INTO term_page (id, texts) VALUES (?, ?)");
    TextPage page;
    std::int64_t first = std::int64_t{last} + 1;
    std::int64_t next = first;
    const auto write_page = [&] {
        if (page.is_empty()) return;
        const std::string texts = page.take();
        Binder(insert).integer(std::exchange(first, next)).text(texts);
        insert.run();
    };
    for (const domain::Term added : terms.number_new(domain::Term{last + 1})) {
        page.add(terms.text(added));
        ++next;
        if (page.is_full()) write_page();
    }
    write_page();
}

void insert_delivery(SQLite::Database& database, DeliveryId id, const NewDelivery& delivery,
                     const TermNumbers& terms) {
    const domain::ReadDelivery& read = delivery.read;
    insert_rows<domain::Delivery>(database, static_cast<std::int64_t>(id), {&read.delivery, 1});
    insert_rows<domain::DeliveredFile>(database, first_row_of(id), read.delivery.files);
    insert_rows<domain::Rejection>(database, first_row_of(id), read.rejections);
    insert_rows<domain::Finding>(database, first_row_of(id), read.findings);
    insert_rows<domain::MappingGap>(database, first_row_of(id), read.gaps);
    insert_rows<domain::MetValue>(database, first_row_of(id), read.met_values);
    Prepared count(database, "INSERT INTO fact_count (id, rows) VALUES (?, ?)");
    with_fact_types([&]<class Fact>(FactKind kind) {
        const auto& table = read.facts.of<Fact>();
        if (table.facts.empty()) return;
        Binder(count)
            .integer(first_row_of(id) + static_cast<std::int64_t>(kind))
            .integer(static_cast<std::int64_t>(table.facts.size()));
        count.run();
        insert_facts<Fact>(database, id, table, terms);
    });
}

void select_facts(SQLite::Database& database, FactKind wanted, std::span<const DeliveryId> deliveries,
                  domain::Facts& into) {
    const std::vector<Run> runs = runs_of(database, wanted, deliveries);
    with_fact_types([&]<class Fact>(FactKind kind) {
        if (kind != wanted) return;
        auto& table = into.of<Fact>();
        std::size_t total = table.facts.size();
        for (const Run& run : runs)
            total += static_cast<std::size_t>(run.facts);
        table.facts.reserve(total);
        table.stamps.reserve(total);
        Prepared select(database, select_sql<Fact>());
        for (const Run& run : runs)
            select_run(select, run, table);
    });
}

std::vector<domain::Delivery> select_deliveries(SQLite::Database& database) {
    auto deliveries = select_rows<domain::Delivery>(
        database, 1, last_row_of(DeliveryId{}),
        [](domain::Delivery& row, std::int64_t id) { row.id = DeliveryId{static_cast<std::uint32_t>(id)}; });
    std::vector<DeliveryId> delivery_of_file;
    auto files = select_rows<domain::DeliveredFile>(
        database, first_row_of(DeliveryId{1}), INT64_MAX,
        [&](domain::DeliveredFile&, std::int64_t id) { delivery_of_file.push_back(delivery_of_row(id)); });
    auto delivery = deliveries.begin();
    for (std::size_t i = 0; i < files.size(); ++i) {
        while (delivery != deliveries.end() && delivery->id < delivery_of_file[i])
            ++delivery;
        if (delivery != deliveries.end()) delivery->files.push_back(std::move(files[i]));
    }
    return deliveries;
}

} // namespace styrhus::store::sqlite
