#pragma once

#include "base/date.h"
#include "domain/facts.h"
#include "domain/ids.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace styrhus::domain {

/// What an IdentityRef claims, without the claim: enough to join people, nothing to recognise them by.
enum class ClaimKind : std::uint8_t { cpr, administrative, source_number, address };

/// One person of the index.
struct Person {
    /// "B-7K2QF4M": from the keyed hash of the person's first claim, so it stays from publish to publish.
    std::string label;
    base::Date born = base::Date::open_end();
    base::Date died = base::Date::open_end();
    base::Date moved_out = base::Date::open_end();
    Sex sex = Sex::unknown;
    bool is_protected = false;
    Term initials{};
};

/// Who is who: every IdentityRef that facts speak of belongs to exactly one person. Derived at each publish,
/// so joining people differently rewrites nothing.
struct PersonIndex {
    /// persons[i] is PersonId i+1.
    std::vector<Person> persons;
    std::unordered_map<IdentityRef, PersonId> person_of;

    PersonId find(IdentityRef ref) const {
        const auto found = person_of.find(ref);
        return found == person_of.end() ? PersonId{} : found->second;
    }
    const Person& person(PersonId id) const { return persons[static_cast<std::size_t>(id) - 1]; }
};

} // namespace styrhus::domain
