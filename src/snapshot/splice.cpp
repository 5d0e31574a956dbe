#include "snapshot/splice.h"

#include <algorithm>
#include <numeric>
#include <tbb/parallel_for.h>

namespace styrhus::snapshot {

namespace {

/// Calls use(column of a, column of b) for every column of a table.
template <class Use>
void for_each_column(GrantColumns& a, const GrantColumns& b, Use&& use) {
    use(a.person, b.person);
    use(a.from, b.from);
    use(a.to, b.to);
    use(a.rate_numerator, b.rate_numerator);
    use(a.rate_denominator, b.rate_denominator);
    use(a.pattern, b.pattern);
    use(a.payment_interval, b.payment_interval);
    use(a.carry_numerator, b.carry_numerator);
    use(a.carry_denominator, b.carry_denominator);
    use(a.marks, b.marks);
    use(a.status, b.status);
    use(a.origin, b.origin);
    use(a.area, b.area);
    use(a.law, b.law);
    use(a.service, b.service);
    use(a.facility, b.facility);
    use(a.provider, b.provider);
    use(a.unit, b.unit);
    use(a.target_group, b.target_group);
    use(a.account, b.account);
    use(a.source, b.source);
}
template <class Use>
void for_each_column(PieceColumns& a, const PieceColumns& b, Use&& use) {
    use(a.person, b.person);
    use(a.ladder, b.ladder);
    use(a.step, b.step);
    use(a.from, b.from);
    use(a.to, b.to);
    use(a.grant, b.grant);
}
template <class Use>
void for_each_column(PostingColumns& a, const PostingColumns& b, Use&& use) {
    use(a.person, b.person);
    use(a.ladder, b.ladder);
    use(a.step_by_account, b.step_by_account);
    use(a.method, b.method);
    use(a.marks, b.marks);
    use(a.amount_ore, b.amount_ore);
    use(a.from, b.from);
    use(a.to, b.to);
    use(a.posted_month, b.posted_month);
    use(a.fiscal_year, b.fiscal_year);
    use(a.area, b.area);
    use(a.account, b.account);
    use(a.provider, b.provider);
    use(a.unit, b.unit);
    use(a.source, b.source);
}

/// The rows of all blocks as one list of a column's values.
template <class Block, class Rows, class Value>
auto column_of(std::span<const Block> blocks, std::span<const std::size_t> begin, Rows rows, Value value) {
    using T = std::remove_cvref_t<decltype(value(rows(blocks[0])[0], std::size_t{0}))>;
    std::vector<T> out(begin[blocks.size()]);
    tbb::parallel_for(std::size_t{0}, blocks.size(), [&](std::size_t b) {
        auto at = out.begin() + static_cast<std::ptrdiff_t>(begin[b]);
        for (const auto& row : rows(blocks[b]))
            *at++ = value(row, b);
    });
    return Column<T>(std::move(out));
}

template <class Block, class Rows>
std::vector<std::size_t> begins(std::span<const Block> blocks, Rows rows) {
    std::vector<std::size_t> begin = {0};
    for (const Block& block : blocks)
        begin.push_back(begin.back() + rows(block).size());
    return begin;
}

template <class T>
void splice_column(Column<T>& column, const Column<T>& with, std::span<const Replaced> replaced) {
    // A column that a table does not have.
    if (column.empty() && with.empty()) return;
    bool is_same = true;
    std::size_t from = 0;
    for (const Replaced& one : replaced) {
        is_same =
            is_same && one.rows == one.end - one.begin
            && std::equal(with.begin() + from, with.begin() + from + one.rows, column.begin() + one.begin);
        from += one.rows;
    }
    if (is_same) return;
    std::vector<T> out;
    out.reserve(column.size() + with.size());
    std::size_t kept = 0;
    from = 0;
    for (const Replaced& one : replaced) {
        out.insert(out.end(), column.begin() + kept, column.begin() + one.begin);
        out.insert(out.end(), with.begin() + from, with.begin() + from + one.rows);
        kept = one.end;
        from += one.rows;
    }
    out.insert(out.end(), column.begin() + kept, column.end());
    column = std::move(out);
}

template <class Table>
void splice_table(Table& table, const Table& with, std::span<const Replaced> replaced) {
    for_each_column(table, with,
                    [&](auto& column, const auto& values) { splice_column(column, values, replaced); });
}

} // namespace

void write_grants(const Base& base, std::span<const GrantBlock> blocks, GrantColumns& grants,
                  PieceColumns& pieces, Column<std::uint32_t>& grant_of_row) {
    const auto rows = [](const GrantBlock& block) -> const auto& {
        return block.rows;
    };
    const std::vector<std::size_t> begin = begins(blocks, rows);
    const auto column = [&](auto value) {
        return column_of(blocks, begin, rows, [&](const GrantRow& row, std::size_t) { return value(row); });
    };
    const auto& facts = base.live.facts.of<domain::Grant>().facts;
    const auto of_fact = [&](auto member) {
        return column([&](const GrantRow& row) { return facts[row.fact].*member; });
    };
    grants.person = column([](const GrantRow& row) { return row.person; });
    grants.from = column([](const GrantRow& row) { return row.from; });
    grants.to = column([](const GrantRow& row) { return row.to; });
    grants.rate_numerator = column([](const GrantRow& row) { return row.rate.ore.numerator; });
    grants.rate_denominator = column([](const GrantRow& row) { return row.rate.ore.denominator; });
    grants.pattern = column([](const GrantRow& row) { return row.rate.pattern; });
    grants.payment_interval = column([](const GrantRow& row) { return row.rate.payment_interval; });
    grants.carry_numerator = column([](const GrantRow& row) { return row.carry.numerator; });
    grants.carry_denominator = column([](const GrantRow& row) { return row.carry.denominator; });
    grants.marks = column([](const GrantRow& row) { return row.marks; });
    grants.status = of_fact(&domain::Grant::status);
    grants.origin = column(
        [&](const GrantRow& row) { return base.origin_of_delivery[base.live.grant_delivery[row.fact]]; });
    grants.area = column([](const GrantRow& row) { return row.area; });
    grants.law = of_fact(&domain::Grant::law);
    grants.service = of_fact(&domain::Grant::service);
    grants.facility = of_fact(&domain::Grant::facility);
    grants.provider = of_fact(&domain::Grant::provider);
    grants.unit = of_fact(&domain::Grant::granting_unit);
    grants.target_group = of_fact(&domain::Grant::target_group);
    grants.account = of_fact(&domain::Grant::account);
    grants.source = of_fact(&domain::Grant::source);
    grant_of_row = column([](const GrantRow& row) { return row.fact; });

    const auto parts = [](const GrantBlock& block) -> const auto& {
        return block.pieces;
    };
    const std::vector<std::size_t> first = begins(blocks, parts);
    const auto piece = [&](auto member) {
        return column_of(blocks, first, parts, [&](const PieceRow& row, std::size_t) { return row.*member; });
    };
    pieces.person = piece(&PieceRow::person);
    pieces.ladder = piece(&PieceRow::ladder);
    pieces.step = piece(&PieceRow::step);
    pieces.from = piece(&PieceRow::from);
    pieces.to = piece(&PieceRow::to);
    pieces.grant = column_of(blocks, first, parts, [&](const PieceRow& row, std::size_t block) {
        return static_cast<std::uint32_t>(begin[block] + row.row);
    });
}

void write_postings(const Base& base, std::span<const PostingBlock> blocks, PostingColumns& postings,
                    Column<std::uint32_t>& posting_of_row) {
    const auto rows = [](const PostingBlock& block) -> const auto& {
        return block.rows;
    };
    const std::vector<std::size_t> begin = begins(blocks, rows);
    const auto column = [&](auto value) {
        return column_of(blocks, begin, rows, [&](const PostingRow& row, std::size_t) { return value(row); });
    };
    const auto& facts = base.live.facts.of<domain::Posting>().facts;
    const auto of_fact = [&](auto member) {
        return column([&](const PostingRow& row) { return facts[row.fact].*member; });
    };
    postings.person = column([](const PostingRow& row) { return row.person; });
    postings.ladder = column([](const PostingRow& row) { return row.ladder; });
    postings.step_by_account = column([](const PostingRow& row) { return row.step_by_account; });
    postings.method = column([](const PostingRow& row) { return row.line->method; });
    postings.marks = column([](const PostingRow& row) { return row.marks; });
    postings.amount_ore = column([](const PostingRow& row) { return row.ore; });
    postings.from = column([](const PostingRow& row) { return row.from; });
    postings.to = column([](const PostingRow& row) { return row.to; });
    postings.posted_month = column(
        [&](const PostingRow& row) { return base::Month::containing(facts[row.fact].posted_on).index(); });
    postings.fiscal_year = of_fact(&domain::Posting::fiscal_year);
    postings.area = column([](const PostingRow& row) { return row.line->area; });
    postings.account = column([&](const PostingRow& row) { return account_of(facts[row.fact]); });
    postings.provider = of_fact(&domain::Posting::provider);
    postings.unit = column([](const PostingRow& row) { return row.line->unit; });
    postings.source = of_fact(&domain::Posting::source);
    posting_of_row = column([](const PostingRow& row) { return row.fact; });
}

void splice(GrantColumns& table, const GrantColumns& with, std::span<const Replaced> replaced) {
    splice_table(table, with, replaced);
}
void splice(PieceColumns& table, const PieceColumns& with, std::span<const Replaced> replaced) {
    splice_table(table, with, replaced);
}
void splice(PostingColumns& table, const PostingColumns& with, std::span<const Replaced> replaced) {
    splice_table(table, with, replaced);
}
void splice(Column<std::uint32_t>& column, const Column<std::uint32_t>& with,
            std::span<const Replaced> replaced) {
    splice_column(column, with, replaced);
}

} // namespace styrhus::snapshot
