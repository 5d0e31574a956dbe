#pragma once

#include "snapshot/base.h"
#include "snapshot/join_report.h"
#include "snapshot/placing.h"

#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace styrhus::snapshot {

/// Where an account's postings belong.
struct PostingLine {
    const reference::AreaLine* line = nullptr;
    reference::Method method = reference::Method::series;
    domain::Term area{};
    domain::Term unit{};
    bool is_own_unit = false;
    bool is_account_known = true;
    reference::ScopeId scope{};
    std::uint8_t account_ladder = no_ladder; ///< the ladder the account alone determines
    std::uint8_t account_step = 0;
    std::uint8_t first_ladder = no_ladder;
};

/// A row of PostingColumns before it stands in its columns.
struct PostingRow {
    domain::PersonId person{};
    std::uint8_t ladder = no_ladder;
    std::uint8_t step_by_account = 0;
    std::uint8_t marks = 0;
    std::int32_t from = 0;
    std::int32_t to = 0;
    std::int64_t ore = 0;
    std::uint32_t fact = 0;
    const PostingLine* line = nullptr; ///< of the thread's PostingLines
};

struct PostingBlock {
    std::vector<PostingRow> rows;
    std::vector<domain::Finding> findings;
};

/// Answers of the area tree, each worked out once by the thread that asks.
class PostingLines {
  public:
    struct Key {
        domain::Term account{}, cost_centre{}, art{}, label{};
        std::uint8_t source = 0;
        std::uint32_t date_class = 0;
        const domain::AccountFact* fact = nullptr;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    std::unordered_map<Key, PostingLine, KeyHash> known;
};

/// Lays postings out: area, method and ladder from the account, the citizen's ladder from the grants. A
/// posting whose citizen changes ladder within its service period becomes a row per ladder; their amounts sum
/// to it.
class PostingLayout {
  public:
    /// Keeps pointers into the base's facts, persons and reference data, whose terms hold the codes of every
    /// area and unit.
    explicit PostingLayout(const Base& base);

    /// Postings by person, nobody's first.
    std::span<const std::uint32_t> of_person(std::uint32_t person) const {
        return std::span(order_).subspan(begin_[person], begin_[person + 1] - begin_[person]);
    }
    /// Appends the rows of some postings of one person, whose ladders are `held`.
    void lay_out(std::span<const std::uint32_t> facts, domain::PersonId person,
                 std::span<const HeldLadder> held, PostingLines& lines, PostingBlock& into) const;
    /// Where postings on an account would belong that say no more than it, such as a budget's; `delivery` is
    /// its place in the base's deliveries.
    PostingLine line_of_account(domain::Term account, std::uint32_t delivery, base::Date day) const;
    /// The order in which rows stand in PostingColumns.
    bool stands_before(const PostingRow& a, const PostingRow& b) const;

  private:
    const domain::AccountFact* account_on(domain::Term account, base::Date day) const;
    const PostingLine& line_of(const domain::Posting& posting, std::uint32_t delivery,
                               PostingLines& lines) const;
    PostingLine place(const domain::Posting& posting, std::uint32_t delivery,
                      const domain::AccountFact* fact) const;
    void determine_step(PostingLine& line, const reference::AccountKey& key) const;
    void lay_out_posting(std::uint32_t fact, domain::PersonId person, std::span<const HeldLadder> held,
                         PostingLines& lines, PostingBlock& into) const;

    const Base& base_;
    const std::vector<domain::Posting>& postings_;
    std::vector<std::pair<domain::Term, const domain::AccountFact*>> accounts_;
    std::vector<std::uint32_t> order_;
    std::vector<std::uint32_t> begin_; ///< per person, in order_
};

} // namespace styrhus::snapshot
