#include "reference/law.h"

#include "base/ascii.h"
#include "reference/pattern.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <tuple>

namespace styrhus::reference {

using base::Error;
using base::Result;

namespace {

using base::is_digit;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}

/// § and numbers as written, before the law is known.
struct Numbers {
    std::string section; ///< "107", "82a"
    std::string stk;
    std::string nr;

    std::string code(std::string_view law) const {
        std::string out = fmt::format("{}-{}", law, section);
        if (!stk.empty()) out += "-" + stk;
        if (!nr.empty()) out += "." + nr;
        return out;
    }
};

/// Walks over a folded text.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : text_(text) {}

    bool at_end() const { return at_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const { return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0'; }
    void skip() { ++at_; }

    std::string digits() {
        std::string out;
        while (is_digit(peek()))
            out += text_[at_++];
        return out;
    }
    std::string word() {
        std::string out;
        while (is_letter(peek()))
            out += text_[at_++];
        return out;
    }
    /// A paragraph's letter, a–h, right behind the number or after one blank or hyphen: "82a", "82 a",
    /// "82-a". Later letters are words: "§ 85 i egen bolig".
    std::string section_letter() {
        const std::size_t gap = peek() == ' ' || peek() == '-' ? 1 : 0;
        const char letter = peek(gap);
        if (letter < 'a' || letter > 'h' || is_letter(peek(gap + 1))) return {};
        at_ += gap + 1;
        return std::string(1, letter);
    }
    /// Moves to the first digit, behind the first § if `prefers_sign`. False if there is no number at all.
    bool find_section(bool prefers_sign) {
        const std::size_t sign = text_.find("\xC2\xA7", at_);
        if (prefers_sign && sign != std::string_view::npos) at_ = sign;
        while (!at_end() && !is_digit(peek()))
            ++at_;
        return !at_end();
    }

  private:
    std::string_view text_;
    std::size_t at_ = 0;
};

/// What is filled next: "stk. 3, nr. 7", "-3.7", ", 3" all give stk 3 and so on. Words but stk and nr end the
/// reference: what follows is a name ("SEL-11-3 Konsulentbistand") or another paragraph ("jf. § 84").
void scan_parts(Scanner& scan, Numbers& numbers) {
    enum class Next { none, stk, nr };
    Next next = Next::none;
    while (!scan.at_end()) {
        const char c = scan.peek();
        if (is_digit(c)) {
            if (next == Next::none) return;
            std::string& part = next == Next::nr ? numbers.nr : numbers.stk;
            if (!part.empty()) return;
            part = scan.digits();
            next = Next::none;
        } else if (is_letter(c)) {
            if (c == '\xC2') return; // a second §
            const std::string word = scan.word();
            if (word == "stk" || word == "stykke")
                next = Next::stk;
            else if (word == "nr" || word == "nummer" || word == "pkt" || word == "punkt")
                next = Next::nr;
            else
                return;
        } else if (c == '-' || c == '.' || c == ',') {
            // A named part keeps its name over the punctuation: "stk. 3".
            // "52,3,7" is one reference; "85, 10 timer" is not.
            const bool is_list_comma = c == ',' && !is_digit(scan.peek(1));
            if (next == Next::none && !is_list_comma) next = numbers.stk.empty() ? Next::stk : Next::nr;
            scan.skip();
        } else if (c == ' ') {
            scan.skip();
        } else {
            return;
        }
    }
}

/// Behind a law's name the first number counts ("SEL-44-jfr. §84"), elsewhere the one behind a §.
std::optional<Numbers> scan_numbers(std::string_view folded_text, bool is_behind_name) {
    Scanner scan(folded_text);
    if (!scan.find_section(!is_behind_name)) return std::nullopt;
    Numbers numbers;
    numbers.section = scan.digits();
    // "§ 85" and no more: 3 digits hold every paragraph of these laws.
    if (numbers.section.size() > 3) return std::nullopt;
    numbers.section += scan.section_letter();
    // "§§ 95-96" and "§§ 95 og 96" name several; the first stands for them.
    if (folded_text.find("\xC2\xA7\xC2\xA7") == std::string_view::npos) scan_parts(scan, numbers);
    // "BL § 30 nr. 2" leaves out the only stk.
    if (numbers.stk.empty() && !numbers.nr.empty()) numbers.stk = "1";
    return numbers;
}

struct NamedLaw {
    const Law* law = nullptr;
    std::size_t at = 0;
    std::size_t end = 0;
};

/// The name as a whole word, or directly before a number ("sel107").
std::optional<std::size_t> find_name(std::string_view text, std::string_view name) {
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
        const bool begins = at == 0 || (!is_letter(text[at - 1]) && !is_digit(text[at - 1]))
                            || (at >= 2 && text.substr(at - 2, 2) == "\xC2\xA7");
        const std::size_t end = at + name.size();
        const bool is_sign_behind = text.substr(end, 2) == "\xC2\xA7";
        const bool ends = end == text.size() || !is_letter(text[end]) || is_sign_behind;
        if (begins && ends) return at;
    }
    return std::nullopt;
}

NamedLaw find_law(const std::vector<Law>& laws, std::string_view text) {
    NamedLaw best;
    for (const Law& law : laws) {
        for (const std::string& name : law.names) {
            const auto at = find_name(text, name);
            if (!at) continue;
            const bool is_stronger =
                best.law == nullptr || (law.decides_beside_others && !best.law->decides_beside_others)
                || (law.decides_beside_others == best.law->decides_beside_others
                    && (*at < best.at || (*at == best.at && name.size() > best.end - best.at)));
            if (is_stronger) best = {&law, *at, *at + name.size()};
        }
    }
    return best;
}

Error unknown(std::string_view text, std::string_view why) {
    return Error{
        fmt::format("unknown paragraph: {}; add it to data/law or map the value: \"{}\"", why, text)};
}

} // namespace

