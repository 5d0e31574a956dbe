#include "make_municipality/billing.h"

#include "make_municipality/extracts.h"
#include "make_municipality/text.h"

#include <algorithm>
#include <cmath>

namespace styrhus::make_municipality {

namespace {

// Months from the end of the service to the posting. More than three happens in about 8 % of bought services.
constexpr std::array<double, 13> company_delay{.05, .65, .20, .06, .02, .01, .005, .003, .002, 0, 0, 0, 0};
constexpr std::array<double, 13> public_delay{.02,  .34,  .23,  .23,  .08,  .04, .024,
                                              .014, .009, .006, .005, .002, 0};
constexpr std::array<double, 13> own_delay{.86, .14, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};

int art_of(Owner owner) {
    switch (owner) {
    case Owner::own:
        return 94'000'000;
    case Owner::municipality:
        return 47'000'000;
    case Owner::region:
        return 48'000'000;
    case Owner::company:
        return 40'000'000;
    case Owner::family:
        return 11'000'000;
    case Owner::citizen:
        return 52'000'000;
    }
    return 0;
}

bool is_public(const Facility& f) {
    return f.owner == Owner::municipality || f.owner == Owner::region;
}

/// How much of what is granted is delivered, in permille.
int delivered_share(Rng& rng, Unit unit) {
    if (unit == Unit::hour)
        return static_cast<int>(std::lround(std::clamp(820 + 90 * rng.bell(), 450.0, 1050.0)));
    return 1000;
}

} // namespace

Billing::Billing(Ledger& ledger, Links& links, Delivery& delivery, const Market& market, const Window& window,
                 std::uint64_t seed, int inhabitants, const PostingMix* mix)
    : ledger_(ledger), links_(links), delivery_(delivery), market_(market), mix_(mix), window_(window),
      seed_(seed), inhabitants_(inhabitants) {
    const std::size_t months = window.months();
    activity_.resize(months * market.facilities().size());
    citizen_months_.resize(months);
    for (auto& refund : refunds_)
        refund.resize(months);
    shelters_.resize(months);
}

std::size_t Billing::at(std::size_t facility, Month month) const {
    return facility * citizen_months_.size() + static_cast<std::size_t>(month - window_.first);
}

void Billing::bill(const Family& family) {
    for (const Citizen& citizen : family.citizens) {
        std::fill(citizen_months_.begin(), citizen_months_.end(), 0);
        links_.know(citizen);
        for (const Grant& grant : citizen.grants) {
            if (grant.real() && !grant.never_billed) bill_grant(family, citizen, grant);
        }
        count_refund(citizen);
    }
}

void Billing::bill_grant(const Family& family, const Citizen& citizen, const Grant& grant) {
    Bill bill{citizen,
              family.persons[static_cast<std::size_t>(citizen.person)],
              grant,
              market_.facility(grant.facility),
              Rng({seed_, 0xB111, static_cast<std::uint64_t>(grant.number)}),
              0,
              0};
    const int share = delivered_share(bill.rng, info(bill.facility.service).unit);
    for (const Piece& piece : grant.pieces)
        bill_piece(bill, piece, share);
    if (bill.facility.settlement != Settlement::frame) bill_after_end(bill);
}

void Billing::bill_piece(Bill& bill, const Piece& piece, int delivered_permille) {
    const Unit unit = info(bill.facility.service).unit;
    const Day from = std::max(piece.from, first_billed_day(window_));
    const Day to = std::min(piece.to, window_.to());
    if (unit == Unit::course) {
        if (piece.from >= from && piece.from <= to)
            settle(bill, {piece.from, piece.from, cost(bill.facility, piece, piece.from, piece.from), 100,
                          "service", piece, 1000});
        return;
    }
    const int step = billed_months(bill.facility);
    for (Month m = first_billed_month(bill.facility, month_of(from)); first_day(m) <= to; m += step) {
        const Day a = std::max(from, first_day(m));
        const Day b = std::min(to, last_day(m + step - 1));
        if (b < a) continue;
        const Quantity q = quantity(unit, piece, a, b);
        const std::int64_t units = scaled(q.numerator, 100LL * delivered_permille, q.denominator * 1000);
        settle(bill, {a, b, cost_delivered(bill.facility, piece, a, b, delivered_permille), units, "service",
                      piece, delivered_permille});
    }
}

void Billing::settle(Bill& bill, const Due& due) {
    const Facility& f = bill.facility;
    const auto facility = static_cast<std::size_t>(bill.grant.facility);
    const Month m = month_of(due.to);
    if (m >= window_.first && m <= window_.last) {
        citizen_months_[static_cast<std::size_t>(m - window_.first)] += due.ore;
        if (f.owner == Owner::own) activity_[at(facility, m)] += due.ore;
        if (f.service == Service::a109 || f.service == Service::a110)
            shelters_[static_cast<std::size_t>(m - window_.first)] += due.ore;
    }
    const int late = months_late(bill, due);
    if (f.settlement == Settlement::frame) return;
    const Month delivered = m + late;
    if (delivered < window_.first || delivered > window_.last) return;
    Posting posting = posting_of(bill, due, delivered);
    if (mix_ != nullptr && is_bought(f)) {
        post_mixed(bill, due, std::move(posting), late);
    } else {
        post_with_mistakes(bill, std::move(posting), late);
    }
}

Place Billing::post(const Posting& posting) {
    const Place place = ledger_.post(posting);
    links_.add(posting, place);
    return place;
}

int Billing::months_late(Bill& bill, const Due& due) {
    const Facility& f = bill.facility;
    // Some benefits are paid before the month they are for.
    if (f.owner == Owner::citizen) return bill.grant.facility % 3 == 0 ? -1 : 0;
    if (f.owner == Owner::family) return 0;
    if (f.owner == Owner::own) return bill.rng.pick(own_delay);
    if (f.owner == Owner::company) return bill.rng.pick(company_delay);
    const int months = bill.rng.pick(public_delay);
    // One claim comes so late that it is lawful by a month only.
    const Month m = month_of(due.to);
    const bool large =
        f.owner == Owner::municipality && due.to - due.from >= 27 && info(f.service).residential;
    if (large && !late_claim_made_ && delivery_.mistakes().on() && m == window_.last - 12) {
        late_claim_made_ = true;
        late_claim_grant_ = bill.grant.number;
        return 11;
    }
    if (f.owner == Owner::municipality) return months_late_of_municipality(bill, m, months);
    return months;
}

/// A claim lapses when it is raised more than twelve months after the help. Some are; as many come in the
/// last month.
int Billing::months_late_of_municipality(const Bill& bill, Month served, int months) {
    const auto can_be = [&](int late) {
        return served + late >= window_.first && served + late <= window_.last;
    };
    if (!can_be(11) || !can_be(16) || info(bill.facility.service).unit == Unit::course) return months;
    Mistakes& mistakes = delivery_.mistakes();
    Rng rng(
        {seed_, 0xC12, static_cast<std::uint64_t>(bill.grant.number), static_cast<std::uint64_t>(served)});
    if (mistakes.wrong(Mistake::claim_12_months, .012, rng)) return rng.whole(13, 16);
    return mistakes.near_miss(Mistake::claim_12_months, few_in_advance) ? 11 : months;
}

std::string Billing::recipient_of(const Bill& bill, Day booked) {
    // The finance system has the right number also where the case system has a wrong one.
    return bill.citizen.written_cpr.empty() ? number_on(bill.citizen, bill.person, booked) : bill.person.cpr;
}

Posting Billing::posting_of(Bill& bill, const Due& due, Month delivered) {
    const Facility& f = bill.facility;
    Posting p;
    p.delivered = delivered;
    const Month served = month_of(due.to);
    p.booked = first_day(delivered) + bill.rng.below(length_of(delivered));
    if (delivered < served) p.booked = last_day(delivered) - 2;
    // December's services that come in January, and some that come in February, are booked in the old year.
    const int n = number_in_year(delivered);
    const bool old_year = n <= 2 && delivered - served <= 12
                          && year_of_month(served) < year_of_month(delivered)
                          && bill.rng.chance(n == 1 ? .85 : .2);
    if (old_year && delivered - n >= window_.first) p.booked = last_day(delivered - n);
    // A service day after the booking is a prepayment, which these providers do not get.
    if (p.booked < due.to && !old_year && f.owner != Owner::family && f.owner != Owner::citizen
        && served == delivered)
        p.booked = last_day(delivered);
    p.line = f.line;
    p.art = art_of(f.owner);
    p.ore = due.ore;
    p.text = month_folder(served) + " " + f.name;
    p.payee = f.cvr;
    p.recipient = recipient_of(bill, p.booked);
    if (bill.rng.chance(is_bought(f) ? .03 : 0)) p.recipient.clear();
    p.from = due.from;
    p.to = due.to;
    if (bill.rng.chance(f.owner == Owner::company ? .06 : is_bought(f) ? .03 : 0)) p.from = p.to = 0;
    if (p.recipient.empty()) p.told = p.from != 0 ? Told::provider_period : Told::nothing;
    p.quantity_hundredths = due.quantity_hundredths;
    p.unit = unit_text(info(f.service).unit);
    p.kind = due.kind;
    p.grant = bill.grant.number;
    p.citizen = bill.citizen.key;
    return p;
}

void Billing::post_with_mistakes(Bill& bill, Posting posting, int late) {
    Mistakes& mistakes = delivery_.mistakes();
    Output& out = delivery_.out();
    Rng mischief({bill.rng.next()});
    const bool bought = is_bought(bill.facility);
    const int right_line = posting.line;
    const bool wrong_function = bought && mistakes.wrong(Mistake::wrong_function, .01, mischief);
    if (wrong_function) posting.line = other_function(mischief, right_line);
    const std::int64_t right_ore = posting.ore;
    const bool as_granted = posting.off == Off::none;
    const bool wrong_price = bought && !is_child_service(bill.facility.service) && posting.kind == "service"
                             && as_granted && mistakes.wrong(Mistake::price_not_tariff, .02, mischief);
    if (wrong_price) posting.ore = scaled(posting.ore, 1000 + mischief.whole(20, 120), 1000);
    const bool wrong_art = has_wrong_art(bill, posting);
    if (wrong_art) posting.art = art_of(Owner::company);
    const Place place = post(posting);
    if (wrong_function)
        mistakes.record(out, Mistake::wrong_function, false, place, place, posting.citizen, posting.ore, "");
    if (wrong_price)
        mistakes.record(out, Mistake::price_not_tariff, false, place, place, posting.citizen,
                        posting.ore - right_ore, "");
    if (wrong_art)
        mistakes.record(out, Mistake::wrong_art, false, place, place, posting.citizen, posting.ore, "");
    if (posting.kind == "after_end")
        mistakes.record(out, Mistake::expired_but_paid, false, place, place, posting.citizen, posting.ore,
                        "");
    if (bill.facility.owner == Owner::own) {
        internal_[{posting.delivered, posting.booked}][bill.facility.unit_cost_centre] -= posting.ore;
        return;
    }
    note_lateness(bill.facility, posting, place, late);
    if (as_granted) note_near_misses(bill, posting, place);
    if (mischief.chance(.002) && mistakes.on()) {
        const Place twice = post(posting);
        mistakes.record(out, Mistake::duplicate_posting, false, twice, twice, posting.citizen, posting.ore,
                        "");
        mistakes.owe(Mistake::duplicate_posting);
    }
    if (bought && mistakes.wrong(Mistake::posting_without_grant, .031, mischief))
        post_stray(bill, mischief, posting);
    const bool may_be_reversed = !wrong_art && late <= 12 && posting.delivered < window_.last;
    if (mischief.chance(.008) && mistakes.on() && may_be_reversed) reverse(mischief, posting);
}

/// Whether a bill of a municipality or a region is posted as if a company had sent it.
bool Billing::has_wrong_art(const Bill& bill, const Posting& posting) {
    if (!is_public(bill.facility) || posting.kind != "service") return false;
    Rng rng({seed_, 0xA47, static_cast<std::uint64_t>(posting.grant),
             static_cast<std::uint64_t>(posting.booked), static_cast<std::uint64_t>(posting.ore)});
    return delivery_.mistakes().wrong(Mistake::wrong_art, .01, rng);
}

void Billing::note_lateness(const Facility& facility, const Posting& posting, Place place, int late) {
    Mistakes& mistakes = delivery_.mistakes();
    Output& out = delivery_.out();
    if (!mistakes.on() || !is_bought(facility)) return;
    const std::string note = std::to_string(late) + " months";
    if (late > 3) {
        const bool claim = late == 11 && posting.grant == late_claim_grant_;
        const Mistake which = late > 12 ? Mistake::claim_12_months
                              : claim   ? Mistake::late_municipal_claim
                                        : Mistake::late_posting;
        if (which != Mistake::claim_12_months) mistakes.owe(which);
        mistakes.record(out, which, false, place, place, posting.citizen, posting.ore, note);
        if (late == 11 && facility.owner == Owner::municipality)
            mistakes.record(out, Mistake::claim_12_months, true, place, place, posting.citizen, 0, note);
    } else if (late == 3 && mistakes.near_miss(Mistake::late_posting)) {
        mistakes.record(out, Mistake::late_posting, true, place, place, posting.citizen, 0, note);
    } else if (late > 0 && late_claim_made_ && !late_claim_near_ && facility.owner == Owner::municipality) {
        late_claim_near_ = true;
        mistakes.record(out, Mistake::late_municipal_claim, true, place, place, posting.citizen, 0, note);
    }
}

void Billing::note_near_misses(Bill& bill, const Posting& posting, Place place) {
    Mistakes& mistakes = delivery_.mistakes();
    const auto note = [&](Mistake mistake, std::string_view text) {
        mistakes.record(delivery_.out(), mistake, true, place, place, posting.citizen, 0, text);
    };
    const Grant& g = bill.grant;
    if (posting.kind == "service" && posting.from != 0) {
        if (g.stretch.to < first_day(posting.delivered) && mistakes.near_miss(Mistake::expired_but_paid)) {
            note(Mistake::expired_but_paid, "paid after the end, for days before it");
        } else if (posting.booked < g.known && g.known <= window_.to()
                   && mistakes.near_miss(Mistake::posting_without_grant)) {
            note(Mistake::posting_without_grant, "the grant is registered later");
        } else if (bill.facility.factor_permille != 1000 && mistakes.near_miss(Mistake::price_not_tariff)) {
            note(Mistake::price_not_tariff, "below the tariff by the refunded VAT");
        } else if (posting.recipient != bill.person.cpr && !posting.recipient.empty()
                   && mistakes.near_miss(Mistake::posting_without_grant)) {
            note(Mistake::posting_without_grant, "a former number of the citizen");
        }
    }
    if (posting.from != 0 && posting.from == posting.to && mistakes.near_miss(Mistake::end_before_start)) {
        note(Mistake::end_before_start, "one day only");
    }
    const bool unusual =
        bill.facility.service == Service::foster_special || bill.facility.service == Service::own_room
        || bill.facility.service == Service::boarding_school || g.stretch.ground == Ground::youth;
    if (unusual && mistakes.near_miss(Mistake::wrong_function))
        note(Mistake::wrong_function, "an unusual account, and the right one");
    if (bill.last_month == posting.delivered && bill.last_ore == posting.ore
        && mistakes.near_miss(Mistake::duplicate_posting)) {
        note(Mistake::duplicate_posting, "same amount and month, another service period");
    }
    if (is_public(bill.facility) && posting.art == art_of(bill.facility.owner)
        && mistakes.near_miss(Mistake::wrong_art)) {
        note(Mistake::wrong_art, "a public provider, and its own art");
    }
    bill.last_month = posting.delivered;
    bill.last_ore = posting.ore;
}

void Billing::post_stray(Bill& bill, Rng& mischief, const Posting& like) {
    // A bill for something that nobody granted this citizen.
    Posting stray = like;
    const bool child = is_child_service(bill.facility.service);
    const Service service = child ? Service::c32_other : Service::a97;
    const int drawn = market_.draw(mischief, service, child ? Area::child : bill.citizen.life.adult_area);
    const std::vector<Grant>& grants = bill.citizen.grants;
    if (std::any_of(grants.begin(), grants.end(), [&](const Grant& one) { return one.facility == drawn; }))
        return;
    const Facility& f = market_.facility(drawn);
    stray.line = f.line;
    stray.art = 40'000'000;
    stray.payee = f.cvr.empty() ? like.payee : f.cvr;
    stray.ore = (1'500 + mischief.below(24'000)) * 100LL;
    stray.text = month_folder(like.delivered) + " " + f.name;
    stray.kind = "without_grant";
    stray.grant = 0;
    const Place place = ledger_.post(stray);
    delivery_.mistakes().record(delivery_.out(), Mistake::posting_without_grant, false, place, place,
                                stray.citizen, stray.ore, "");
}

