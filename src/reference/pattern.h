#pragma once

#include <string>
#include <string_view>

namespace styrhus::reference {

/// Lower case (Danish letters too), single blanks, none at the ends: how texts from sources are compared.
std::string folded(std::string_view text);

/// A text of the reference data that may hold `*` for any run of characters; compares folded texts.
class Pattern {
  public:
    Pattern() = default;
    explicit Pattern(std::string_view text) : text_(folded(text)) {}

    /// `candidate` is folded already.
    bool fits(std::string_view candidate) const;
    const std::string& text() const { return text_; }
    /// Characters that are not `*`: of two patterns the longer is the more precise.
    int weight() const;
    bool operator==(const Pattern&) const = default;

  private:
    std::string text_;
};

} // namespace styrhus::reference
