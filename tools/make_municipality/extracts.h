#pragma once

#include "make_municipality/cases.h"

namespace styrhus::make_municipality {

/// Writes a family into the full extracts of every month: persons, children's cases, adults' cases.
class Extracts {
  public:
    Extracts(Delivery& delivery, const Market& market, const Window& window, int every_months)
        : delivery_(delivery), market_(market), window_(window), every_months_(every_months) {}

    void write(const Family& family);

  private:
    /// Where a grant was first and last seen.
    struct Seen {
        Place first;
        Place last;
        Place newest; ///< where the grant's newest row was first seen
        Month first_month = 0;
        Month last_month = 0;
        bool any() const { return first.file >= 0; }
        void at(Place place, Month month);
    };
    bool is_delivered(Month month) const;
    void write_persons(const Family& family);
    void write_person(const Family& family, const Person& person, Month month);
    Seen write_children(const Family& family, const Citizen& citizen, const Grant& grant);
    Seen write_adults(const Family& family, const Citizen& citizen, const Grant& grant);
    Seen write_piece(const Family& family, const Citizen& citizen, const Grant& grant, std::size_t piece);
    Cells child_row(const Family& family, const Citizen& citizen, const Grant& grant, const Piece& piece,
                    Month month, Day end) const;
    void write_child_lists(const Grant& grant, std::size_t piece, const Cells& row, Month month, Day end);
    Cells adult_row(const Family& family, const Citizen& citizen, const Grant& grant, Month month,
                    Day end) const;
    void write_hours(const Family& family, const Citizen& citizen, const Grant& grant, Month month, Day end);
    void record(const Family& family, const Citizen& citizen, const Grant& grant, const Seen& seen);
    void record_twin(const Family& family, const Citizen& citizen, const Grant& grant, const Seen& seen);
    void record_number(const Family& family, const Citizen& citizen, const Seen& seen);
    void record_piece(const Citizen& citizen, const Grant& grant, const Piece& piece, const Seen& seen);
    void record_price(const Citizen& citizen, const Grant& grant, const Piece& piece, const Seen& seen);
    void record_wrong_entry(const Citizen& citizen, const Grant& grant, const Seen& seen);
    void record_what_looks_wrong(const Family& family, const Citizen& citizen, const Grant& grant,
                                 const Seen& seen);
    void record_overlap(const Citizen& citizen, const Grant& grant, const Seen& seen);

    Delivery& delivery_;
    const Market& market_;
    Window window_;
    int every_months_;
};

const Person& person_of(const Family& family, const Citizen& citizen);
/// The number that a system writes for a person on that day.
std::string number_on(const Citizen& citizen, const Person& person, Day day);
/// The end that the case system shows on that day; `no_day` is blank.
Day shown_end(const Grant& grant, Day on);
std::string with_hyphen(const std::string& cpr);
/// An end date, blank where there is none.
std::string end_text(Day end, DateForm form);

} // namespace styrhus::make_municipality
