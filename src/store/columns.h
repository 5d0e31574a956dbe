#pragma once

#include "domain/fact_columns.h"
#include "domain/ids.h"

#include <cstdint>

/// How the columns of domain/columns.h lie in a store's tables.
namespace styrhus::store {

using domain::Column;
using domain::column;
using domain::column_value;
using domain::Columns;
using domain::ColumnType;
using domain::describe_columns;
using domain::for_each_fact_type;
using domain::is_fact;
using domain::member_count;
using domain::read_columns;
using domain::write_columns;

/// The rows that came with a delivery are numbered so that one range holds a delivery's, without an index.
constexpr int delivery_shift = 32;
constexpr std::int64_t first_row_of(domain::DeliveryId delivery) {
    return static_cast<std::int64_t>(delivery) << delivery_shift;
}
constexpr std::int64_t last_row_of(domain::DeliveryId delivery) {
    return first_row_of(delivery) + (std::int64_t{1} << delivery_shift) - 1;
}
constexpr domain::DeliveryId delivery_of_row(std::int64_t id) {
    return domain::DeliveryId{static_cast<std::uint32_t>(id >> delivery_shift)};
}

} // namespace styrhus::store
