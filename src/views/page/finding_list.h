#pragma once

#include "base/money.h"
#include "models/validity/life.h"
#include "views/view.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

/// Findings with their lives and what is said of them, for every page that lists some.
namespace styrhus::views::page {

using models::validity::FindingName;
using models::validity::Status;

struct ListedFinding {
    const domain::RuleFinding* finding = nullptr; ///< as it stands, or as it last stood
    std::uint32_t person = 0;                     ///< of the page's snapshot; 0 = nobody
    const models::validity::Life* life = nullptr; ///< null until the history is made
    const models::validity::Word* word = nullptr; ///< null where nobody has said anything
    Status status = Status::open;
};

/// All findings of a page's snapshot, and those of the extracts before it that have ended.
class FindingList {
  public:
    explicit FindingList(const Context& context);

    const domain::Checks& checks() const { return *checks_; }
    const LookedBack& looked_back() const { return looked_back_; }
    const models::validity::Words& words() const { return words_; }

    /// Those that stand in the order of the rules, then those that have ended in the order of their names.
    const std::vector<ListedFinding>& all() const { return all_; }
    /// The one that stands, else the last that ended; null for a name that nothing has had.
    const ListedFinding* find(const FindingName& name) const;

  private:
    void add_standing(const Context& context);
    void add_ended(const Context& context);

    std::shared_ptr<const domain::Checks> checks_;
    LookedBack looked_back_;
    models::validity::Words words_;
    std::vector<ListedFinding> all_;
};

/// In an address: findings of no unit, or that nobody is named for.
constexpr std::string_view nobody_key = "-";

/// What a list is narrowed to; empty is all.
struct FindingChoice {
    std::optional<Status> status;
    std::string rule;
    std::string source;
    std::string unit;
    std::string registrant;
};

/// Code of the source that delivered the row.
std::string source_of(const Context& context, const domain::RuleFinding& finding);
/// As an address names them; nobody_key for none.
std::string unit_key(const Context& context, const domain::RuleFinding& finding);
std::string registrant_key(const Context& context, const domain::RuleFinding& finding);

/// The largest amount at stake first, errors before the rest where they are equal.
std::vector<const ListedFinding*> chosen(const Context& context, const FindingList& list,
                                         const FindingChoice& choice);

/// A row that several rules find is at stake once.
base::Money at_stake_of(const std::vector<const ListedFinding*>& findings);

} // namespace styrhus::views::page
