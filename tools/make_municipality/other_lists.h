#pragma once

#include "make_municipality/cases.h"

namespace styrhus::make_municipality {

/// The smaller sources: the provider system's courses, special schools, the adults' activities and services,
/// and counts of early help that belong to no citizen.
class OtherLists {
  public:
    OtherLists(Delivery& delivery, const Window& window, std::uint64_t seed, int every_months)
        : delivery_(delivery), window_(window), seed_(seed), every_months_(every_months) {}

    void write(const Family& family);
    void write_early_help(int inhabitants);

  private:
    bool is_delivered(Month month) const { return (window_.last - month) % every_months_ == 0; }
    void write_course(const Citizen& citizen, const Grant& grant);
    void write_school(const Citizen& citizen, const Person& person);
    void write_contacts(const Citizen& citizen, const Person& person);
    void write_contact(const Citizen& citizen, const Person& person, Day day, Rng& rng);
    void write_activities(const Citizen& citizen, const Person& person, const Grant& grant);
    enum class FollowUp : std::uint8_t { done, done_late, due, overdue };
    void note_follow_up(const Citizen& citizen, Place place, FollowUp follow_up);
    void write_service(const Citizen& citizen, const Grant& grant);

    Delivery& delivery_;
    Window window_;
    std::uint64_t seed_;
    int every_months_;
};

} // namespace styrhus::make_municipality
