#pragma once

#include "snapshot/freeze.h"
#include "snapshot/grant_rows.h"
#include "snapshot/join_report.h"

#include <unordered_map>
#include <vector>

namespace styrhus::snapshot {

/// Lays postings out as PostingColumns: area, method and ladder from the account, the citizen's ladder from
/// the grants. A posting whose citizen changes ladder within its service period becomes a row per ladder;
/// their amounts sum to it.
class PostingRows {
  public:
    PostingRows(const FreezeOrder& order, const GrantRows& grants, Snapshot& into);
    void lay_out();

  private:
    struct Line {
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
    struct Key {
        domain::Term account{}, cost_centre{}, art{}, label{};
        std::uint32_t source = 0;
        std::uint32_t date_class = 0;
        const domain::AccountFact* fact = nullptr;
        bool operator==(const Key&) const = default;
    };
    struct KeyHash {
        std::size_t operator()(const Key& key) const;
    };
    struct LaidRow {
        domain::PersonId person{};
        std::uint8_t ladder = no_ladder;
        std::uint8_t step_by_account = 0;
        std::uint8_t marks = 0;
        std::int32_t from = 0;
        std::int32_t to = 0;
        std::int64_t ore = 0;
        std::uint32_t posting = 0;
        const Line* line = nullptr;
    };

    void index_accounts();
    const domain::AccountFact* account_on(domain::Term account, base::Date day) const;
    const Line& line_of(const domain::Posting& posting, std::uint32_t delivery);
    Line place(const domain::Posting& posting, std::uint32_t delivery, const domain::AccountFact* fact);
    void determine_step(Line& line, const reference::AccountKey& key) const;
    void lay_out_posting(std::uint32_t fact);
    void split_by_ladder(LaidRow row);
    void write();

    const FreezeOrder& order_;
    const GrantRows& grants_;
    Snapshot& into_;
    std::vector<std::pair<domain::Term, const domain::AccountFact*>> accounts_;
    std::unordered_map<Key, Line, KeyHash> lines_;
    std::vector<LaidRow> rows_;
};

} // namespace styrhus::snapshot
