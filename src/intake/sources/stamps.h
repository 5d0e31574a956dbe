#pragma once

#include "base/large_pages.h"
#include "domain/dictionary.h"
#include "domain/fact_columns.h"
#include "domain/facts.h"
#include "domain/identity/secret.h"
#include "intake/sources/mapping.h"

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
    void term(domain::Term term);
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

/// Equal keys get an ordinal in the order of their contents, so that the order of rows decides nothing; rows
/// of one key and content keep their key where `repeats` says that they are the same. `salt` parts the keys
/// of deliveries whose rows have no key. Returns the rows that say the same as an earlier one.
std::vector<std::uint32_t> number_equal_keys(std::vector<domain::FactStamp>& stamps, std::uint64_t salt,
                                             HashSink& sink, Repeats repeats = Repeats::numbered);

} // namespace styrhus::intake::sources
