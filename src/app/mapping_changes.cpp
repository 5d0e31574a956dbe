#include "app/mapping_changes.h"

#include "app/mapping_words.h"

#include <algorithm>
#include <fmt/core.h>
#include <tuple>

namespace styrhus::app {

namespace {

using intake::sources::ColumnRule;
using intake::sources::folded;
using intake::sources::Mapping;
using views::Wording;

class Changes {
  public:
    Changes(const Mapping& before, const Mapping& after) : before_(before), after_(after) {}

    std::vector<Wording> found() {
        say_of_the_whole();
        for (const ColumnRule& rule : after_.columns)
            say_of_column(rule);
        for (const ColumnRule& rule : before_.columns)
            if (find(after_, rule) == nullptr && !fills_another_field(rule))
                say(fmt::format("Kolonnen {} er taget ud.", rule.column),
                    fmt::format("The column {} is taken out.", rule.column));
        return std::move(found_);
    }

  private:
    void say(std::string da, std::string en) { found_.push_back({std::move(da), std::move(en)}); }

    /// The column's rule for the same field; a column may fill two.
    static const ColumnRule* find(const Mapping& mapping, const ColumnRule& wanted) {
        const auto found =
            std::find_if(mapping.columns.begin(), mapping.columns.end(), [&](const ColumnRule& rule) {
                return folded(rule.column) == folded(wanted.column) && rule.field == wanted.field;
            });
        return found == mapping.columns.end() ? nullptr : &*found;
    }

    /// A rule of before for the column and another field, which no rule of after has.
    const ColumnRule* other_field_before(const ColumnRule& now) const {
        for (const ColumnRule& rule : before_.columns)
            if (folded(rule.column) == folded(now.column) && find(after_, rule) == nullptr) return &rule;
        return nullptr;
    }
    bool fills_another_field(const ColumnRule& then) const {
        return std::any_of(after_.columns.begin(), after_.columns.end(), [&](const ColumnRule& rule) {
            return folded(rule.column) == folded(then.column) && find(before_, rule) == nullptr;
        });
    }

    Wording field_words(const ColumnRule& rule) const {
        if (rule.field.empty()) return {"bruges ikke", "is not used"};
        const Wording words = words_of_field(after_.fact, rule.field);
        return {fmt::format("er {}", words.da), fmt::format("is {}", words.en)};
    }

    void say_of_column(const ColumnRule& rule) {
        const Wording is = field_words(rule);
        if (const ColumnRule* then = find(before_, rule)) {
            say_of_headings(*then, rule);
            say_of_values(*then, rule);
            if (std::tie(then->is_required, then->is_shown, then->end, then->amount_unit, then->scope,
                         then->pattern)
                != std::tie(rule.is_required, rule.is_shown, rule.end, rule.amount_unit, rule.scope,
                            rule.pattern))
                say(fmt::format("Indstillingerne for kolonnen {} er ændret.", rule.column),
                    fmt::format("The settings of the column {} are changed.", rule.column));
        } else if (other_field_before(rule) != nullptr) {
            say(fmt::format("Kolonnen {} {} nu.", rule.column, is.da),
                fmt::format("The column {} now {}.", rule.column, is.en));
        } else {
            say(fmt::format("Kolonnen {} er kendt: den {}.", rule.column, is.da),
                fmt::format("The column {} is known: it {}.", rule.column, is.en));
        }
    }

    void say_of_headings(const ColumnRule& then, const ColumnRule& now) {
        for (const std::string& alias : now.aliases)
            if (std::find(then.aliases.begin(), then.aliases.end(), alias) == then.aliases.end())
                say(fmt::format("Overskriften {} læses som {}.", alias, now.column),
                    fmt::format("The heading {} is read as {}.", alias, now.column));
        for (const std::string& alias : then.aliases)
            if (std::find(now.aliases.begin(), now.aliases.end(), alias) == now.aliases.end())
                say(fmt::format("Overskriften {} læses ikke længere som {}.", alias, now.column),
                    fmt::format("The heading {} is no longer read as {}.", alias, now.column));
    }

    void say_of_values(const ColumnRule& then, const ColumnRule& now) {
        for (const auto& [value, meaning] : now.values) {
            const auto before = then.values.find(value);
            if (before != then.values.end() && before->second == meaning) continue;
            const Wording words = words_of_value(after_.fact, now.field, meaning);
            const std::string& spelled = now.spelled.at(value);
            say(fmt::format("{} i {} betyder {}.", spelled, now.column, words.da),
                fmt::format("{} in {} means {}.", spelled, now.column, words.en));
        }
        for (const auto& [value, meaning] : then.values)
            if (!now.values.contains(value))
                say(fmt::format("{} i {} har ingen betydning længere.", then.spelled.at(value), now.column),
                    fmt::format("{} in {} has no meaning any longer.", then.spelled.at(value), now.column));
        if (then.unknown_value != now.unknown_value)
            say(fmt::format("Det er ændret, hvad ukendte værdier i {} betyder.", now.column),
                fmt::format("What unknown values in {} mean is changed.", now.column));
    }

    void say_of_the_whole() {
        const auto is_different = [&](auto... member) {
            return ((before_.*member != after_.*member) || ...);
        };
        if (is_different(&Mapping::name_da, &Mapping::name_en, &Mapping::system))
            say("Navnet er ændret.", "The name is changed.");
        if (is_different(&Mapping::fact))
            say("Rækkerne er noget andet end før.", "The rows are something else than before.");
        if (is_different(&Mapping::file_patterns))
            say("Filerne kendes på andre navne.", "The files are known by other names.");
        if (is_different(&Mapping::format, &Mapping::sheet, &Mapping::encoding, &Mapping::delimiter,
                         &Mapping::decimal, &Mapping::headings))
            say("Det er ændret, hvordan filen læses.", "How the file is read is changed.");
        if (is_different(&Mapping::mode, &Mapping::absent, &Mapping::overlap, &Mapping::key, &Mapping::scope,
                         &Mapping::scope_pattern))
            say("Det er ændret, hvad en leverance omfatter, og hvad der kender en række igen.",
                "What a delivery covers, and what names a row, is changed.");
        if (is_different(&Mapping::extract_date, &Mapping::coverage, &Mapping::fiscal_year))
            say("Reglerne for datoer og regnskabsår er ændret.",
                "The rules about dates and fiscal years are changed.");
        if (is_different(&Mapping::amount_field))
            say("Kvitteringens kroner er en anden kolonne end før.",
                "The receipt's kroner are another column than before.");
        if (is_different(&Mapping::constants))
            say("De faste værdier er ændret.", "The constant values are changed.");
    }

    const Mapping& before_;
    const Mapping& after_;
    std::vector<Wording> found_;
};

} // namespace

std::vector<Wording> changes_between(const Mapping& before, const Mapping& after) {
    return Changes(before, after).found();
}

} // namespace styrhus::app
