#include "store/term_numbers.h"

#include "store/columns.h"

#include <string>

namespace styrhus::store {
namespace {

/// Sees the Terms of a row go by.
struct TermMarker {
    std::vector<domain::Term>& numbers;
    domain::Term mark;
    void integer(std::int64_t) {}
    void term(domain::Term term) {
        STYRHUS_CHECK(static_cast<std::size_t>(term) < numbers.size());
        numbers[static_cast<std::size_t>(term)] = mark;
    }
};

} // namespace

TermNumbers::TermNumbers(const domain::Dictionary& dictionary, const domain::Facts& facts)
    : dictionary_(dictionary), numbers_(dictionary.size(), not_used) {
    TermMarker marker{numbers_, wanted};
    for_each_fact_type([&]<class Fact>() {
        for (const Fact& fact : facts.of<Fact>().facts)
            write_columns(fact, marker);
    });
    numbers_[0] = domain::Term{}; // the empty text is 0 everywhere
}

void TermNumbers::met(domain::Term in_store, std::string_view text) {
    // Most often the delivery was read with this very dictionary, and the numbers are the same.
    const auto same = static_cast<std::size_t>(in_store);
    domain::Term term{};
    if (same < numbers_.size() && dictionary_.text(in_store) == text)
        numbers_[same] = in_store;
    else if (dictionary_.find(text, term))
        numbers_[static_cast<std::size_t>(term)] = in_store;
}

std::vector<domain::Term> TermNumbers::number_new(domain::Term first) {
    std::vector<domain::Term> added;
    auto next = static_cast<std::uint32_t>(first);
    for (std::size_t i = 0; i < numbers_.size(); ++i) {
        if (numbers_[i] != wanted) continue;
        numbers_[i] = domain::Term{next++};
        added.push_back(domain::Term{static_cast<std::uint32_t>(i)});
    }
    return added;
}

} // namespace styrhus::store
