#include "store/sqlite/fact_reading.h"

#include "store/sqlite/rows.h"
#include "store/store.h"

#include <fmt/core.h>

namespace styrhus::store::sqlite {
namespace {

using domain::DeliveryId;
using domain::FactKind;

template <class Use>
void with_fact_type(FactKind wanted, Use&& use) {
    int kind = 0;
    for_each_fact_type([&]<class Fact>() {
        if (static_cast<FactKind>(kind++) == wanted) use.template operator()<Fact>();
    });
}

template <class Fact>
constexpr bool has_period = requires(Fact fact) {
    fact.period.to;
};

[[noreturn]] void rows_missing(const char* table, DeliveryId delivery) {
    throw StoreError(fmt::format("reading facts failed: {} has other rows than its deliveries brought, of "
                                 "delivery {}; restore the store from a backup",
                                 table, static_cast<std::uint32_t>(delivery)));
}

std::uint64_t count_of(SQLite::Database& database, FactKind kind, DeliveryId delivery) {
    Prepared count(database, "SELECT rows FROM fact_count WHERE id = ?");
    Binder(count).integer(first_row_of(delivery) + static_cast<std::int64_t>(kind));
    return count.step() ? static_cast<std::uint64_t>(RowReader(count).integer()) : 0;
}

template <class Fact>
void read_stamps_of(SQLite::Database& database, FactKind kind, DeliveryId delivery,
                    std::vector<domain::FactStamp>& stamps, std::vector<base::Date>& ends) {
    std::string names;
    describe_columns<domain::FactStamp>([&](const std::string& name, ColumnType) { names += name + ", "; });
    names += has_period<Fact> ? "period_to" : "id";
    Prepared select(database, fmt::format("SELECT {} FROM {} WHERE id BETWEEN ? AND ? ORDER BY id", names,
                                          Columns<Fact>::table));
    Binder(select).integer(first_row_of(delivery)).integer(last_row_of(delivery));
    const std::size_t before = stamps.size();
    while (select.step()) {
        RowReader reader(select);
        read_columns(stamps.emplace_back(), reader);
        if constexpr (has_period<Fact>)
            ends.push_back(base::Date::from_days(static_cast<std::int32_t>(reader.integer())));
    }
    if (stamps.size() - before != count_of(database, kind, delivery))
        rows_missing(Columns<Fact>::table, delivery);
}

template <class Fact>
void read_places_of(SQLite::Database& database, DeliveryId delivery, std::span<const std::uint32_t> places,
                    domain::FactTable<Fact>& into) {
    Prepared select(database, select_sql<Fact>());
    const std::size_t before = into.facts.size();
    into.facts.reserve(before + places.size());
    into.stamps.reserve(before + places.size());
    for (std::size_t first = 0; first < places.size();) {
        std::size_t last = first;
        while (last + 1 < places.size() && places[last + 1] == places[last] + 1)
            ++last;
        select.reset();
        Binder(select)
            .integer(first_row_of(delivery) + places[first])
            .integer(first_row_of(delivery) + places[last]);
        while (select.step()) {
            RowReader reader(select);
            (void)reader.integer();
            read_columns(into.stamps.emplace_back(), reader);
            read_columns(into.facts.emplace_back(), reader);
            into.facts.back().source.delivery = delivery;
        }
        first = last + 1;
    }
    if (into.facts.size() - before != places.size()) rows_missing(Columns<Fact>::table, delivery);
}

} // namespace

void select_stamps(SQLite::Database& database, FactKind kind, DeliveryId delivery,
                   std::vector<domain::FactStamp>& stamps, std::vector<base::Date>& ends) {
    with_fact_type(kind, [&]<class Fact>() { read_stamps_of<Fact>(database, kind, delivery, stamps, ends); });
}

void select_places(SQLite::Database& database, FactKind kind, DeliveryId delivery,
                   std::span<const std::uint32_t> places, domain::Facts& into) {
    with_fact_type(kind,
                   [&]<class Fact>() { read_places_of<Fact>(database, delivery, places, into.of<Fact>()); });
}

} // namespace styrhus::store::sqlite
