#include "identity/index.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

namespace styrhus::identity {

namespace {

using domain::IdentityRef;

/// Sets of refs that are one person; the set is named by its least ref, so the name does not depend on order.
class Joins {
  public:
    void add(IdentityRef ref) {
        if (!domain::is_none(ref)) parents_.try_emplace(ref, ref);
    }

    void join(IdentityRef a, IdentityRef b) {
        add(a);
        add(b);
        const IdentityRef first = root(a);
        const IdentityRef second = root(b);
        if (first == second) return;
        parents_[std::max(first, second)] = std::min(first, second);
    }

    IdentityRef root(IdentityRef ref) {
        IdentityRef at = ref;
        while (parents_[at] != at)
            at = parents_[at];
        while (parents_[ref] != at)
            ref = std::exchange(parents_[ref], at);
        return at;
    }

    std::vector<IdentityRef> refs() const {
        std::vector<IdentityRef> all;
        all.reserve(parents_.size());
        for (const auto& [ref, parent] : parents_)
            all.push_back(ref);
        std::sort(all.begin(), all.end());
        return all;
    }

  private:
    std::unordered_map<IdentityRef, IdentityRef> parents_;
};

constexpr int label_letters = 7; // 35 bits: about one collision in 34,000 persons squared over 2^36

/// Crockford's base 32: no I, L, O or U, so that a label can be read aloud and typed.
std::string label_of(IdentityRef ref, int letters) {
    static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::string label = "B-";
    auto bits = static_cast<std::uint64_t>(ref);
    for (int i = 0; i < letters; ++i, bits <<= 5)
        label += alphabet[bits >> 59];
    return label;
}

/// What the register says of a person: the row with the latest status wins, and a death is never forgotten.
void describe(domain::Person& person, const domain::Citizen& citizen, domain::Term home) {
    if (!citizen.born.is_open_end()) person.born = citizen.born;
    if (citizen.sex != domain::Sex::unknown) person.sex = citizen.sex;
    person.died = std::min(person.died, citizen.died);
    person.is_protected = person.is_protected || citizen.is_protected;
    if (!domain::is_none(citizen.initials)) person.initials = citizen.initials;
    const bool lives_elsewhere =
        !domain::is_none(citizen.municipality) && !domain::is_none(home) && citizen.municipality != home;
    person.moved_out = lives_elsewhere ? citizen.status_date : base::Date::open_end();
}

} // namespace

domain::PersonIndex link(std::span<const domain::Citizen> citizens, std::span<const IdentityRef> spoken_of,
                         domain::Term home_municipality) {
    Joins joins;
    for (const IdentityRef ref : spoken_of)
        joins.add(ref);
    for (const domain::Citizen& citizen : citizens) {
        joins.add(citizen.citizen);
        if (!domain::is_none(citizen.former)) joins.join(citizen.citizen, citizen.former);
    }
    domain::PersonIndex index;
    const std::vector<IdentityRef> refs = joins.refs();
    std::vector<IdentityRef> roots;
    for (const IdentityRef ref : refs)
        if (joins.root(ref) == ref) roots.push_back(ref);
    // Refs are sorted and a label spells the ref's first bits, so roots stand in the order of their labels
    // and two equal labels stand side by side; both are then spelt one letter longer.
    index.persons.resize(roots.size());
    for (std::size_t i = 0; i < roots.size(); ++i) {
        int letters = label_letters;
        const auto clashes = [&](std::size_t other) {
            return label_of(roots[other], letters) == label_of(roots[i], letters);
        };
        while (letters < 13 && ((i > 0 && clashes(i - 1)) || (i + 1 < roots.size() && clashes(i + 1))))
            ++letters;
        index.persons[i].label = label_of(roots[i], letters);
        index.person_of.emplace(roots[i], domain::PersonId{static_cast<std::uint32_t>(i + 1)});
    }
    for (const IdentityRef ref : refs)
        index.person_of.emplace(ref, index.person_of.at(joins.root(ref)));

    std::vector<const domain::Citizen*> rows;
    for (const domain::Citizen& citizen : citizens)
        if (!domain::is_none(citizen.citizen)) rows.push_back(&citizen);
    std::sort(rows.begin(), rows.end(), [](const domain::Citizen* a, const domain::Citizen* b) {
        return std::tuple(a->status_date.is_open_end() ? base::Date() : a->status_date, a->citizen, a->born)
               < std::tuple(b->status_date.is_open_end() ? base::Date() : b->status_date, b->citizen,
                            b->born);
    });
    for (const domain::Citizen* citizen : rows) {
        const domain::PersonId id = index.person_of.at(citizen->citizen);
        describe(index.persons[static_cast<std::size_t>(id) - 1], *citizen, home_municipality);
    }
    return index;
}

} // namespace styrhus::identity
