#pragma once

#include "base/large_pages.h"
#include "domain/dictionary.h"
#include "domain/fact_columns.h"
#include "domain/facts.h"
#include "domain/identity/secret.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

/// What facts are called across deliveries, and what they say, as keyed hashes (see domain::FactStamp).
namespace styrhus::intake::sources {

/// Takes a fact's columns as bytes. Terms go in as their texts' hashes, so that a stamp does not depend on
/// how a dictionary happens to number them.
class HashSink {
  public:
    HashSink(const domain::Dictionary& dictionary, const domain::identity::ClaimMaker& claims)
        : dictionary_(dictionary), claims_(claims) {}

    void integer(std::int64_t value) { bytes_.append(reinterpret_cast<const char*>(&value), sizeof value); }
    void term(domain::Term term) {
        const auto at = static_cast<std::size_t>(term);
        if (at >= text_hashes_.size()) text_hashes_.resize(dictionary_.size(), 0);
        if (text_hashes_[at] == 0) text_hashes_[at] = claims_.hash(dictionary_.text(term));
        integer(static_cast<std::int64_t>(text_hashes_[at]));
    }
    void text(std::string_view value) { integer(static_cast<std::int64_t>(claims_.hash(value))); }

    std::uint64_t take() {
        const std::uint64_t hash = claims_.hash(bytes_);
        bytes_.clear();
        return hash;
    }

  private:
    const domain::Dictionary& dictionary_;
    const domain::identity::ClaimMaker& claims_;
    base::LargeVector<std::uint64_t> text_hashes_;
    std::string bytes_;
};

template <class Fact>
std::uint64_t content_of(Fact fact, HashSink& sink) {
    fact.source = {};
    domain::write_columns(fact, sink);
    return sink.take();
}

/// Equal keys get an ordinal in the order of their contents, so that the order of rows decides nothing.
/// `salt` parts the keys of deliveries whose rows have no key. Returns the rows that say the same as an
/// earlier one.
inline std::vector<std::uint32_t> number_equal_keys(std::vector<domain::FactStamp>& stamps,
                                                    std::uint64_t salt, HashSink& sink) {
    struct Named {
        std::uint64_t key;
        std::uint64_t content;
        std::uint32_t row;
        auto operator<=>(const Named&) const = default;
    };
    // Sorted beside each other and not through their places: a look at the next costs no wait for memory.
    base::LargeVector<Named> order;
    order.reserve(stamps.size());
    for (const domain::FactStamp& stamp : stamps)
        order.push_back({stamp.key, stamp.content, static_cast<std::uint32_t>(order.size())});
    std::sort(order.begin(), order.end());
    std::vector<std::uint32_t> repeats;
    std::int64_t ordinal = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Named& named = order[i];
        const bool is_named_before = i > 0 && named.key == order[i - 1].key;
        ordinal = is_named_before ? ordinal + 1 : 0;
        if (is_named_before && named.content == order[i - 1].content) repeats.push_back(named.row);
        if (ordinal == 0 && salt == 0) continue;
        sink.integer(static_cast<std::int64_t>(named.key));
        sink.integer(ordinal);
        sink.integer(static_cast<std::int64_t>(salt));
        stamps[named.row].key = sink.take();
    }
    return repeats;
}

} // namespace styrhus::intake::sources
