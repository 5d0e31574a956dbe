#pragma once

#include "base/check.h"
#include "domain/ids.h"

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
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
    const std::string& text(Term term) const { return texts_[static_cast<std::size_t>(term)]; }
    std::size_t size() const { return texts_.size(); }

  private:
    std::deque<std::string> texts_; ///< a deque: references stay valid while it grows
    std::unordered_map<std::string_view, Term> terms_;
};

} // namespace styrhus::domain
