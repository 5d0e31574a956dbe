#pragma once

#include "reference/accounts.h"
#include "reference/area_tree.h"
#include "reference/ladder.h"
#include "reference/law.h"
#include "reference/parameters.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::reference {

/// Everything that changes without a programmer, read once and never changed. Share it by pointer: answers
/// hold pointers into it.
struct Reference {
    LawBook law;
    std::vector<LadderScope> scopes; ///< scopes[i] is ScopeId i+1
    std::vector<Ladder> ladders;     ///< ladders[i] is LadderId i+1
    ChartOfAccounts accounts;
    AreaTree areas;
    Parameters parameters;
    /// Hex of the content, free of comments, order of keys and file names: a part of figures_id.
    std::string reference_hash;
    /// The days on which something of it changes, ascending.
    std::vector<base::Date> changes;

    const Ladder& ladder(LadderId id) const { return ladders[static_cast<std::size_t>(id) - 1]; }
    const LadderScope& scope(ScopeId id) const { return scopes[static_cast<std::size_t>(id) - 1]; }
    const Ladder* find_ladder(std::string_view code) const;
    const LadderScope* find_scope(std::string_view code) const;

    /// Days with the same class have the same answers to questions that are otherwise equal; so are hours a
    /// week and yearly cost. A caller keys its memo on distinct texts and these three.
    std::uint32_t date_class(base::Date date) const;
    std::uint32_t hours_class(std::optional<std::int64_t> hours_per_week_milli) const;
    std::uint32_t cost_class(std::optional<base::Money> yearly_cost) const;
    std::vector<std::int64_t> hours_limits_milli;
    std::vector<base::Money> cost_limits;

    /// The scope that claims a source; none where no scope does.
    ScopeId scope_of_source(std::string_view source) const;
    /// The ladder of the scope that a registered target group belongs to; none where it names none of them.
    LadderId registered_ladder(ScopeId scope, std::string_view target_group) const;
    /// The scope of a question: by its source, else by its law's area, else none.
    ScopeId scope_of(const StepQuestion& question) const;
    /// The question answered in every ladder of its scope. Without a scope it has no answers.
    Placement place(const StepQuestion& question) const;
    /// The same in a scope the caller knows, such as the area line's.
    Placement place_in(ScopeId scope, const StepQuestion& question) const;
    /// For cost without a citizen: the step the account alone determines. In a scope of several ladders it
    /// does so if one of them only decides, or all that decide agree on the number (then the first);
    /// `ladder`, if any, is the area line's own. Otherwise unknown: the remainder.
    StepAnswer place_by_account(ScopeId scope, LadderId ladder, const StepQuestion& question) const;
};

} // namespace styrhus::reference
