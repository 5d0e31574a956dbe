#include "intake/sources/cells.h"

#include "domain/identity/cpr.h"
#include "intake/formats/date_text.h"
#include "intake/sources/cpr_in_text.h"
#include "intake/sources/named_in_text.h"
#include "intake/sources/text_pattern.h"

#include <fmt/core.h>
#include <limits>
#include <map>
#include <tuple>

namespace styrhus::intake::sources {

namespace {

using formats::CellTrouble;

/// mantissa ÷ 10^scale in units of 1 ÷ `parts`, exactly; false if it does not come out whole.
bool in_parts(const formats::Decimal& decimal, std::int64_t parts, std::int64_t& out) {
    std::int64_t divisor = 1;
    for (int i = 0; i < decimal.scale; ++i)
        if (__builtin_mul_overflow(divisor, std::int64_t{10}, &divisor)) return false;
    std::int64_t scaled = 0;
    if (__builtin_mul_overflow(decimal.mantissa, parts, &scaled)) return false;
    out = scaled / divisor;
    return scaled % divisor == 0;
}

std::string blanks_folded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (is_blank && (out.empty() || out.back() == ' ')) continue;
        out += is_blank ? ' ' : c;
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

bool needs_folding(std::string_view text) {
    char before = 0;
    for (const char c : text) {
        if (c == '\t' || c == '\n' || c == '\r' || (c == ' ' && before == ' ')) return true;
        before = c;
    }
    return false;
}

} // namespace

CellReader::CellReader(const Mapping& mapping, const domain::identity::ClaimMaker& claims)
    : mapping_(mapping), claims_(claims) {}

CellOutcome CellReader::read(const BoundColumn& bound, std::string_view raw, const CellForm& form,
                             CellValue& value, CellNote& note) {
    const std::string_view text = formats::trimmed(raw);
    using enum FieldType;
    switch (bound.field->type) {
    case date:
    case end_date:
    case month:
        return read_date(bound, text, form.date, value);
    case amount:
    case quantity:
    case unit_price:
    case whole:
    case factor:
        return read_number(bound, text, form.amount, value);
    case choice:
    case flag:
        return read_choice(bound, text, value);
    case person:
        return text.empty() ? CellOutcome::blank : read_person(bound, text, value, note);
    case person_in_text:
        return text.empty() ? CellOutcome::blank : read_person_in_text(bound, text, value, note);
    case case_in_text:
        return read_case_in_text(text, value);
    case birth_in_text:
        return read_birth_in_text(text, value);
    case reference:
        return text.empty() ? CellOutcome::blank : read_reference(bound, text, value);
    case term:
        return text.empty() ? CellOutcome::blank : read_term(bound, text, value);
    case initials:
        value.term = dictionary_.intern(initials_of(text));
        return text.empty() ? CellOutcome::blank : CellOutcome::value;
    case row_id:
    case hashed:
        value.ref = domain::IdentityRef{claims_.hash(folded(text))};
        return text.empty() ? CellOutcome::blank : CellOutcome::value;
    }
    return CellOutcome::blank;
}

void CellReader::expect(const BoundColumn& bound, std::string_view raw) {
    if (bound.field->type == FieldType::person || bound.field->type == FieldType::person_in_text)
        people_[bound.rule].expect(formats::trimmed(raw));
    if (bound.field->type == FieldType::term) dictionary_.expect(formats::trimmed(raw));
}

CellOutcome CellReader::fail(std::string code, std::string text) {
    trouble_code_ = std::move(code);
    trouble_text_ = std::move(text);
    return CellOutcome::unreadable;
}

/// Without the cell's text: it may hold anything, and who is in it is only shown behind the row.
CellOutcome CellReader::fail(CellTrouble trouble) {
    std::string sentence = formats::describe(trouble, "");
    if (const std::size_t quoted = sentence.find(": \""); quoted != std::string::npos)
        sentence.resize(quoted);
    return fail(std::string(formats::code(trouble)), std::move(sentence));
}

CellOutcome CellReader::read_date(const BoundColumn& bound, std::string_view text, formats::DateFormat form,
                                  CellValue& value) {
    if (bound.field->type == FieldType::month && text.size() == 7) {
        if (const auto month = base::parse_iso_month(text)) {
            value.number = month->index();
            return CellOutcome::value;
        }
    }
    const CellTrouble trouble = formats::read_date(text, form, value.date);
    if (trouble == CellTrouble::blank) return CellOutcome::blank;
    if (trouble != CellTrouble::none) return fail(trouble);
    if (bound.field->type == FieldType::month) value.number = base::Month::containing(value.date).index();
    const bool is_inclusive =
        bound.field->type == FieldType::end_date && bound.rule->end == EndMeaning::last_day;
    if (is_inclusive && !value.date.is_open_end()) value.date = value.date.plus_days(1);
    return CellOutcome::value;
}

CellOutcome CellReader::read_number(const BoundColumn& bound, std::string_view text,
                                    const formats::AmountFormat& form, CellValue& value) {
    CellTrouble trouble = CellTrouble::none;
    if (bound.field->type == FieldType::amount) {
        trouble = formats::read_amount(text, form, value.number);
    } else if (bound.field->type == FieldType::whole) {
        trouble = formats::read_whole_number(text, value.number);
        if (trouble == CellTrouble::none && (value.number < -32768 || value.number > 32767))
            trouble = CellTrouble::number_too_large;
    } else {
        const bool is_percent = text.ends_with('%');
        if (is_percent) text = formats::trimmed(text.substr(0, text.size() - 1));
        formats::Decimal decimal;
        trouble = formats::read_decimal(text, form.mark, decimal);
        const bool is_of_any_size =
            bound.field->type == FieldType::quantity || bound.field->type == FieldType::unit_price;
        const std::int64_t parts = bound.field->type == FieldType::quantity ? 1000
                                   : is_percent                             ? 10'000
                                                                            : 1'000'000;
        if (trouble == CellTrouble::none && !in_parts(decimal, parts, value.number))
            trouble = CellTrouble::too_many_decimals;
        const bool is_small =
            is_of_any_size || (value.number >= 0 && value.number <= std::numeric_limits<std::int32_t>::max());
        if (trouble == CellTrouble::none && !is_small) trouble = CellTrouble::number_too_large;
    }
    if (trouble == CellTrouble::blank) return CellOutcome::blank;
    return trouble == CellTrouble::none ? CellOutcome::value : fail(trouble);
}

domain::IdentityRef CellReader::keep(domain::identity::IdentityClaim claim) {
    found_claims_.push_back(std::move(claim));
    return found_claims_.back().ref;
}

CellOutcome CellReader::read_person(const BoundColumn& bound, std::string_view text, CellValue& value,
                                    CellNote& note) {
    const auto [known, is_new] = people_[bound.rule].of(text);
    if (is_new) known = read_new_person(bound, text);
    value.ref = known.ref;
    note = known.note;
    return CellOutcome::value;
}

CellOutcome CellReader::read_person_in_text(const BoundColumn& bound, std::string_view text, CellValue& value,
                                            CellNote& note) {
    const auto [known, is_new] = people_[bound.rule].of(text);
    if (is_new) known = read_new_text(text);
    value.ref = known.ref;
    note = known.note;
    return domain::is_none(known.ref) ? CellOutcome::blank : CellOutcome::value;
}

/// One number says whom a text is about; of several nobody can tell.
CellReader::Known CellReader::read_new_text(std::string_view text) {
    const std::vector<domain::identity::Cpr> named = cprs_in(text);
    if (named.size() == 1) return {keep(claims_.of_cpr(named.front())), CellNote::none};
    return {{}, named.empty() ? CellNote::none : CellNote::several_cprs};
}

CellOutcome CellReader::read_case_in_text(std::string_view text, CellValue& value) {
    const std::string_view number = case_in(text);
    if (number.empty()) return CellOutcome::blank;
    value.term = may_hold_cpr(number) ? hidden(number) : dictionary_.intern(number);
    return CellOutcome::value;
}

CellOutcome CellReader::read_birth_in_text(std::string_view text, CellValue& value) {
    const auto birth = birth_in(text);
    if (!birth) return CellOutcome::blank;
    value.date = birth->day;
    value.term = dictionary_.intern(birth->initials);
    value.flag = !birth->has_century;
    return CellOutcome::value;
}

/// The keyed hash of a number that may be a CPR number: equal ones stay equal.
domain::Term CellReader::hidden(std::string_view text) {
    return dictionary_.intern(fmt::format("skjult {:016x}", claims_.hash(folded(text))));
}

CellOutcome CellReader::read_reference(const BoundColumn& bound, std::string_view text, CellValue& value) {
    if (!may_hold_cpr(text)) return read_term(bound, text, value);
    value.term = hidden(text);
    return CellOutcome::value;
}

CellReader::Known CellReader::read_new_person(const BoundColumn& bound, std::string_view text) {
    using domain::identity::Cpr;
    if (!bound.rule->scope.empty())
        return {keep(claims_.of_number(domain::ClaimKind::source_number, bound.rule->scope, text)),
                CellNote::none};
    auto cpr = Cpr::parse(text);
    CellNote note = CellNote::none;
    // Nine digits, or nine and the hyphen.
    const bool lacks_a_digit = text.size() == 9 || (text.size() == 10 && text[5] == '-');
    if (!cpr && lacks_a_digit) {
        cpr = Cpr::parse(fmt::format("0{}", text));
        if (cpr) note = CellNote::cpr_leading_zero;
    }
    // Replacement numbers have letters in some systems. The number still names one person of the source.
    if (!cpr)
        return {keep(claims_.of_number(domain::ClaimKind::administrative, mapping_.system, folded(text))),
                CellNote::cpr_form};
    if (note == CellNote::none && !cpr->satisfies_modulus_11()) note = CellNote::cpr_modulus_11;
    return {keep(claims_.of_cpr(*cpr)), note};
}

CellReader::Chosen CellReader::choose(const BoundColumn& bound, std::string_view text) const {
    Chosen chosen;
    const auto mapped = bound.rule->values.find(folded(text));
    chosen.is_listed = mapped != bound.rule->values.end();
    const std::string word = chosen.is_listed ? mapped->second : bound.rule->unknown_value;
    std::string_view rest = bound.field->choices;
    for (std::int64_t position = 0; !word.empty() && !rest.empty(); ++position) {
        const std::size_t blank = rest.find(' ');
        if (rest.substr(0, blank) == word) chosen.number = position;
        rest = blank == std::string_view::npos ? "" : rest.substr(blank + 1);
    }
    chosen.flag = word == "yes";
    chosen.outcome = chosen.is_listed ? CellOutcome::value : CellOutcome::unknown_value;
    return chosen;
}

CellOutcome CellReader::read_choice(const BoundColumn& bound, std::string_view text, CellValue& value) {
    if (text.empty()) return CellOutcome::blank;
    const auto [chosen, is_new] = chosen_[bound.rule].of(text);
    if (is_new) chosen = choose(bound, text);
    count(chosen);
    value.number = chosen.number;
    value.flag = chosen.flag;
    return chosen.outcome;
}

CellReader::Matched CellReader::match(const BoundColumn& bound, std::string_view text) {
    Matched matched;
    std::string word = blanks_folded(text);
    const auto mapped = bound.rule->values.find(folded(text));
    matched.is_listed = mapped != bound.rule->values.end();
    if (matched.is_listed) {
        word = mapped->second;
    } else if (!bound.rule->unknown_value.empty()) {
        word = bound.rule->unknown_value;
        matched.outcome = CellOutcome::unknown_value;
    }
    if (!bound.rule->pattern.empty())
        if (const auto groups = find_pattern(bound.rule->pattern, word))
            word = groups->size() > 1 ? (*groups)[1] : (*groups)[0];
    matched.term = dictionary_.intern(word);
    return matched;
}

CellOutcome CellReader::read_term(const BoundColumn& bound, std::string_view text, CellValue& value) {
    if (bound.rule->values.empty() && bound.rule->pattern.empty()) {
        value.term = needs_folding(text) ? dictionary_.intern(blanks_folded(text)) : dictionary_.intern(text);
        return CellOutcome::value;
    }
    const auto [matched, is_new] = matched_[bound.rule].of(text);
    if (is_new) matched = match(bound, text);
    count(matched);
    value.term = matched.term;
    return matched.outcome;
}

std::vector<domain::MetValue> CellReader::met_values() const {
    std::map<std::tuple<std::string, std::string, std::string>, domain::MetValue> met;
    const auto add = [&](const auto& columns) {
        for (const auto& [rule, texts] : columns)
            texts.each([&, &of = *rule](const std::string& text, const Counted& counted) {
                if (!counted.is_listed) return;
                const std::string value = folded(text);
                auto& one = met.try_emplace({of.column, of.field, value}).first->second;
                one = {of.column, of.field, value, one.rows + counted.rows, one.amount + counted.amount};
            });
    };
    add(chosen_);
    add(matched_);
    std::vector<domain::MetValue> out;
    out.reserve(met.size());
    for (auto& [key, value] : met)
        out.push_back(std::move(value));
    return out;
}

std::string initials_of(std::string_view name) {
    std::string out;
    bool at_start = true;
    for (std::size_t i = 0; i < name.size();) {
        const auto lead = static_cast<unsigned char>(name[i]);
        const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        const bool is_blank = lead == ' ' || lead == '\t';
        if (!is_blank && at_start) out.append(name.substr(i, length)).append(".");
        at_start = is_blank;
        i += length;
    }
    return out;
}

} // namespace styrhus::intake::sources
