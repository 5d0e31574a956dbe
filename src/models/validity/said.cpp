#include "models/validity/said.h"

#include "domain/said.h"

#include <algorithm>
#include <tuple>

namespace styrhus::models::validity {

namespace {

constexpr FindingForm forms[] = {
    {accept_form, "Godkend rækken, som den er", "Accept the row as it is", "Godkendt", "Accepted",
     Verdict::accepted},
    {false_alarm_form, "Reglen tager fejl", "The rule is wrong", "Meldt som forkert regel",
     "Reported as a wrong rule", Verdict::false_alarm},
};

} // namespace

std::span<const FindingForm> finding_forms() {
    return forms;
}

const FindingForm* find_finding_form(std::string_view form) {
    const auto* const found = std::find_if(std::begin(forms), std::end(forms),
                                           [&](const FindingForm& one) { return one.form == form; });
    return found == std::end(forms) ? nullptr : found;
}

Words::Words(std::span<const domain::Statement> statements) {
    for (const domain::Statement& statement : domain::not_superseded(statements)) {
        const FindingForm* form = find_finding_form(statement.form);
        const auto about = finding_in(statement.subject);
        if (form == nullptr || !about) continue;
        words_.push_back({*about, form->verdict, domain::until_in(statement.payload), statement.author,
                          domain::said_on(statement), domain::reason_in(statement.payload)});
    }
    std::stable_sort(words_.begin(), words_.end(),
                     [](const Word& a, const Word& b) { return a.about < b.about; });
    // Two persons may have spoken at once, neither knowing of the other: the later decides.
    const auto last = std::unique(words_.rbegin(), words_.rend(),
                                  [](const Word& a, const Word& b) { return a.about == b.about; });
    words_.erase(words_.begin(), last.base());
}

const Word* Words::find(const domain::RuleFinding& finding) const {
    const auto key = std::tie(finding.finding.rule, finding.subject);
    const auto found =
        std::lower_bound(words_.begin(), words_.end(), key, [](const Word& word, const auto& wanted) {
            return std::tie(word.about.rule, word.about.row) < wanted;
        });
    const bool is_there = found != words_.end() && std::tie(found->about.rule, found->about.row) == key;
    return is_there ? &*found : nullptr;
}

} // namespace styrhus::models::validity
