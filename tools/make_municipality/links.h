#pragma once

#include "make_municipality/ledger.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace styrhus::make_municipality {

/// Which grants every posting pays, what of it, and whether anybody could know that from what was delivered
/// (truth/posting_links.csv).
///
/// A posting with the citizen in it is looked up among the citizen's own grants at once. One that names no
/// citizen can be judged only when all who have been at the provider are known, and waits for `close`.
class Links {
  public:
    Links(Output& out, const Market& market, const Window& window);

    /// The postings that follow are of this citizen.
    void know(const Citizen& citizen);
    void add(const Posting& posting, Place place);
    void close();

  private:
    /// A price of a grant as the case systems have it at the end.
    struct Entry {
        std::int64_t grant = 0;
        int facility = 0;
        Day from = 0;
        Day to = 0;
        std::int64_t price = 0;
        int hours = 0;
        Piece piece() const { return {from, to, price, hours}; }
    };
    struct Waiting {
        Posting posting;
        Place place;
    };
    using Entries = std::vector<const Entry*>;

    void write(const Posting& posting, Place place, bool linkable);
    bool is_linkable(const Posting& posting) const;
    bool is_linkable_sum(const Posting& posting) const;
    /// What the posting's payee and account fit; of the payee alone where the account fits none.
    Entries own_entries(const Posting& posting) const;
    std::vector<int> facilities_of(const Posting& posting) const;
    bool is_one_of(const Posting& posting, const Entries& entries) const;
    static bool is_in_time(const Posting& posting, const Entry& entry);
    bool fits(const Posting& posting, const Entry& entry) const;

    Output& out_;
    const Market& market_;
    Window window_;
    bool number_is_wrong_ = false;
    std::vector<Entry> own_;    ///< of the citizen whose postings follow
    std::vector<Entry> bought_; ///< of everybody
    std::vector<Waiting> waiting_;
    std::map<std::string, std::vector<int>> facilities_of_payee_;
    std::vector<std::size_t> entries_begin_; ///< per facility, in bought_ by facility
};

} // namespace styrhus::make_municipality
