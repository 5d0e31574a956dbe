#include "models/matching/named.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace styrhus::models::matching {

Named::Named(const snapshot::Snapshot& snapshot, const Interventions& interventions)
    : snapshot_(snapshot), interventions_(interventions) {
    for (std::uint32_t number = 0; number < interventions.size(); ++number) {
        const Intervention& one = interventions[number];
        if (one.person == 0) continue;
        for (const std::uint32_t grant : one.grants)
            if (const domain::Term number_of_case = snapshot.grants[grant].case_no;
                !domain::is_none(number_of_case))
                of_case_[number_of_case].push_back(one.person);
    }
    for (std::uint32_t person = 1; person <= snapshot.persons.persons.size(); ++person)
        if (!interventions.of_person(person).empty())
            born_on_[snapshot.persons.persons[person - 1].born].push_back(person);
}

/// Of a name with a middle name, bills have the first and the last letter.
bool Named::are_initials_of(domain::Term initials, std::uint32_t person) const {
    const std::string_view said = snapshot_.terms->text(initials);
    const std::string_view whole = snapshot_.terms->text(snapshot_.persons.persons[person - 1].initials);
    if (said == whole) return true;
    const std::size_t middle = said.find('.');
    if (middle == std::string_view::npos) return false;
    const std::string_view first = said.substr(0, middle + 1);
    const std::string_view last = said.substr(middle + 1);
    return std::count(last.begin(), last.end(), '.') == 1 && whole.size() > said.size()
           && whole.starts_with(first) && whole.ends_with("." + std::string(last));
}

std::vector<std::uint32_t> Named::persons_in(const domain::Posting& bill) const {
    std::vector<std::uint32_t> persons;
    const auto by_number = static_cast<std::uint32_t>(snapshot_.persons.find(bill.named));
    if (by_number != 0 && !interventions_.of_person(by_number).empty()) persons.push_back(by_number);
    if (!domain::is_none(bill.named_case))
        if (const auto found = of_case_.find(bill.named_case); found != of_case_.end())
            persons.insert(persons.end(), found->second.begin(), found->second.end());
    if (!bill.named_born.is_open_end())
        if (const auto found = born_on_.find(bill.named_born); found != born_on_.end())
            std::copy_if(found->second.begin(), found->second.end(), std::back_inserter(persons),
                         [&](std::uint32_t person) { return are_initials_of(bill.named_initials, person); });
    std::sort(persons.begin(), persons.end());
    persons.erase(std::unique(persons.begin(), persons.end()), persons.end());
    return persons;
}

} // namespace styrhus::models::matching
