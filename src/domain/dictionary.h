#pragma once

#include "base/check.h"
#include "base/large_pages.h"
#include "domain/ids.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::domain {

/// The texts behind Terms. Term 0 is the empty text. Grows only; a Term means the same in every snapshot of a
/// store.
class Dictionary {
  public:
    Dictionary() { (void)intern(""); }
    Dictionary(Dictionary&&) = default;
    Dictionary& operator=(Dictionary&&) = default;
    Dictionary(const Dictionary& other) : Dictionary() {
        for (const std::string& text : other.texts_)
            (void)intern(text);
    }
    Dictionary& operator=(const Dictionary& other) { return *this = Dictionary(other); }

    Term intern(std::string_view text);
    /// Term 0 with `found` false if the text was never met.
    bool find(std::string_view text, Term& term) const;
    /// Tells the processor that this text will be asked for soon, so that memory is ready by then.
    void expect(std::string_view text) const;
    const std::string& text(Term term) const { return texts_[static_cast<std::size_t>(term)]; }
    std::size_t size() const { return texts_.size(); }

  private:
    /// A text's number beside its hash: other texts are passed over without being read, which would cost a
    /// wait for memory each, and the table grows without looking at any.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t number = empty;
    };
    static constexpr std::uint32_t empty = 0xFFFF'FFFF;

    std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
    void grow();

    std::deque<std::string> texts_; ///< a deque: references stay valid while it grows
    base::LargeVector<Slot> slots_; ///< open addressing, at most half full, a power of two
};

} // namespace styrhus::domain
