#include "domain/dictionary.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace styrhus::domain {

namespace {

constexpr std::size_t slots_at_first = 16;

std::uint32_t hash_of(std::string_view text) {
    return static_cast<std::uint32_t>(std::hash<std::string_view>()(text));
}

} // namespace

Term Dictionary::intern(std::string_view text) {
    if (2 * (texts_.size() + 1) > slots_.size()) grow();
    const std::uint32_t hash = hash_of(text);
    Slot& slot = slots_[slot_of(text, hash)];
    if (slot.number == empty) {
        slot = {hash, static_cast<std::uint32_t>(texts_.size())};
        texts_.emplace_back(text);
    }
    return Term{slot.number};
}

bool Dictionary::find(std::string_view text, Term& term) const {
    term = {};
    if (slots_.empty()) return false;
    const Slot& slot = slots_[slot_of(text, hash_of(text))];
    if (slot.number == empty) return false;
    term = Term{slot.number};
    return true;
}

void Dictionary::expect(std::string_view text) const {
    if (!slots_.empty()) __builtin_prefetch(&slots_[hash_of(text) & (slots_.size() - 1)]);
}

/// Where the text stands, or where it would.
std::size_t Dictionary::slot_of(std::string_view text, std::uint32_t hash) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    while (slots_[at].number != empty && (slots_[at].hash != hash || texts_[slots_[at].number] != text))
        at = (at + 1) & mask;
    return at;
}

void Dictionary::grow() {
    const base::LargeVector<Slot> before =
        std::exchange(slots_, base::LargeVector<Slot>(std::max(slots_at_first, 2 * slots_.size())));
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : before) {
        if (slot.number == empty) continue;
        std::size_t at = slot.hash & mask;
        while (slots_[at].number != empty)
            at = (at + 1) & mask;
        slots_[at] = slot;
    }
}

} // namespace styrhus::domain