void Billing::reverse(Rng& mischief, Posting posting) {
    // Taken back and posted again the month after: the three make one.
    const std::string text = posting.text;
    posting.delivered += 1;
    posting.booked = first_day(posting.delivered) + mischief.below(20);
    posting.kind = "reversal";
    posting.ore = -posting.ore;
    posting.text = "Tilbageført: " + text;
    const Place back = post(posting);
    posting.ore = -posting.ore;
    posting.text = text;
    posting.kind = "posted_again";
    const Place again = post(posting);
    delivery_.mistakes().record(delivery_.out(), Mistake::reversed_posting, true, back, again,
                                posting.citizen, 0, "back and again");
}

void Billing::bill_after_end(Bill& bill) {
    const Grant& g = bill.grant;
    const bool ends = g.stretch.to >= window_.from() && g.stretch.to < first_day(window_.last - 4);
    Rng mischief({bill.rng.next()});
    if (!ends || info(bill.facility.service).unit == Unit::course) return;
    if (!delivery_.mistakes().wrong(Mistake::expired_but_paid, .02, mischief)) return;
    const Month m = month_of(g.stretch.to) + 1;
    Piece piece = g.pieces.back();
    piece.from = first_day(m);
    piece.to = last_day(m);
    const Quantity q = quantity(info(bill.facility.service).unit, piece, piece.from, piece.to);
    const Due due{piece.from,
                  piece.to,
                  cost(bill.facility, piece, piece.from, piece.to),
                  scaled(q.numerator, 100, q.denominator),
                  "after_end",
                  piece,
                  1000};
    Posting posting = posting_of(bill, due, m + 1);
    if (mix_ != nullptr && is_bought(bill.facility)) tell(bill, due, posting);
    post_with_mistakes(bill, std::move(posting), 1);
}

int Billing::other_function(Rng& rng, int line) const {
    const std::vector<Line>& lines = market_.lines();
    for (;;) {
        const int other = rng.below(static_cast<int>(lines.size()));
        const Line& l = lines[static_cast<std::size_t>(other)];
        if (l.dranst == 1 && !l.psp.empty() && l.function != lines[static_cast<std::size_t>(line)].function)
            return other;
    }
}

} // namespace styrhus::make_municipality
