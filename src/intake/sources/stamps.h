#pragma once

#include "domain/dictionary.h"
#include "domain/fact_columns.h"
#include "domain/facts.h"
#include "domain/identity/secret.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <tuple>
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
    std::vector<std::uint64_t> text_hashes_;
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
    std::vector<std::uint32_t> repeats;
    std::vector<std::uint32_t> order(stamps.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(stamps[a].key, stamps[a].content, a)
               < std::tuple(stamps[b].key, stamps[b].content, b);
    });
    std::int64_t ordinal = 0;
    std::uint64_t before = 0;
    std::uint64_t content_before = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        domain::FactStamp& stamp = stamps[order[i]];
        const std::uint64_t key = stamp.key;
        ordinal = i > 0 && key == before ? ordinal + 1 : 0;
        if (ordinal > 0 && stamp.content == content_before) repeats.push_back(order[i]);
        before = key;
        content_before = stamp.content;
        if (ordinal == 0 && salt == 0) continue;
        sink.integer(static_cast<std::int64_t>(key));
        sink.integer(ordinal);
        sink.integer(static_cast<std::int64_t>(salt));
        stamp.key = sink.take();
    }
    return repeats;
}

} // namespace styrhus::intake::sources
