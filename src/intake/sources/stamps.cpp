#include "intake/sources/stamps.h"

#include <algorithm>

namespace styrhus::intake::sources {

// Not in the header: a fact has up to thirty columns, and each would carry a copy.
void HashSink::term(domain::Term term) {
    const auto at = static_cast<std::size_t>(term);
    if (at >= text_hashes_.size()) text_hashes_.resize(dictionary_.size(), 0);
    if (text_hashes_[at] == 0) text_hashes_[at] = claims_.hash(dictionary_.text(term));
    integer(static_cast<std::int64_t>(text_hashes_[at]));
}

std::vector<std::uint32_t> number_equal_keys(std::vector<domain::FactStamp>& stamps, std::uint64_t salt,
                                             HashSink& sink, Repeats repeats) {
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
    std::vector<std::uint32_t> said_again;
    std::int64_t ordinal = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Named& named = order[i];
        const bool is_named_before = i > 0 && named.key == order[i - 1].key;
        const bool is_repeat = is_named_before && named.content == order[i - 1].content;
        if (is_repeat) said_again.push_back(named.row);
        const bool is_numbered = is_named_before && !(is_repeat && repeats == Repeats::same);
        ordinal = !is_named_before ? 0 : is_numbered ? ordinal + 1 : ordinal;
        if (ordinal == 0 && salt == 0) continue;
        sink.integer(static_cast<std::int64_t>(named.key));
        sink.integer(ordinal);
        sink.integer(static_cast<std::int64_t>(salt));
        stamps[named.row].key = sink.take();
    }
    return said_again;
}

} // namespace styrhus::intake::sources
