#pragma once

#include "base/check.h"
#include "domain/dictionary.h"
#include "domain/facts.h"
#include "domain/ids.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace styrhus::store {

/// From the Terms of the dictionary a delivery was read with to the store's own numbers. Two programs may
/// each have met new texts meanwhile, so a number means something only in the dictionary it came from; the
/// store keeps the texts that a fact uses, and no others.
class TermNumbers {
  public:
    /// Marks the Terms the facts use. The dictionary must outlive this.
    TermNumbers(const domain::Dictionary& dictionary, const domain::Facts& facts);

    /// The store's dictionary, told in its order from Term 1.
    void met(domain::Term in_store, std::string_view text);
    /// Numbers what is used and was not met, from `first` upwards, in the order of the delivery's dictionary.
    /// Returns the delivery's Terms so numbered.
    std::vector<domain::Term> number_new(domain::Term first);

    domain::Term in_store(domain::Term term) const { return numbers_[static_cast<std::size_t>(term)]; }
    std::string_view text(domain::Term term) const { return dictionary_.text(term); }

  private:
    static constexpr domain::Term not_used{0xFFFF'FFFF};
    static constexpr domain::Term wanted{0xFFFF'FFFE};

    const domain::Dictionary& dictionary_;
    std::vector<domain::Term> numbers_;
};

} // namespace styrhus::store
