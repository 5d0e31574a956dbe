#include "domain/dictionary.h"

namespace styrhus::domain {

Term Dictionary::intern(std::string_view text) {
    const auto known = terms_.find(text);
    if (known != terms_.end()) return known->second;
    const Term term{static_cast<std::uint32_t>(texts_.size())};
    texts_.emplace_back(text);
    terms_.emplace(texts_.back(), term);
    return term;
}

bool Dictionary::find(std::string_view text, Term& term) const {
    const auto known = terms_.find(text);
    term = known == terms_.end() ? Term{} : known->second;
    return known != terms_.end();
}

} // namespace styrhus::domain
