#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/period.h"
#include "domain/facts.h"
#include "domain/ids.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

/// How a plain struct lies in a table. The columns of each struct are declared once (fact_columns.h,
/// record_columns.h) as a tuple of names and members; create, insert and select of every store are made from
/// that. Everything is an integer or a text: money in øre, dates in days since 1970 (the open end is
/// 2147483647), booleans 0 or 1, refs as the signed number with the same bits.
namespace styrhus::store {

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

/// `at` is a pointer to member, or a function from the struct to a reference to its part.
template <class At>
struct Column {
    const char* name;
    At at;
};
template <class At>
constexpr Column<At> column(const char* name, At at) {
    return {name, at};
}

/// Specialised per struct: `table` (its name) and `columns` (a tuple of Column).
template <class Row>
struct Columns;

enum class ColumnType : std::uint8_t { integer, text };

/// One value of a struct is one column or two. `describe` names them, `write` and `read` go over them in the
/// same order; a Sink takes integer, term and text, a Source gives integer and text.
template <class T>
struct Stored {
    static_assert(std::is_integral_v<T> || std::is_enum_v<T>);
    template <class Describe>
    static void describe(const std::string& name, Describe&& add) {
        add(name, ColumnType::integer);
    }
    template <class Sink>
    static void write(T value, Sink& sink) {
        sink.integer(static_cast<std::int64_t>(value));
    }
    template <class Source>
    static void read(T& value, Source& source) {
        value = static_cast<T>(source.integer());
    }
};

template <>
struct Stored<domain::Term> : Stored<std::uint32_t> {
    template <class Sink>
    static void write(domain::Term value, Sink& sink) {
        sink.term(value);
    }
    template <class Source>
    static void read(domain::Term& value, Source& source) {
        value = domain::Term{static_cast<std::uint32_t>(source.integer())};
    }
};

template <>
struct Stored<base::Money> : Stored<std::int64_t> {
    template <class Sink>
    static void write(base::Money value, Sink& sink) {
        sink.integer(value.in_ore());
    }
    template <class Source>
    static void read(base::Money& value, Source& source) {
        value = base::Money::ore(source.integer());
    }
};

template <>
struct Stored<base::Date> : Stored<std::int32_t> {
    template <class Sink>
    static void write(base::Date value, Sink& sink) {
        sink.integer(value.days());
    }
    template <class Source>
    static void read(base::Date& value, Source& source) {
        value = base::Date::from_days(static_cast<std::int32_t>(source.integer()));
    }
};

template <>
struct Stored<base::Month> : Stored<std::int32_t> {
    template <class Sink>
    static void write(base::Month value, Sink& sink) {
        sink.integer(value.index());
    }
    template <class Source>
    static void read(base::Month& value, Source& source) {
        value = base::Month::from_index(static_cast<std::int32_t>(source.integer()));
    }
};

template <>
struct Stored<base::Period> {
    template <class Describe>
    static void describe(const std::string& name, Describe&& add) {
        add(name + "_from", ColumnType::integer);
        add(name + "_to", ColumnType::integer);
    }
    template <class Sink>
    static void write(const base::Period& value, Sink& sink) {
        sink.integer(value.from.days());
        sink.integer(value.to.days());
    }
    template <class Source>
    static void read(base::Period& value, Source& source) {
        Stored<base::Date>::read(value.from, source);
        Stored<base::Date>::read(value.to, source);
    }
};

/// The delivery is in the row's number.
template <>
struct Stored<domain::SourceRef> {
    template <class Describe>
    static void describe(const std::string& name, Describe&& add) {
        add(name + "_file", ColumnType::integer);
        add(name + "_line", ColumnType::integer);
    }
    template <class Sink>
    static void write(const domain::SourceRef& value, Sink& sink) {
        sink.integer(value.file);
        sink.integer(value.line);
    }
    template <class Source>
    static void read(domain::SourceRef& value, Source& source) {
        value.file = static_cast<std::uint16_t>(source.integer());
        value.line = static_cast<std::uint32_t>(source.integer());
    }
};

template <>
struct Stored<std::string> {
    template <class Describe>
    static void describe(const std::string& name, Describe&& add) {
        add(name, ColumnType::text);
    }
    template <class Sink>
    static void write(const std::string& value, Sink& sink) {
        sink.text(value);
    }
    template <class Source>
    static void read(std::string& value, Source& source) {
        value = source.text();
    }
};

template <class Row, class At>
using column_value = std::remove_cvref_t<std::invoke_result_t<At, Row&>>;

/// Calls add(name, type) for every column of Row in order.
template <class Row, class Describe>
void describe_columns(Describe&& add) {
    std::apply(
        [&]<class... At>(const Column<At>&... each) {
            (Stored<column_value<Row, At>>::describe(each.name, add), ...);
        },
        Columns<Row>::columns);
}

template <class Row, class Sink>
void write_columns(const Row& row, Sink& sink) {
    std::apply(
        [&]<class... At>(const Column<At>&... each) {
            (Stored<column_value<Row, At>>::write(std::invoke(each.at, row), sink), ...);
        },
        Columns<Row>::columns);
}

template <class Row, class Source>
void read_columns(Row& row, Source& source) {
    std::apply(
        [&]<class... At>(const Column<At>&... each) {
            (Stored<column_value<Row, At>>::read(std::invoke(each.at, row), source), ...);
        },
        Columns<Row>::columns);
}

/// How many members an aggregate has, so that a member without a column does not compile.
struct AnyMember {
    template <class T>
    operator T() const; // NOLINT: declared only, for counting
};
template <class Row, std::size_t... I>
constexpr bool can_be_made_of(std::index_sequence<I...>) {
    return requires {
        Row{(static_cast<void>(I), AnyMember{})...};
    };
}
template <class Row, std::size_t Count = 1>
constexpr std::size_t member_count() {
    if constexpr (can_be_made_of<Row>(std::make_index_sequence<Count + 1>{}))
        return member_count<Row, Count + 1>();
    else
        return Count;
}

} // namespace styrhus::store
