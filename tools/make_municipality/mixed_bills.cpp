// Bills as a real ledger holds them: some say the citizen in words or not at all, some amounts are off, and
// some bills are one sum for several citizens.

#include "make_municipality/billing.h"

#include <algorithm>
#include <set>

namespace styrhus::make_municipality {

void Billing::post_mixed(Bill& bill, const Due& due, Posting posting, int late) {
    const Facility& f = bill.facility;
    const Month first = first_billed_month(f, month_of(due.from));
    const bool course = info(f.service).unit == Unit::course;
    if (!course && mix_->is_collective(bill.grant.facility, first)) {
        gather(bill, due, first, std::move(posting));
        return;
    }
    tell(bill, due, posting);
    // Where provider and amount are all there is, the amount is right.
    const Off off =
        posting.told == Told::nothing ? Off::none : mix_->off(bill.grant, due.piece, due.from, due.to);
    if (off == Off::credit) {
        post_credited(bill, due, posting, late);
        return;
    }
    if (off != Off::none) spoil(due, off, f, posting);
    post_with_mistakes(bill, std::move(posting), late);
}

void Billing::spoil(const Due& due, Off off, const Facility& facility, Posting& posting) {
    const auto wrong = billed(facility, due.piece, due.from, due.to, due.delivered_permille, off);
    posting.off = off;
    posting.ore = wrong->ore;
    posting.quantity_hundredths = wrong->quantity_hundredths;
}

void Billing::tell(const Bill& bill, const Due& due, Posting& posting) const {
    posting.told = mix_->told(bill.grant, due.from);
    if (posting.told == Told::cpr) {
        posting.recipient = recipient_of(bill, posting.booked);
        return;
    }
    const bool dated = posting.told != Told::nothing;
    posting.recipient.clear();
    posting.text = mix_->text(posting.told, bill.citizen, bill.person, bill.grant, due.from);
    posting.from = dated ? due.from : 0;
    posting.to = dated ? due.to : 0;
    if (!dated) posting.quantity_hundredths = 0;
}

void Billing::post_credited(const Bill& bill, const Due& due, const Posting& right, int late) {
    Posting wrong = right;
    spoil(due, mix_->reason_for_credit(bill.grant, due.piece, due.from, due.to), bill.facility, wrong);
    note_lateness(bill.facility, wrong, post(wrong), late);
    if (right.delivered == window_.last) return; // the provider has not seen it yet

    Posting credit = wrong;
    credit.delivered += 1;
    credit.booked = first_day(credit.delivered) + right.booked % 20;
    credit.ore = -wrong.ore;
    credit.text = "Kreditnota: " + wrong.text;
    credit.kind = "credit";
    credit.off = Off::credit;
    post(credit);

    Posting again = right;
    again.delivered = credit.delivered;
    again.booked = credit.booked;
    again.kind = "reinvoice";
    again.off = Off::reinvoice;
    post(again);
}

void Billing::gather(const Bill& bill, const Due& due, Month first, Posting posting) {
    posting.shares.push_back({bill.grant.number, bill.citizen.key, due.ore});
    posting.from = due.from;
    posting.to = due.to;
    const auto [found, fresh] = gathered_.try_emplace({bill.grant.facility, first}, std::move(posting));
    if (fresh) return;
    Posting& sum = found->second;
    sum.ore += due.ore;
    sum.quantity_hundredths += due.quantity_hundredths;
    sum.shares.push_back({bill.grant.number, bill.citizen.key, due.ore});
    sum.from = std::min(sum.from, due.from);
    sum.to = std::max(sum.to, due.to);
}

void Billing::close_gathered() {
    for (auto& [where, posting] : gathered_) {
        const auto& [facility, first] = where;
        const Facility& f = market_.facility(facility);
        std::set<std::string> citizens;
        for (const Share& share : posting.shares)
            citizens.insert(share.citizen);
        posting.recipient.clear();
        // The others' bills may come after the last delivery; then one is left.
        if (citizens.size() == 1) {
            posting.told = Told::provider_period;
            posting.text = "Faktura, " + month_in_words(first);
        } else {
            const Month last = std::min(first + billed_months(f) - 1, window_.last);
            posting.told = Told::collective;
            posting.kind = "collective";
            posting.grant = 0;
            posting.citizen.clear();
            posting.from = first_day(first);
            posting.to = last_day(last);
            posting.text = month_in_words(first) + ", " + std::to_string(citizens.size()) + " borgere";
            if (posting.delivered < last) posting.booked = last_day(posting.delivered = last);
        }
        note_lateness(f, posting, post(posting), posting.delivered - month_of(posting.to));
    }
}

} // namespace styrhus::make_municipality
