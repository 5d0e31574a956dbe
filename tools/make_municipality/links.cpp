#include "make_municipality/links.h"

#include "make_municipality/extracts.h"
#include "make_municipality/text.h"

#include <algorithm>
#include <cstdlib>
#include <set>

namespace styrhus::make_municipality {

namespace {

/// A bill is at most so late: a claim lapses after that.
constexpr Month months_late_max = 12;

/// Whether the case systems have the grant when the last delivery is made.
bool is_entered(const Grant& grant, const Window& window) {
    return grant.known <= window.to() && grant.withdrawn > window.to();
}

/// The grant's prices as the case systems have them in the last delivery: with a first day or an end that
/// is wrong or missing, and a price that was never put right.
std::vector<Piece> entered_pieces(const Grant& grant, const Window& window) {
    const Day end = shown_end(grant, window.to());
    std::vector<Piece> pieces = grant.pieces;
    std::erase_if(pieces, [&](const Piece& piece) { return piece.from > end; });
    for (Piece& piece : pieces) {
        piece.to = &piece == &pieces.back() ? end : std::min(piece.to, end);
        if (piece.written_from != 0) piece.from = piece.written_from;
        if (piece.written_price && window.last <= piece.written_price->until)
            piece.price = piece.written_price->ore;
    }
    return pieces;
}

/// An hour's price shows who could be meant, for hours are billed as they are delivered and not as granted.
bool fits_price_of_hour(const Facility& facility, const Piece& piece, const Posting& posting) {
    const std::int64_t ore = std::abs(posting.ore);
    const std::int64_t rounding = piece.price / 100 + 1; // the hours on the bill are rounded to hundredths
    const std::int64_t factor = facility.factor_permille;
    for (const std::int64_t millionths : {factor * 1000, std::int64_t{1'000'000}, factor * factor}) {
        const std::int64_t expected =
            scaled(piece.price, posting.quantity_hundredths * millionths, 100'000'000);
        if (std::abs(expected - ore) <= rounding) return true;
    }
    return false;
}

} // namespace

Links::Links(Output& out, const Market& market, const Window& window)
    : out_(out), market_(market), window_(window) {
    for (std::size_t i = 0; i < market.facilities().size(); ++i)
        facilities_of_payee_[market.facilities()[i].cvr].push_back(static_cast<int>(i));
}

void Links::know(const Citizen& citizen) {
    number_is_wrong_ = !citizen.written_cpr.empty();
    own_.clear();
    for (const Grant& grant : citizen.grants) {
        if (!is_entered(grant, window_)) continue;
        for (const Piece& piece : entered_pieces(grant, window_)) {
            const bool billable = piece.to >= first_billed_day(window_) && piece.from <= window_.to();
            if (billable)
                own_.push_back(
                    {grant.number, grant.facility, piece.from, piece.to, piece.price, piece.hours});
        }
    }
    std::copy_if(own_.begin(), own_.end(), std::back_inserter(bought_),
                 [&](const Entry& entry) { return is_bought(market_.facility(entry.facility)); });
}

void Links::add(const Posting& posting, Place place) {
    if (posting.told != Told::cpr && posting.told != Told::text) {
        waiting_.push_back({posting, place});
        return;
    }
    write(posting, place, !number_is_wrong_ && is_one_of(posting, own_entries(posting)));
}

Links::Entries Links::own_entries(const Posting& posting) const {
    Entries entries;
    Entries on_account;
    for (const Entry& entry : own_) {
        const Facility& f = market_.facility(entry.facility);
        if (f.cvr != posting.payee) continue;
        entries.push_back(&entry);
        if (f.line == posting.line) on_account.push_back(&entry);
    }
    return on_account.empty() ? entries : on_account;
}

void Links::write(const Posting& p, Place place, bool linkable) {
    const auto row = [&](std::int64_t grant, const std::string& citizen, std::int64_t ore) {
        out_.row(out_.file(Kind::truth_posting_links),
                 {out_.name_of(place.file), std::to_string(place.line), std::to_string(grant), citizen,
                  std::to_string(ore), std::string(told_text(p.told)), std::string(off_text(p.off)),
                  linkable ? "1" : "0"});
    };
    for (const Share& share : p.shares)
        row(share.grant, share.citizen, share.ore);
    if (p.shares.empty()) row(p.grant, p.citizen, p.ore);
}

void Links::close() {
    std::stable_sort(bought_.begin(), bought_.end(),
                     [](const Entry& a, const Entry& b) { return a.facility < b.facility; });
    entries_begin_.assign(market_.facilities().size() + 1, bought_.size());
    for (std::size_t i = bought_.size(); i-- > 0;)
        entries_begin_[static_cast<std::size_t>(bought_[i].facility)] = i;
    for (std::size_t f = market_.facilities().size(); f-- > 0;)
        entries_begin_[f] = std::min(entries_begin_[f], entries_begin_[f + 1]);
    for (const Waiting& one : waiting_)
        write(one.posting, one.place, is_linkable(one.posting));
}

std::vector<int> Links::facilities_of(const Posting& posting) const {
    const std::vector<int>& all = facilities_of_payee_.at(posting.payee);
    std::vector<int> on_account;
    std::copy_if(all.begin(), all.end(), std::back_inserter(on_account),
                 [&](int f) { return market_.facility(f).line == posting.line; });
    return on_account.empty() ? all : on_account;
}

bool Links::is_linkable(const Posting& posting) const {
    if (posting.told == Told::collective) return is_linkable_sum(posting);
    Entries entries;
    for (const int f : facilities_of(posting)) {
        const auto at = static_cast<std::size_t>(f);
        for (std::size_t i = entries_begin_[at]; i < entries_begin_[at + 1]; ++i)
            entries.push_back(&bought_[i]);
    }
    return is_one_of(posting, entries);
}

/// Whether one facility of the provider comes to that amount, for everybody who was there, and no other does.
bool Links::is_linkable_sum(const Posting& posting) const {
    std::set<std::int64_t> paid;
    for (const Share& share : posting.shares)
        paid.insert(share.grant);
    int fitting = 0;
    bool right = false;
    for (const int f : facilities_of(posting)) {
        const Facility& facility = market_.facility(f);
        // Hours are billed as delivered, so nobody knows whose hours make the sum.
        if (info(facility.service).unit == Unit::hour) return false;
        std::int64_t sum = 0;
        std::set<std::int64_t> there;
        const auto at = static_cast<std::size_t>(f);
        for (std::size_t i = entries_begin_[at]; i < entries_begin_[at + 1]; ++i) {
            const Piece piece = bought_[i].piece();
            const Day from = std::max(piece.from, posting.from);
            const Day to = std::min(piece.to, posting.to);
            if (to < from) continue;
            sum += cost(facility, piece, from, to);
            there.insert(bought_[i].grant);
        }
        if (sum != posting.ore || there.size() != paid.size()) continue;
        ++fitting;
        right = right || there == paid;
    }
    return fitting == 1 && right;
}

/// Whether exactly one of the grants can be meant, and it is the one that is paid: the only one of those
/// days, or the only one that the amount fits.
bool Links::is_one_of(const Posting& posting, const Entries& entries) const {
    std::set<std::int64_t> in_time;
    std::set<std::int64_t> fitting;
    for (const Entry* entry : entries) {
        if (!is_in_time(posting, *entry)) continue;
        in_time.insert(entry->grant);
        if (fits(posting, *entry)) fitting.insert(entry->grant);
    }
    const bool needs_amount = posting.told == Told::nothing || in_time.size() != 1;
    const std::set<std::int64_t>& possible = needs_amount ? fitting : in_time;
    const std::int64_t paid = posting.shares.empty() ? posting.grant : posting.shares.front().grant;
    return possible.size() == 1 && *possible.begin() == paid;
}

bool Links::is_in_time(const Posting& posting, const Entry& entry) {
    if (posting.from == 0) {
        return entry.from <= posting.booked
               && entry.to >= first_day(month_of(posting.booked) - months_late_max);
    }
    const bool names_citizen = posting.told == Told::cpr || posting.told == Told::text;
    if (names_citizen) return entry.from <= posting.to && posting.from <= entry.to;
    return entry.from <= posting.from && posting.to <= entry.to;
}

bool Links::fits(const Posting& posting, const Entry& entry) const {
    const Facility& f = market_.facility(entry.facility);
    const Piece piece = entry.piece();
    if (info(f.service).unit == Unit::hour) return fits_price_of_hour(f, piece, posting);
    const std::int64_t ore = std::abs(posting.ore);
    if (posting.from != 0) {
        if (cost(f, piece, posting.from, posting.to) == ore) return true;
        return std::any_of(all_off.begin(), all_off.end(), [&](Off off) {
            const auto bill = billed(f, piece, posting.from, posting.to, 1000, off);
            return bill && bill->ore == ore;
        });
    }
    const Month last = month_of(posting.booked);
    for (Month m = first_billed_month(f, last - months_late_max); m <= last; m += billed_months(f)) {
        const Day from = std::max(piece.from, first_day(m));
        const Day to = std::min(piece.to, last_day(m + billed_months(f) - 1));
        if (from <= to && cost(f, piece, from, to) == ore) return true;
    }
    return false;
}

} // namespace styrhus::make_municipality
