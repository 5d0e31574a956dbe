#include "rules/engine/rule.h"

#include "domain/fact_columns.h"

#include <cstdlib>
#include <fmt/args.h>
#include <fmt/core.h>
#include <type_traits>

namespace styrhus::rules {

namespace {

std::string written(const Value& value, base::Language language) {
    struct Writer {
        base::Language language;
        std::string operator()(const std::string& text) const { return text; }
        std::string operator()(std::int64_t number) const { return base::number_text(number, language); }
        std::string operator()(Thousandths number) const {
            std::string text = base::number_text(number.value / 1000, language);
            if (number.value % 1000 == 0) return text;
            text += fmt::format("{}{:03}", language == base::Language::da ? ',' : '.',
                                std::abs(number.value % 1000));
            text.erase(text.find_last_not_of('0') + 1);
            return text;
        }
        std::string operator()(base::Money amount) const { return base::ore_text(amount, language); }
        std::string operator()(base::Date date) const { return base::date_text(date, language); }
    };
    return std::visit(Writer{language}, value);
}

std::string sentence(std::string_view message, std::initializer_list<Value> values, base::Language language) {
    fmt::dynamic_format_arg_store<fmt::format_context> arguments;
    for (const Value& value : values)
        arguments.push_back(written(value, language));
    return fmt::vformat(message, arguments);
}

/// Its place in the order of the facts' tables.
template <class Fact>
constexpr domain::FactKind kind_of() {
    int number = 0;
    int found = 0;
    domain::for_each_fact_type([&]<class Other>() {
        if (std::is_same_v<Other, Fact>) found = number;
        ++number;
    });
    return static_cast<domain::FactKind>(found);
}

base::Money size_of(base::Money amount) {
    return amount < base::Money{} ? -amount : amount;
}

} // namespace

base::Money difference(base::Money a, base::Money b) {
    return size_of(a - b);
}

base::Money portion(base::Money amount, base::Money part, base::Money whole) {
    return base::Money::ore(base::round_ratio(amount.in_ore(), part.in_ore(), whole.in_ore()));
}

template <class Fact>
domain::RuleFinding* Report::add(std::uint32_t row, const Said& said) {
    if (!rule_.in_force.contains(said.on)) return nullptr;
    const Fact& fact = at_.facts<Fact>()[row];
    domain::RuleFinding& found = found_.emplace_back();
    found.finding = {.rule = std::string(rule_.code),
                     .severity = rule_.severity,
                     .source = fact.source,
                     .at_stake = size_of(said.at_stake),
                     .column = std::string(rule_.field),
                     .text_da = sentence(said.message.da, said.values, base::Language::da),
                     .text_en = sentence(said.message.en, said.values, base::Language::en)};
    found.kind = kind_of<Fact>();
    found.subject = at_.subject_of<Fact>(row);
    found.content = at_.content_of<Fact>(row);
    found.on = said.on;
    if constexpr (requires { fact.citizen; }) {
        found.person = at_.person_of(fact.citizen);
        found.citizen = fact.citizen;
    }
    return &found;
}

void Report::grant(std::uint32_t grant, base::Date on, base::Money at_stake, const Words& message,
                   std::initializer_list<Value> values) {
    domain::RuleFinding* found = add<domain::Grant>(grant, {on, at_stake, message, values});
    if (found == nullptr) return;
    found->registrant = at_.grants()[grant].responsible;
    found->unit = domain::answers_for(at_.grants()[grant]);
}

void Report::grant_by(const reference::LawLimit& limit, std::uint32_t grant, base::Date on,
                      base::Money at_stake, const Words& message, std::initializer_list<Value> values) {
    const std::size_t before = found_.size();
    this->grant(grant, on, at_stake, message, values);
    if (found_.size() == before || !limit.is_provisional) return;
    constexpr std::string_view unverified = " [U]"; // our own mark
    std::string_view why = limit.reference;
    if (why.ends_with(unverified)) why.remove_suffix(unverified.size());
    domain::Finding& said = found_.back().finding;
    said.text_da += fmt::format(" Grænsen er foreløbig: {}.", why);
    said.text_en += fmt::format(" The limit is provisional: {}.", why);
}

void Report::posting(std::uint32_t posting, base::Date on, base::Money at_stake, const Words& message,
                     std::initializer_list<Value> values) {
    domain::RuleFinding* found = add<domain::Posting>(posting, {on, at_stake, message, values});
    if (found != nullptr) found->unit = domain::answers_for(at_.postings()[posting]);
}

void Report::account_of(std::uint32_t posting, base::Date on, base::Money at_stake, const Words& message,
                        std::initializer_list<Value> values) {
    domain::RuleFinding* found = add<domain::Posting>(posting, {on, at_stake, message, values});
    if (found == nullptr) return;
    found->unit = domain::answers_for(at_.postings()[posting]);
    found->person = 0;
    found->citizen = {};
}

void Report::invoice_line(std::uint32_t line, base::Date on, base::Money at_stake, const Words& message,
                          std::initializer_list<Value> values) {
    domain::RuleFinding* found = add<domain::InvoiceLine>(line, {on, at_stake, message, values});
    if (found != nullptr) found->unit = at_.invoice_lines()[line].accounting_cost;
}

void Report::tariff(std::uint32_t tariff, base::Date on, base::Money at_stake, const Words& message,
                    std::initializer_list<Value> values) {
    domain::RuleFinding* found = add<domain::Tariff>(tariff, {on, at_stake, message, values});
    if (found != nullptr) found->unit = at_.facts<domain::Tariff>()[tariff].facility;
}

void Report::activity(std::uint32_t activity, base::Date on, base::Money at_stake, const Words& message,
                      std::initializer_list<Value> values) {
    domain::RuleFinding* found = add<domain::Activity>(activity, {on, at_stake, message, values});
    if (found == nullptr) return;
    found->registrant = at_.facts<domain::Activity>()[activity].responsible;
    found->unit = at_.facts<domain::Activity>()[activity].unit;
}

void Report::hours(std::uint32_t hours, base::Date on, base::Money at_stake, const Words& message,
                   std::initializer_list<Value> values) {
    (void)add<domain::QuantityFact>(hours, {on, at_stake, message, values});
}

void Report::budget_line(std::uint32_t line, base::Date on, base::Money at_stake, const Words& message,
                         std::initializer_list<Value> values) {
    domain::RuleFinding* found = add<domain::BudgetLine>(line, {on, at_stake, message, values});
    if (found != nullptr) found->unit = at_.facts<domain::BudgetLine>()[line].account;
}

} // namespace styrhus::rules
