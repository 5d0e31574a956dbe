#include "identity/index.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <tbb/parallel_sort.h>
#include <tuple>
#include <utility>
#include <vector>

namespace styrhus::identity {

namespace {

using domain::IdentityRef;

/// Sets of refs that are one person; the set is named by its least ref, so the name does not depend on order.
/// Refs are numbered in their order, so the least ref has the least number.
class Joins {
  public:
    explicit Joins(std::vector<IdentityRef> refs) : refs_(std::move(refs)) {
        tbb::parallel_sort(refs_.begin(), refs_.end());
        refs_.erase(std::unique(refs_.begin(), refs_.end()), refs_.end());
        if (!refs_.empty() && domain::is_none(refs_.front())) refs_.erase(refs_.begin());
        parents_.resize(refs_.size());
        std::iota(parents_.begin(), parents_.end(), 0U);
    }

    const std::vector<IdentityRef>& refs() const { return refs_; }
    std::uint32_t number_of(IdentityRef ref) const {
        return static_cast<std::uint32_t>(std::lower_bound(refs_.begin(), refs_.end(), ref) - refs_.begin());
    }

    void join(IdentityRef a, IdentityRef b) {
        const std::uint32_t first = root(number_of(a));
        const std::uint32_t second = root(number_of(b));
        parents_[std::max(first, second)] = std::min(first, second);
    }

    std::uint32_t root(std::uint32_t number) {
        std::uint32_t at = number;
        while (parents_[at] != at)
            at = parents_[at];
        while (parents_[number] != at)
            number = std::exchange(parents_[number], at);
        return at;
    }

  private:
    std::vector<IdentityRef> refs_;
    std::vector<std::uint32_t> parents_;
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

/// The bits that so many letters of a label spell.
std::uint64_t first_letters(IdentityRef ref, int letters) {
    constexpr int bits_per_letter = 5;
    return letters * bits_per_letter >= 64
               ? static_cast<std::uint64_t>(ref)
               : static_cast<std::uint64_t>(ref) >> (64 - letters * bits_per_letter);
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
    std::vector<IdentityRef> all(spoken_of.begin(), spoken_of.end());
    for (const domain::Citizen& citizen : citizens) {
        all.push_back(citizen.citizen);
        all.push_back(citizen.former);
    }
    Joins joins(std::move(all));
    for (const domain::Citizen& citizen : citizens)
        if (!domain::is_none(citizen.citizen) && !domain::is_none(citizen.former))
            joins.join(citizen.citizen, citizen.former);
    domain::PersonIndex index;
    const std::vector<IdentityRef>& refs = joins.refs();
    std::vector<IdentityRef> roots;
    std::vector<domain::PersonId> person_of_number(refs.size());
    for (std::uint32_t i = 0; i < refs.size(); ++i) {
        const std::uint32_t root = joins.root(i);
        if (root == i) roots.push_back(refs[i]);
        // A root stands before all that are joined to it.
        person_of_number[i] =
            root == i ? domain::PersonId{static_cast<std::uint32_t>(roots.size())} : person_of_number[root];
    }
    // Refs are sorted and a label spells the ref's first bits, so roots stand in the order of their labels
    // and two equal labels stand side by side; both are then spelt one letter longer.
    index.persons.resize(roots.size());
    for (std::size_t i = 0; i < roots.size(); ++i) {
        int letters = label_letters;
        const auto clashes = [&](std::size_t other) {
            return first_letters(roots[other], letters) == first_letters(roots[i], letters);
        };
        while (letters < 13 && ((i > 0 && clashes(i - 1)) || (i + 1 < roots.size() && clashes(i + 1))))
            ++letters;
        index.persons[i].label = label_of(roots[i], letters);
    }
    index.person_of.reserve(refs.size());
    for (std::size_t i = 0; i < refs.size(); ++i)
        index.person_of.emplace(refs[i], person_of_number[i]);

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
