#include "app/renamed_labels.h"

#include "intake/sources/mapping.h"
#include "intake/sources/notes.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace styrhus::app {

namespace {

using base::Money;
using domain::MappingGap;

Money without_sign(Money money) {
    return money < Money() ? -money : money;
}

/// The rows of one code with one label.
struct Labelled {
    std::string_view spelled;
    std::uint64_t rows = 0;
    Money amount;
    domain::SourceRef first;
};

/// Labels by code; both folded, so that another spelling is no new name.
class Labels {
  public:
    explicit Labels(const LabelledFacts& of) : is_of_postings_(of.kind == domain::FactKind::posting) {
        if (of.kind == domain::FactKind::posting)
            for (const domain::Posting& posting : of.facts.of<domain::Posting>().facts)
                count(account_of(posting), posting.label, posting.amount, posting.source);
        if (of.kind == domain::FactKind::account)
            for (const domain::AccountFact& account : of.facts.of<domain::AccountFact>().facts)
                count(account.account, account.name, {}, account.source);
        fold(of.terms);
    }

    using OfCode = std::map<std::string, Labelled>;
    const std::map<std::string, OfCode>& by_code() const { return by_code_; }
    bool has(const std::string& label) const { return all_.contains(label); }
    /// Postings that hardly share a label have texts and no labels.
    bool are_free_text() const { return is_of_postings_ && all_.size() * 4 > rows_ * 3; }

    /// The one with most kroner, or with most rows where none has any.
    static const std::pair<const std::string, Labelled>& main_of(const OfCode& labels) {
        return *std::max_element(labels.begin(), labels.end(), [](const auto& a, const auto& b) {
            return std::pair(without_sign(a.second.amount), a.second.rows)
                   < std::pair(without_sign(b.second.amount), b.second.rows);
        });
    }

  private:
    void count(domain::Term code, domain::Term label, Money amount, domain::SourceRef source) {
        if (domain::is_none(code) || domain::is_none(label)) return;
        Labelled& labelled = counted_[std::pair(code, label)];
        if (labelled.rows++ == 0) labelled.first = source;
        labelled.amount += amount;
        ++rows_;
    }

    void fold(const domain::Dictionary& terms) {
        for (const auto& [terms_of_row, counted] : counted_) {
            const std::string& spelled = terms.text(terms_of_row.second);
            const std::string label = intake::sources::folded(spelled);
            Labelled& labelled = by_code_[intake::sources::folded(terms.text(terms_of_row.first))][label];
            if (labelled.rows == 0) labelled.first = counted.first;
            if (labelled.rows == 0) labelled.spelled = spelled;
            labelled.rows += counted.rows;
            labelled.amount += counted.amount;
            all_.insert(label);
        }
    }

    bool is_of_postings_;
    std::map<std::pair<domain::Term, domain::Term>, Labelled> counted_;
    std::map<std::string, OfCode> by_code_;
    std::set<std::string> all_;
    std::uint64_t rows_ = 0;
};

bool share_a_label(const Labels::OfCode& a, const Labels::OfCode& b) {
    return std::any_of(a.begin(), a.end(), [&](const auto& label) { return b.contains(label.first); });
}

void add_to(MappingGap& gap, const Labelled& before, const Labelled& now, std::string_view column,
            std::string_view field) {
    const bool is_first = gap.codes == 0 || now.first.line < gap.first_line;
    gap.kind = MappingGap::Kind::renamed_label;
    gap.column = column;
    gap.field = field;
    gap.value = intake::sources::without_cpr(now.spelled);
    gap.likely = intake::sources::without_cpr(before.spelled);
    gap.rows += now.rows;
    gap.amount += now.amount;
    if (is_first) gap.first_line = now.first.line;
    if (is_first) gap.file = now.first.file;
    ++gap.codes;
}

} // namespace

std::string_view label_field(domain::FactKind kind) {
    if (kind == domain::FactKind::posting) return "label";
    if (kind == domain::FactKind::account) return "name";
    return {};
}

std::vector<MappingGap> renamed_labels(const LabelledFacts& before, const LabelledFacts& now,
                                       std::string_view column) {
    const Labels earlier(before);
    const Labels current(now);
    if (earlier.are_free_text() || current.are_free_text()) return {};
    std::map<std::pair<std::string, std::string>, MappingGap> renamed;
    for (const auto& [code, labels] : current.by_code()) {
        const auto then = earlier.by_code().find(code);
        if (then == earlier.by_code().end() || share_a_label(labels, then->second)) continue;
        const auto& [old_label, old_rows] = Labels::main_of(then->second);
        if (current.has(old_label)) continue;
        for (const auto& [label, rows] : labels)
            if (!earlier.has(label))
                add_to(renamed[{old_label, label}], old_rows, rows, column, label_field(now.kind));
    }
    std::vector<MappingGap> out;
    out.reserve(renamed.size());
    for (auto& [labels, gap] : renamed)
        out.push_back(std::move(gap));
    std::stable_sort(out.begin(), out.end(), [](const MappingGap& a, const MappingGap& b) {
        return without_sign(a.amount) > without_sign(b.amount);
    });
    return out;
}

} // namespace styrhus::app
