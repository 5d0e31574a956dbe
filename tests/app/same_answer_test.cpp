#include "app/made_town.h"

#include <array>
#include <numeric>
#include <span>
#include <variant>

/// DESIGN 2.3 and DEFINITIONS 8: the same facts give the same figures however they were delivered. Within one
/// municipality, whose stores share its key (docs/decisions/0080).
namespace styrhus::app {
namespace {

constexpr auto seeds = std::array<std::uint64_t, 3>{11, 12, 13};

/// A page as text, without what tells where a row stands or in which order deliveries came: both are
/// provenance.
std::string page_of(OpenTown& town, std::string_view view) {
    document::Document page = need(town.pipeline->present({std::string(view), document::Language::da, {}}));
    page.basis.snapshot_id.clear();
    page.basis.sources.clear();
    std::string text =
        page.title + "\n" + page.lead + "\n" + page.basis.figures_id + "\n" + page.basis.remainder;
    for (const document::Block& block : page.blocks)
        if (const auto* table = std::get_if<document::Table>(&block); table && table->key != "leverancer")
            for (const document::Row& row : table->rows)
                for (const document::Cell& cell : row.cells)
                    if (const auto* money = std::get_if<base::Money>(&cell.value))
                        text += "\n" + base::plain(*money);
    return text;
}

void expect_same_answers(OpenTown& a, OpenTown& b) {
    const auto left = a.publish(base::Date::of(2025, 12, 1));
    const auto right = b.publish(base::Date::of(2025, 12, 1));
    ASSERT_FALSE(left->grants.empty());
    ASSERT_FALSE(left->postings.empty());
    EXPECT_EQ(left->figures_id, right->figures_id);
    EXPECT_EQ(page_of(a, "ladder"), page_of(b, "ladder"));
    EXPECT_EQ(page_of(a, "overview"), page_of(b, "overview"));
}

/// Heading and rows; nothing of files whose rows hold line breaks.
std::vector<std::string> lines_of(const IncomingFile& file) {
    const std::string& bytes = *file.bytes;
    const bool is_plain = file.name.ends_with(".csv") && bytes.find('"') == std::string::npos
                          && bytes.find('\0') == std::string::npos && bytes.ends_with('\n');
    std::vector<std::string> lines;
    for (std::size_t at = 0; is_plain && at < bytes.size();) {
        const std::size_t end = bytes.find('\n', at);
        lines.push_back(bytes.substr(at, end + 1 - at));
        at = end + 1;
    }
    return lines;
}

IncomingFile file_of(std::string name, std::span<const std::string> lines) {
    auto bytes = std::make_shared<std::string>();
    for (const std::string& line : lines)
        *bytes += line;
    return {std::move(name), bytes};
}

/// The rows below the heading in another order.
IncomingFile permuted(const IncomingFile& file, std::mt19937_64& random) {
    std::vector<std::string> lines = lines_of(file);
    if (lines.size() <= 2) return file;
    std::shuffle(lines.begin() + 1, lines.end(), random);
    return file_of(file.name, lines);
}

/// Two files with the heading each, and one row at least.
std::vector<IncomingFile> cut_in_two(const IncomingFile& file, std::mt19937_64& random) {
    std::vector<std::string> lines = lines_of(file);
    if (lines.size() < 3) return {file};
    const auto middle = lines.begin() + 2 + static_cast<std::ptrdiff_t>(random() % (lines.size() - 2));
    std::vector<std::string> second(middle, lines.end());
    second.insert(second.begin(), lines.front());
    lines.erase(middle, lines.end());
    const std::string stem = file.name.substr(0, file.name.size() - std::string_view(".csv").size());
    return {file_of(stem + "_del1.csv", lines), file_of(stem + "_del2.csv", second)};
}

TEST(SameAnswer, a_second_store_filled_anew_with_the_same_key_gives_the_same_figures) {
    for (const std::uint64_t seed : seeds) {
        const SharedTown& shared = shared_town(seed);
        expect_same_answers(*shared.open, *received(shared.town));
    }
}

TEST(SameAnswer, deliveries_may_arrive_in_any_order) {
    for (const std::uint64_t seed : seeds) {
        const SharedTown& shared = shared_town(seed, false);
        const MadeTown& town = shared.town;
        OpenTown shuffled(town);
        std::vector<std::size_t> order(town.months.size());
        std::iota(order.begin(), order.end(), 0U);
        std::mt19937_64 random(seed);
        std::shuffle(order.begin(), order.end(), random);
        for (const std::size_t month : order)
            shuffled.receive(town.months[month], arrival(month));
        expect_same_answers(*shared.open, shuffled);
    }
}

/// Every file as `change` makes it; how many files came of them.
template <class Change>
std::size_t receive_changed(OpenTown& into, const MadeTown& town, Change change) {
    std::size_t files_received = 0;
    for (std::size_t i = 0; i < town.months.size(); ++i) {
        Month files;
        for (const IncomingFile& file : town.months[i])
            for (IncomingFile& changed : change(file))
                files.push_back(std::move(changed));
        files_received += files.size();
        into.receive(std::move(files), arrival(i));
    }
    return files_received;
}

TEST(SameAnswer, rows_may_stand_in_any_order) {
    for (const std::uint64_t seed : seeds) {
        const SharedTown& shared = shared_town(seed, false);
        OpenTown other(shared.town);
        std::mt19937_64 random(seed);
        receive_changed(other, shared.town,
                        [&](const IncomingFile& file) { return Month{permuted(file, random)}; });
        expect_same_answers(*shared.open, other);
    }
}

TEST(SameAnswer, the_rows_of_one_extract_may_stand_in_two_files) {
    for (const std::uint64_t seed : seeds) {
        const SharedTown& shared = shared_town(seed, false);
        OpenTown other(shared.town);
        std::mt19937_64 random(seed);
        std::size_t whole = 0;
        for (const Month& month : shared.town.months)
            whole += month.size();
        const std::size_t cut = receive_changed(
            other, shared.town, [&](const IncomingFile& file) { return cut_in_two(file, random); });
        EXPECT_GT(cut, whole + 20);
        expect_same_answers(*shared.open, other);
    }
}

TEST(SameAnswer, the_same_files_again_change_nothing) {
    const MadeTown town(seeds[0]);
    const auto open = received(town);
    const auto before = open->publish(base::Date::of(2025, 12, 1));
    for (std::size_t i = 0; i < town.months.size(); ++i)
        open->receive(town.months[i], arrival(i));
    const auto after = open->publish(base::Date::of(2025, 12, 1));
    EXPECT_EQ(before->snapshot_id, after->snapshot_id);
    EXPECT_TRUE(before->columns == after->columns);
}

TEST(SameAnswer, another_fact_is_another_figures_id) {
    const SharedTown& shared = shared_town(seeds[0]);
    const MadeTown& town = shared.town;
    OpenTown shorter(town);
    for (std::size_t i = 0; i + 1 < town.months.size(); ++i)
        shorter.receive(town.months[i], arrival(i));
    EXPECT_NE(shared.whole->figures_id, shorter.publish(base::Date::of(2025, 12, 1))->figures_id);
}

} // namespace
} // namespace styrhus::app
