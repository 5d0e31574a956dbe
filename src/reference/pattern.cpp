#include "reference/pattern.h"

#include <algorithm>

namespace styrhus::reference {

namespace {

bool is_blank(unsigned char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

} // namespace

std::string folded(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    bool is_blank_due = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto c = static_cast<unsigned char>(text[i]);
        // U+00A0, the blank that does not break: office programs write it after "§".
        const bool is_hard_blank =
            c == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) == 0xA0;
        if (is_hard_blank) ++i;
        if (is_hard_blank || is_blank(c)) {
            is_blank_due = !out.empty();
            continue;
        }
        if (is_blank_due) out += ' ';
        is_blank_due = false;
        if (c >= 'A' && c <= 'Z') c = static_cast<unsigned char>(c + ('a' - 'A'));
        out += static_cast<char>(c);
        // U+00C0–U+00DE but × are the capitals of Latin-1; their small letters lie 0x20 on.
        if (c == 0xC3 && i + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[++i]);
            const bool is_capital = next >= 0x80 && next <= 0x9E && next != 0x97;
            out += static_cast<char>(is_capital ? next + 0x20 : next);
        }
    }
    return out;
}

bool Pattern::fits(std::string_view candidate) const {
    // Greedy matching with one point to return to: linear for the patterns people write.
    std::size_t p = 0;
    std::size_t c = 0;
    std::size_t star = std::string::npos;
    std::size_t resume = 0;
    while (c < candidate.size()) {
        if (p < text_.size() && text_[p] == '*') {
            star = p++;
            resume = c;
        } else if (p < text_.size() && text_[p] == candidate[c]) {
            ++p;
            ++c;
        } else if (star != std::string::npos) {
            p = star + 1;
            c = ++resume;
        } else {
            return false;
        }
    }
    while (p < text_.size() && text_[p] == '*')
        ++p;
    return p == text_.size();
}

int Pattern::weight() const {
    return static_cast<int>(std::count_if(text_.begin(), text_.end(), [](char c) { return c != '*'; }));
}

} // namespace styrhus::reference
