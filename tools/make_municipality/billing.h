#pragma once

#include "make_municipality/links.h"
#include "make_municipality/posting_mix.h"

#include <array>
#include <map>
#include <vector>

namespace styrhus::make_municipality {

/// Turns what was delivered into postings: invoices with the delay of their kind of provider, internal
/// settlement, benefits; and at the end the own units, sold places, frames and refunds.
class Billing {
  public:
    /// `mix` is null where bills tell by personal number whom they are for.
    Billing(Ledger& ledger, Links& links, Delivery& delivery, const Market& market, const Window& window,
            std::uint64_t seed, int inhabitants, const PostingMix* mix);

    void bill(const Family& family);
    void close();

  private:
    struct Bill {
        const Citizen& citizen;
        const Person& person;
        const Grant& grant;
        const Facility& facility;
        Rng rng;
        std::int64_t last_ore = 0;
        Month last_month = 0;
    };
    struct Due {
        Day from;
        Day to;
        std::int64_t ore;
        std::int64_t quantity_hundredths;
        std::string_view kind;
        const Piece& piece;
        int delivered_permille;
    };
    void bill_grant(const Family& family, const Citizen& citizen, const Grant& grant);
    void bill_piece(Bill& bill, const Piece& piece, int delivered_permille);
    void bill_after_end(Bill& bill);
    void settle(Bill& bill, const Due& due);
    int months_late(Bill& bill, const Due& due);
    int months_late_of_municipality(const Bill& bill, Month served, int months);
    Posting posting_of(Bill& bill, const Due& due, Month delivered);
    Place post(const Posting& posting);
    void post_with_mistakes(Bill& bill, Posting posting, int late);
    bool has_wrong_art(const Bill& bill, const Posting& posting);
    void note_lateness(const Facility& facility, const Posting& posting, Place place, int late);
    void note_near_misses(Bill& bill, const Posting& posting, Place place);
    void post_stray(Bill& bill, Rng& mischief, const Posting& like);
    void reverse(Rng& mischief, Posting posting);
    int other_function(Rng& rng, int line) const;
    static std::string recipient_of(const Bill& bill, Day booked);
    void count_refund(const Citizen& citizen);

    void post_mixed(Bill& bill, const Due& due, Posting posting, int late);
    void tell(const Bill& bill, const Due& due, Posting& posting) const;
    void post_credited(const Bill& bill, const Due& due, const Posting& right, int late);
    static void spoil(const Due& due, Off off, const Facility& facility, Posting& posting);
    void gather(const Bill& bill, const Due& due, Month first, Posting posting);
    void close_gathered();

    void close_unit(std::size_t facility);
    void close_internal();
    void close_frames();
    void close_refunds();
    void post_sum(Month month, int line, int art, std::int64_t ore, std::string_view text,
                  std::string_view kind);

    std::size_t at(std::size_t facility, Month month) const;

    Ledger& ledger_;
    Links& links_;
    Delivery& delivery_;
    const Market& market_;
    const PostingMix* mix_;
    Window window_;
    std::uint64_t seed_;
    int inhabitants_;
    std::vector<std::int64_t> activity_; ///< own units: what was delivered to own citizens per month
    std::map<std::pair<Month, Day>, std::map<int, std::int64_t>>
        internal_; ///< by delivery, booking day and unit
    std::vector<std::int64_t> citizen_months_;
    std::array<std::vector<std::int64_t>, 2> refunds_; ///< children, adults
    std::vector<std::int64_t> shelters_;
    std::map<std::pair<int, Month>, Posting> gathered_; ///< by facility and first month of the bill
    bool late_claim_made_ = false;
    std::int64_t late_claim_grant_ = 0;
    bool late_claim_near_ = false;
};

} // namespace styrhus::make_municipality
