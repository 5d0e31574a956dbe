#include "rules/engine/rule.h"

#include <cstdlib>
#include <fmt/args.h>
#include <fmt/format.h>

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

base::Money size_of(base::Money amount) {
    return amount < base::Money{} ? -amount : amount;
}

} // namespace

domain::RuleFinding& Report::add(domain::SourceRef source, base::Money at_stake, const Words& message,
                                 std::initializer_list<Value> values) {
    domain::RuleFinding& found = found_.emplace_back();
    found.finding = {.rule = std::string(rule_.code),
                     .severity = rule_.severity,
                     .source = source,
                     .at_stake = size_of(at_stake),
                     .column = std::string(rule_.field),
                     .text_da = sentence(message.da, values, base::Language::da),
                     .text_en = sentence(message.en, values, base::Language::en)};
    return found;
}

void Report::grant(std::uint32_t grant, base::Date on, base::Money at_stake, const Words& message,
                   std::initializer_list<Value> values) {
    if (!rule_.in_force.contains(on)) return;
    const domain::Grant& fact = at_.grants()[grant];
    domain::RuleFinding& found = add(fact.source, at_stake, message, values);
    found.kind = domain::FactKind::grant;
    found.person = at_.person_of_grant(grant);
    found.citizen = fact.citizen;
    found.subject = at_.subject_of_grant(grant);
    found.content = at_.content_of_grant(grant);
    found.on = on;
    found.registrant = fact.responsible;
    found.unit = domain::answers_for(fact);
}

void Report::posting(std::uint32_t posting, base::Date on, base::Money at_stake, const Words& message,
                     std::initializer_list<Value> values) {
    if (!rule_.in_force.contains(on)) return;
    const domain::Posting& fact = at_.postings()[posting];
    domain::RuleFinding& found = add(fact.source, at_stake, message, values);
    found.kind = domain::FactKind::posting;
    found.person = at_.person_of_posting(posting);
    found.citizen = fact.citizen;
    found.subject = at_.subject_of_posting(posting);
    found.content = at_.content_of_posting(posting);
    found.on = on;
    found.unit = domain::answers_for(fact);
}

void Report::invoice_line(std::uint32_t line, base::Date on, base::Money at_stake, const Words& message,
                          std::initializer_list<Value> values) {
    if (!rule_.in_force.contains(on)) return;
    const domain::InvoiceLine& fact = at_.invoice_lines()[line];
    domain::RuleFinding& found = add(fact.source, at_stake, message, values);
    found.kind = domain::FactKind::invoice_line;
    found.person = static_cast<std::uint32_t>(at_.snapshot().persons.find(fact.citizen));
    found.subject = at_.subject_of_invoice_line(line);
    found.content = at_.content_of_invoice_line(line);
    found.on = on;
    found.unit = fact.accounting_cost;
}

} // namespace styrhus::rules
