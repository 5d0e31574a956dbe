#pragma once

#include "make_municipality/lives.h"
#include "make_municipality/market.h"
#include "make_municipality/mistakes.h"
#include "make_municipality/names.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::make_municipality {

struct HourStep {
    Day from = 0;
    int hundredths = 0;
};

/// What the case system says instead of a price.
struct WrittenPrice {
    std::int64_t ore = 0;
    Month until = 0; ///< the last month whose extract says so
    Mistake as = Mistake::price_not_tariff;
    bool near_miss = false; ///< it is right, and only looks wrong
    std::string_view note = {};
};

/// Part of a grant with one price and one number of hours, first and last day included.
struct Piece {
    Day from = 0;
    Day to = 0;
    std::int64_t price = 0;
    int hours = 0;
    std::optional<WrittenPrice> written_price;
    Day written_from = 0;       ///< a later first day that the case system says; 0: none
    bool old_paragraph = false; ///< the case system still has the paragraph from before 2024
};

/// An entry of the case systems: right, or the second one of a grant, in the same system or in the other one.
enum class Entry : std::uint8_t { right, twice, in_both_systems };

struct Grant {
    std::int64_t number = 0;
    Stretch stretch;
    int facility = 0;
    int level = 0;
    std::vector<HourStep> hours;
    std::vector<Piece> pieces;
    Day known = 0;             ///< when the case system had it
    Day end_known = no_day;    ///< when it had the true end
    Day planned_end = no_day;  ///< what it says until then
    Day written_end = no_day;  ///< a wrong end that it says from `end_known` on …
    Day written_end_until = 0; ///< … until it is corrected; `no_day`: never
    Day withdrawn = no_day;    ///< when the registrar deletes it: it was never real
    bool never_ends = false;   ///< its end is never registered
    /// What makes an end wrong that is wrong for another reason than forgetting or haste.
    std::optional<Mistake> wrong_end;
    bool never_billed = false; ///< the provider sends no bill
    Entry entry = Entry::right;
    bool real() const { return withdrawn == no_day && entry == Entry::right; }
};

struct Person {
    std::int64_t number = 0;
    std::string cpr;
    std::string former_cpr;
    Day number_changed = no_day;
    Day birth = 0;
    bool woman = false;
    std::string first;
    std::string last;
    Day death = no_day;
    bool is_protected = false;
    std::string mother_cpr;
    std::string father_cpr;
    std::string custody;
};

struct Home {
    Day from = 0;
    std::string address;
    std::string post;
    int municipality = municipality_code;
};

struct Citizen {
    std::string key;
    int person = 0; ///< in the family
    Life life;
    std::vector<Grant> grants;
    std::string written_cpr; ///< a wrong number in the case system, or empty
};

struct Family {
    std::vector<Person> persons;
    std::vector<Home> homes;
    std::vector<Citizen> citizens;
};

/// The months that are delivered.
struct Window {
    Month first = 0;
    Month last = 0;
    std::size_t months() const {
        return static_cast<std::size_t>(last) - static_cast<std::size_t>(first) + 1;
    }
    Day from() const { return first_day(first); }
    Day to() const { return last_day(last); }
    /// Case systems show what ended up to three years before the first delivery.
    Day shown_from() const { return first_day(first - 36); }
};

/// What registrars enter wrongly in the case systems, and providers forget; what is true stays as it is.
///
/// Drawn by addresses of its own and when all else of the family is drawn, so that nothing else moves.
class WrongEntries {
  public:
    WrongEntries(std::uint64_t seed, const Window& window, const Market& market, Mistakes& mistakes)
        : seed_(seed), window_(window), market_(market), mistakes_(mistakes) {}

    void plant(Family& family);

  private:
    Rng rng_of(Mistake mistake, const Grant& grant, std::size_t piece = 0) const;
    bool plant_end(const Family& family, Grant& grant);
    bool plant_never_billed(Grant& grant);
    void plant_piece(Grant& grant, std::size_t index);
    bool plant_price(Grant& grant, std::size_t index);
    std::optional<WrittenPrice> price_that_only_looks_wrong(const Grant& grant, const Piece& piece);
    std::optional<Grant> entry_in_the_other_system(const Grant& grant);

    std::uint64_t seed_;
    Window window_;
    const Market& market_;
    Mistakes& mistakes_;
};

/// Makes families, one at a time, and numbers what it makes.
class Cases {
  public:
    Cases(std::uint64_t seed, const Window& window, const Market& market, Mistakes& mistakes)
        : seed_(seed), window_(window), market_(market), mistakes_(mistakes),
          wrong_entries_(seed, window, market, mistakes) {}

    /// Empty when nothing of it shows in any delivery.
    Family make(Service entry, Month month, int ordinal);
    std::int64_t persons() const { return persons_; }
    std::int64_t citizens() const { return citizens_; }
    std::int64_t grants() const { return grants_; }

  private:
    bool shows(const Life& life) const;
    void add_citizen(Rng& rng, Family& family, Life life);
    void add_grants(Rng& rng, Citizen& citizen);
    Grant grant_of(Rng& rng, const Citizen& citizen, const Stretch& stretch, const Grant* before);
    void set_registration(Rng& rng, Grant& grant);
    void set_hours(Rng& rng, Grant& grant, Area area);
    void cut_pieces(Rng& rng, Grant& grant);
    void add_overlap(Rng& rng, Grant& grant, const Stretch& next);
    void write_wrong_price(Rng& mischief, Piece& piece);
    void add_second_entry(Rng& mischief, Citizen& citizen, const Grant& grant);
    void add_ghost(Rng& rng, Citizen& citizen);
    Person person(Rng& rng, Day birth, bool woman);
    void add_parents(Rng& rng, Family& family, Person& child);
    void add_homes(Rng& rng, Family& family);

    std::uint64_t seed_;
    Window window_;
    const Market& market_;
    Mistakes& mistakes_;
    WrongEntries wrong_entries_;
    Numbers numbers_;
    std::int64_t persons_ = 0;
    std::int64_t citizens_ = 0;
    std::int64_t grants_ = 0;
    std::int64_t ghosts_ = 0;
};

/// Øre for one unit as the case system says it in the month's extract.
std::int64_t price_written(const Piece& piece, Month month);
/// The first day as the case system says it.
Day first_day_written(const Piece& piece);

/// A number of units as a fraction: days of a month count as parts of that month.
struct Quantity {
    std::int64_t numerator = 0;
    std::int64_t denominator = 1;
};
/// Units of a piece between two days, both included and both within the piece.
Quantity quantity(Unit unit, const Piece& piece, Day from, Day to);
/// Øre on the cost basis, rounded once.
std::int64_t cost(const Facility& facility, const Piece& piece, Day from, Day to);
/// Price × units with a share of what was granted, in permille.
std::int64_t cost_delivered(const Facility& facility, const Piece& piece, Day from, Day to,
                            int delivered_permille);

} // namespace styrhus::make_municipality
