#include "views/page/chain.h"

#include "views/page/frame.h"
#include "views/page/parts.h"

#include <algorithm>
#include <map>

namespace styrhus::views::page {

namespace {

using base::Money;
using base::Result;
using domain::Term;
using models::ladder::Place;

constexpr std::string_view names[stages] = {"delivered", "rejected",  "accepted",  "linked", "step",
                                            "account",   "no-step",   "coverage",  "others", "remainder",
                                            "unplaced",  "own-total", "difference"};

Stage stage_of(Place place) {
    switch (place) {
    case Place::step:
        return Stage::step;
    case Place::by_account:
        return Stage::by_account;
    case Place::no_step:
        return Stage::no_step;
    case Place::coverage_difference:
        return Stage::coverage;
    case Place::for_others:
        return Stage::others;
    case Place::remainder:
        break;
    }
    return Stage::remainder;
}

bool is_place(Stage stage) {
    return Stage::step <= stage && stage <= Stage::remainder;
}

void add_postings(const Context& context, Chain& chain) {
    const Snapshot& snapshot = *context.snapshot;
    const int first_month = first_fiscal_month(context);
    for (const domain::Posting& posting : snapshot.postings) {
        const LedgerKey key = key_of(posting, first_month, false);
        if (key.year != chain.year) continue;
        const domain::PersonId person = snapshot.persons.find(posting.citizen);
        chain.parts.push_back({Stage::accepted, key, posting.amount, posting.source, person, {}});
        if (!domain::is_none(person))
            chain.parts.push_back({Stage::linked, key, posting.amount, posting.source, person, {}});
    }
    for (const PlacedPart& part : placed_postings(snapshot)) {
        const domain::Posting& posting = snapshot.postings[snapshot.posting_of_row[part.posting]];
        const LedgerKey key = key_of(posting, first_month, false);
        if (key.year == chain.year)
            chain.parts.push_back({stage_of(part.row.place),
                                   key,
                                   Money::ore(part.ore),
                                   posting.source,
                                   domain::PersonId{part.person},
                                   {}});
    }
}

void add_own_totals(const Context& context, Chain& chain) {
    for (const auto& [key, total] : own_totals(*context.snapshot, chain.year)) {
        chain.parts.push_back({Stage::own, key, total->amount, total->source, {}, {}});
        chain.with_own.push_back(key);
    }
    std::sort(chain.with_own.begin(), chain.with_own.end());
}

/// Rows of the deliveries that count, on the account and day they say; without a day on the last month the
/// delivery covers.
Result<void> add_rejected(const Context& context, Chain& chain) {
    const Snapshot& snapshot = *context.snapshot;
    const int first_month = first_fiscal_month(context);
    for (const domain::Delivery& delivery : snapshot.deliveries) {
        if (delivery.kind != domain::FactKind::posting || delivery.sums.rows_rejected == 0) continue;
        STYRHUS_TRY(const std::vector<RejectedPosting> rejected, context.rejected_postings(delivery.id));
        const base::Date covered = delivery.dates.coverage.is_open()
                                       ? delivery.dates.extract_date
                                       : delivery.dates.coverage.to.plus_days(-1);
        for (const RejectedPosting& one : rejected) {
            domain::Posting as_posting;
            as_posting.posted_on = one.posted_on.is_open_end() ? covered : one.posted_on;
            (void)snapshot.terms->find(one.account, as_posting.account);
            (void)snapshot.terms->find(one.cost_centre, as_posting.cost_centre);
            const LedgerKey key = key_of(as_posting, first_month, false);
            if (key.year != chain.year) continue;
            const domain::Rejection& rejection = one.rejection;
            RejectedPart part;
            part.is_unknown = !rejection.amount_known;
            part.part = {
                Stage::rejected,  key, rejection.amount_known ? rejection.amount : Money{},
                rejection.source, {},  std::string(context.tr(rejection.text_da, rejection.text_en))};
            chain.rejected.push_back(std::move(part));
        }
    }
    return {};
}

/// An unreadable amount that stands alone in its account and month is what the total there lacks.
void derive_amounts(Chain& chain) {
    std::map<LedgerKey, Money> lacking;
    for (const ChainPart& part : chain.parts) {
        if (part.stage == Stage::own) lacking[part.key] += part.amount;
        if (part.stage == Stage::accepted) lacking[part.key] -= part.amount;
    }
    std::map<LedgerKey, int> unknown;
    for (const RejectedPart& one : chain.rejected) {
        lacking[one.part.key] -= one.part.amount;
        unknown[one.part.key] += one.is_unknown ? 1 : 0;
    }
    for (RejectedPart& one : chain.rejected) {
        if (!one.is_unknown || unknown[one.part.key] != 1 || !chain.has_own(one.part.key)) continue;
        one.part.amount = lacking[one.part.key];
        one.is_derived = true;
        one.is_unknown = false;
    }
    for (const RejectedPart& one : chain.rejected)
        chain.parts.push_back(one.part);
}

/// How a part counts in a stage that is a sum of others: +1, −1 or 0.
int sign_in(const Chain& chain, Stage stage, const ChainPart& of) {
    const Stage part = of.stage;
    if (stage == part) return 1;
    if (stage == Stage::delivered) return part == Stage::accepted || part == Stage::rejected ? 1 : 0;
    if (stage == Stage::unplaced) return part == Stage::accepted ? 1 : is_place(part) ? -1 : 0;
    if (stage == Stage::difference) {
        if (part == Stage::accepted) return chain.is_tied(of.key) ? -1 : 0;
        return part == Stage::own ? 1 : 0;
    }
    return 0;
}

} // namespace

std::string_view name_of(Stage stage) {
    return names[static_cast<std::size_t>(stage)];
}

std::optional<Stage> stage_named(std::string_view name) {
    for (std::size_t i = 0; i < stages; ++i)
        if (names[i] == name) return static_cast<Stage>(i);
    return std::nullopt;
}

std::string stage_words(const Context& context, Stage stage) {
    constexpr std::pair<std::string_view, std::string_view> words[stages] = {
        {"Leveret", "Delivered"},
        {"Afvist", "Rejected"},
        {"Godtaget", "Accepted"},
        {"Heraf koblet til en borger", "Of which linked to a citizen"},
        {"På trappen", "On the ladder"},
        {"Efter konto", "By account"},
        {"Uden trin", "No step"},
        {"Dækningsforskel", "Coverage difference"},
        {"For andre", "For others"},
        {"Resten", "Remainder"},
        {"Godtaget − placeret", "Accepted − placed"},
        {"Økonomisystemets total", "The finance system's total"},
        {"Total − godtaget", "Total − accepted"}};
    const auto& [da, en] = words[static_cast<std::size_t>(stage)];
    return std::string(context.tr(da, en));
}

bool Chain::has_own(const LedgerKey& key) const {
    return std::binary_search(with_own.begin(), with_own.end(), key);
}

bool Chain::is_tied(const LedgerKey& key) const {
    return has_own(key) || has_own({key.account, key.year, 0});
}

bool Chain::knows(Term account) const {
    return std::any_of(with_own.begin(), with_own.end(),
                       [&](const LedgerKey& key) { return key.account == account; });
}

Result<Chain> chain_of(const Context& context, int year) {
    Chain chain;
    chain.year = year;
    add_postings(context, chain);
    add_own_totals(context, chain);
    STYRHUS_TRY_VOID(add_rejected(context, chain));
    derive_amounts(chain);
    return chain;
}

std::vector<ChainPart> parts_of(const Chain& chain, const ChainCell& cell) {
    std::vector<ChainPart> parts;
    for (const ChainPart& part : chain.parts) {
        const int sign = sign_in(chain, cell.stage, part);
        if (sign == 0 || (cell.account && *cell.account != part.key.account)) continue;
        if (cell.period != 0 && cell.period != part.key.period) continue;
        parts.push_back(part);
        if (sign < 0) parts.back().amount = -part.amount;
    }
    return parts;
}

ChainTable sums_of(const Chain& chain) {
    ChainTable table;
    for (const ChainPart& part : chain.parts) {
        ChainSums& of_account = table.accounts[part.key.account];
        for (std::size_t i = 0; i < stages; ++i) {
            const int sign = sign_in(chain, static_cast<Stage>(i), part);
            if (sign == 0) continue;
            const Money amount = sign < 0 ? -part.amount : part.amount;
            for (ChainSums* sums : {&of_account, &table.all}) {
                (*sums)[0][i] += amount;
                if (part.key.period != 0) (*sums)[static_cast<std::size_t>(part.key.period)][i] += amount;
            }
        }
    }
    return table;
}

} // namespace styrhus::views::page