bool LawParagraph::is_for_a_time(std::span<const std::string_view> kinds) const {
    if (is_time_limited) return true;
    if (time_limited_at.empty()) return false;
    return std::any_of(kinds.begin(), kinds.end(), [&](std::string_view kind) {
        const std::string text = folded(kind);
        return std::any_of(time_limited_at.begin(), time_limited_at.end(),
                           [&](const Pattern& pattern) { return pattern.fits(text); });
    });
}

LawBook::LawBook(std::vector<Law> laws, std::vector<LawParagraph> paragraphs, std::vector<LawLimit> limits)
    : laws_(std::move(laws)), paragraphs_(std::move(paragraphs)), limits_(std::move(limits)) {
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
        by_code_.emplace(paragraphs_[i].code, i);
        for (const std::string& alias : paragraphs_[i].aliases)
            by_code_.emplace(alias, i);
    }
}

const LawParagraph* LawBook::find(std::string_view code) const {
    const auto found = by_code_.find(std::string(code));
    return found == by_code_.end() ? nullptr : &paragraphs_[found->second];
}

const LawParagraph* LawBook::covering(std::string_view code) const {
    std::string rest(code);
    while (true) {
        if (const LawParagraph* found = find(rest)) return found;
        const std::size_t cut = rest.find_last_of("-.");
        // "SEL" alone is no paragraph.
        if (cut == std::string::npos || rest.find('-') == cut) return nullptr;
        rest.resize(cut);
    }
}

/// A book has a handful of limits: looking through them all costs less than any index.
const LawLimit* LawBook::limit(std::string_view code, LimitKind kind, base::Date date) const {
    const LawLimit* nearest = nullptr;
    for (const LawLimit& limit : limits_) {
        if (limit.kind != kind || !limit.valid.contains(date) || !law_covers(limit.paragraph, code)) continue;
        if (nearest == nullptr || nearest->paragraph.size() < limit.paragraph.size()) nearest = &limit;
    }
    return nearest;
}

Result<LawReference> LawBook::parse(std::string_view text, base::Date date, LawArea area) const {
    const std::string plain = folded(text);
    if (plain.empty()) return unknown(text, "the text is empty");
    const NamedLaw named = find_law(laws_, plain);
    std::optional<Numbers> numbers;
    if (named.law != nullptr) numbers = scan_numbers(std::string_view(plain).substr(named.end), true);
    if (!numbers) numbers = scan_numbers(plain, false);
    if (!numbers) return unknown(text, "it holds no number of one to three digits");

    const auto answer = [&](const std::string& code, const LawParagraph& paragraph, bool assumed) {
        // An alias is written as the paragraph it stands for.
        const bool is_alias = find(code) == &paragraph;
        return LawReference{is_alias ? paragraph.code : code, &paragraph, paragraph.valid.contains(date),
                            assumed};
    };
    if (named.law != nullptr) {
        const std::string code = numbers->code(named.law->code);
        const LawParagraph* paragraph = covering(code);
        if (paragraph == nullptr) return unknown(text, "the law book has no " + code);
        return answer(code, *paragraph, false);
    }

    // No law is named: in force comes first, then the area, then the law's rank.
    struct Candidate {
        std::string code;
        const LawParagraph* paragraph;
        std::tuple<bool, bool, int> order;
    };
    std::vector<Candidate> candidates;
    for (const Law& law : laws_) {
        if (law.must_be_named) continue;
        const std::string code = numbers->code(law.code);
        const LawParagraph* paragraph = covering(code);
        if (paragraph == nullptr) continue;
        const bool is_elsewhere = area != LawArea::none && paragraph->area != area;
        candidates.push_back({code, paragraph, {!paragraph->valid.contains(date), is_elsewhere, law.rank}});
    }
    if (candidates.empty()) return unknown(text, "no law of the law book has § " + numbers->section);
    std::sort(candidates.begin(), candidates.end(),
              [](const Candidate& a, const Candidate& b) { return a.order < b.order; });
    const Candidate& best = candidates.front();
    const auto weight = [](const Candidate& c) {
        return std::pair(std::get<0>(c.order), std::get<1>(c.order));
    };
    const bool is_assumed = candidates.size() > 1 && weight(candidates[1]) == weight(best);
    return answer(best.code, *best.paragraph, is_assumed);
}

bool law_covers(std::string_view rule, std::string_view code) {
    if (!code.starts_with(rule)) return false;
    return code.size() == rule.size() || code[rule.size()] == '-' || code[rule.size()] == '.';
}

} // namespace styrhus::reference
