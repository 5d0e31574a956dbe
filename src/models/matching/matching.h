#pragma once

#include "base/money.h"
#include "base/period.h"
#include "models/matching/said_links.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <span>
#include <vector>

/// Which grants the postings pay for. The finance system seldom says it: a posting has a citizen or not, a
/// payee, an account, days and an amount, and each of them speaks for a grant or against it. What speaks is
/// kept with the answer, so that a person can see why and say otherwise.
namespace styrhus::models::matching {

enum class LinkState : std::uint8_t {
    outside,  ///< on no citizen's account line: frames, own units, income, refunds
    linked,   ///< to the grants of its links
    probable, ///< to the grants of its links, for a person to confirm
    unlinked  ///< no grant is known that it could pay for
};

/// What speaks for a link or against it.
enum class Sign : std::uint32_t {
    citizen = 1,        ///< the recipient is the grant's citizen
    provider = 2,       ///< the payee runs the grant's facility
    other_provider = 4, ///< the payee is known and does not
    account = 8,        ///< other bills of this help stand on this account
    other_account = 16, ///< they stand elsewhere
    days = 32,          ///< its days are granted
    some_days = 64,     ///< some of them are
    no_days = 128,      ///< none of them is
    amount = 256,       ///< the amount is what the days cost
    as_usual = 512,     ///< it is the part of the granted that this help is usually billed with
    other_amount = 1024,
    alone = 2048,                ///< no other grant is nearly as likely
    together = 4096,             ///< one bill for all of its links
    undone = 8192,               ///< it takes back an earlier posting, or is taken back
    paid = 16384,                ///< the days are billed already
    only = 32768,                ///< the payee has no other grant in those days on that account
    named = 1U << 16,            ///< the text names the grant's citizen or case
    known_difference = 1U << 17, ///< the amount differs from what the days cost in a way that is known
    unit_price = 1U << 18,       ///< its hours or days cost what the grant says, but are not as many
    units = 1U << 19,            ///< its hours or days are as many as granted, but do not cost that
    own_days = 1U << 20,         ///< it begins or ends within a month, on the day the grant does
    astray = 1U << 21,           ///< it stands on an account that no citizen's help is paid from
    names_another = 1U << 22     ///< the text has a CPR number, and not the grant's citizen's
};
using Signs = std::uint32_t;
constexpr bool has(Signs signs, Sign sign) {
    return (signs & static_cast<Signs>(sign)) != 0;
}

/// How the amount differs from what the days cost by the grant.
enum class Difference : std::uint8_t {
    unknown,           ///< nothing to compare with
    none,              ///< to the øre, but for the roundings of single grants
    thirty_and_a_half, ///< whole months of 30.5 days
    twelfth,           ///< whole months of 365 ÷ 12 days
    vat_kept,          ///< the reclaimable VAT is still in it
    vat_deducted_twice,
    day_more,
    day_less,
    quantity, ///< the granted price, for more or fewer hours or days than granted
    price,    ///< the granted number, at another price
    other
};

struct Match {
    LinkState state = LinkState::outside;
    Difference difference = Difference::unknown;
    std::uint8_t score = 0;   ///< of 100
    Said said = Said::nobody; ///< a person's word on its links
    Signs signs = 0;
    base::Period days;             ///< its service period; where it has none, the days it was found to be for
    std::int64_t expected_ore = 0; ///< what the grants of its links cost in those days
    std::int64_t owed_ore = 0;     ///< the same for its own number of hours or days, where it states one
    domain::Term usual_account{};  ///< where bills of this help mostly stand, if this one does not
};

/// A posting's part that pays for a grant; the parts of a posting sum to it.
struct Link {
    std::uint32_t posting = 0; ///< in Snapshot::postings
    std::uint32_t grant = 0;   ///< in Snapshot::grants
    std::int64_t ore = 0;
};

struct Matching {
    std::vector<Match> postings; ///< one per posting
    std::vector<Link> links;     ///< by posting, then grant
    std::vector<std::uint32_t> links_begin;
    std::vector<std::uint32_t> by_grant; ///< numbers of links, by grant, then posting
    std::vector<std::uint32_t> by_grant_begin;
    std::vector<SaidLink> said; ///< what persons say of the postings, with what does not hold

    std::span<const Link> links_of(std::uint32_t posting) const {
        return std::span(links).subspan(links_begin[posting],
                                        links_begin[posting + 1] - links_begin[posting]);
    }
    /// Numbers of the links that pay for a grant.
    std::span<const std::uint32_t> links_of_grant(std::uint32_t grant) const {
        return std::span(by_grant).subspan(by_grant_begin[grant],
                                           by_grant_begin[grant + 1] - by_grant_begin[grant]);
    }
};

/// From this score on a posting is linked, and from that one on probably. The marks of each sign are in
/// score.h.
constexpr int linked_from = 70;
constexpr int probable_from = 45;

/// The basis of a bill's amount (DEFINITIONS 1): postings are on `cost`, e-invoices on `invoice`.
enum class BillBasis : std::uint8_t { cost, invoice };

/// The postings of the snapshot, with what persons have said of them as certain. The same facts and
/// statements give the same links, in whatever order they were delivered.
Matching match(const snapshot::Snapshot& snapshot);
/// Lines of e-invoices, written as postings: payee, citizen, days, quantity and amount without VAT. One of 0
/// kr. stays `outside`.
Matching match_invoices(const snapshot::Snapshot& snapshot, std::span<const domain::Posting> lines);

} // namespace styrhus::models::matching
