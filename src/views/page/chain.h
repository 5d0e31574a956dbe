#pragma once

#include "base/money.h"
#include "views/page/ledger.h"
#include "views/view.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The way of every posted krone: delivered, rejected or accepted, linked to a citizen, where it stands, and
/// what the finance system itself says. One pass gives the parts; the page sums them and `explain` lists
/// them, so a cell and its rows cannot differ.
namespace styrhus::views::page {

enum class Stage : std::uint8_t {
    delivered, ///< accepted + rejected
    rejected,
    accepted,
    linked, ///< of which on a citizen
    step,
    by_account,
    no_step,
    coverage,
    others,
    remainder,
    unplaced, ///< accepted − all the places: 0
    own,
    difference ///< the finance system's total − accepted on the accounts and months that have one
};
constexpr std::size_t stages = 13;
std::string_view name_of(Stage stage);
std::optional<Stage> stage_named(std::string_view name);
std::string stage_words(const Context& context, Stage stage);

struct ChainPart {
    Stage stage{};
    LedgerKey key;
    base::Money amount;
    domain::SourceRef source;
    domain::PersonId person{};
    std::string what; ///< only of rejected rows: why
};

/// A rejected posting and what it explains of a difference.
struct RejectedPart {
    ChainPart part;
    /// The amount could not be read; it is what the finance system's total for the account and month lacks.
    bool is_derived = false;
    /// Neither read nor to be derived: the account and month have more than one such row, or no total.
    bool is_unknown = false;
};

struct Chain {
    int year = 0;
    std::vector<ChainPart> parts; ///< without delivered, unplaced and difference: those are sums of others
    std::vector<RejectedPart> rejected;
    std::vector<LedgerKey> with_own; ///< sorted: keys the finance system has a total of its own for

    bool has_own(const LedgerKey& key) const;
    /// Whether the finance system has a total of the line, for the month or for the year.
    bool is_tied(const LedgerKey& key) const;
    /// Whether the finance system knows the account in the year at all.
    bool knows(domain::Term account) const;
};
/// An error where a delivery's rows cannot be read again.
base::Result<Chain> chain_of(const Context& context, int year);

/// A cell of the page: no account is all of them, period 0 the whole year.
struct ChainCell {
    Stage stage{};
    std::optional<domain::Term> account;
    int period = 0;
};
/// The parts that add to the cell, with their signs.
std::vector<ChainPart> parts_of(const Chain& chain, const ChainCell& cell);

/// All cells at once: by account, then period (0 the year) and stage. Term{} with `all` is every account.
using ChainSums = std::array<std::array<base::Money, stages>, 13>;
struct ChainTable {
    std::map<domain::Term, ChainSums> accounts;
    ChainSums all{};
};
ChainTable sums_of(const Chain& chain);

} // namespace styrhus::views::page
