#include "reference/loading.h"

#include <limits>

namespace styrhus::reference {

namespace {

/// As written, before ids are given.
struct ScopeItem {
    LadderScope scope;
    std::vector<std::string> ladder_codes;
};

ScopeItem read_scope(Fields& fields) {
    ScopeItem item;
    item.scope.code = fields.text("code");
    item.scope.name_da = fields.text("name_da");
    item.scope.name_en = fields.text("name_en");
    item.scope.area = read_law_area(fields);
    item.scope.sources = fields.patterns_or_none("sources");
    item.ladder_codes = fields.texts_or_none("ladders");
    if (item.ladder_codes.empty() || item.ladder_codes.size() > scope_ladders_max)
        fields.trouble(fmt::format("ladders must name one to {} ladders", scope_ladders_max));
    return item;
}

LadderStep read_step(Fields& fields, std::size_t expected) {
    LadderStep step;
    const std::int64_t step_number = fields.whole("number");
    if (step_number != static_cast<std::int64_t>(expected))
        fields.trouble(fmt::format("the steps must be numbered 1, 2, 3 …; this one is number {}", expected));
    step.step = static_cast<Step>(expected);
    step.name_da = fields.text("name_da");
    step.name_en = fields.text("name_en");
    step.short_da = fields.text("short_da");
    step.short_en = fields.text("short_en");
    step.paragraphs = fields.text_or("paragraphs", "");
    step.description_da = fields.text("description_da");
    step.description_en = fields.text("description_en");
    step.category = fields.text_or("category", "");
    return step;
}

/// A number of hours, or the name of a setting that holds one, so that a municipality changes it in one
/// place.
std::optional<std::int64_t> read_hours(Fields& fields, std::string_view key, const Parameters& parameters,
                                       base::Date date) {
    const Toml* found = fields.any_if(key);
    if (found == nullptr) return std::nullopt;
    if (found->kind != Toml::Kind::text) return fields.decimal_if(key, 3);
    if (!std::string_view(found->text).starts_with(ladder_settings)) {
        fields.trouble(fmt::format("a setting of hours has a name that begins with \"{}\"", ladder_settings));
        return std::nullopt;
    }
    const auto setting = parameters.setting(found->text, date);
    if (!setting) {
        fields.trouble(setting.error().message);
        return std::nullopt;
    }
    return *setting * 1000;
}

void read_placing(Fields& fields, LadderRule& rule) {
    const auto step = fields.whole_if("step");
    const bool is_cost_only = !fields.truth_or("decides", true);
    const bool is_undecided = fields.truth_or("undecided", false);
    if (int{step.has_value()} + int{is_cost_only} + int{is_undecided} != 1)
        fields.trouble("a rule says exactly one of step = 3, decides = false, undecided = true");
    rule.placing = is_undecided   ? Placing::unknown
                   : is_cost_only ? Placing::does_not_decide
                                  : Placing::decides;
    if (step && (*step < 1 || *step > std::numeric_limits<std::uint8_t>::max()))
        fields.trouble("step must be the number of a step of this ladder");
    else if (step)
        rule.step = static_cast<Step>(*step);
}

LadderRule read_rule(Fields& fields, const LadderVersion& version, const Parameters& parameters) {
    LadderRule rule;
    rule.laws = fields.texts_or_none("laws");
    rule.facility_types = fields.patterns_or_none("facility_types");
    rule.services = fields.patterns_or_none("services");
    rule.kinds = fields.patterns_or_none("kinds");
    rule.target_groups = fields.patterns_or_none("target_groups");
    rule.accounts = fields.patterns_or_none("accounts");
    rule.hours_min_milli = read_hours(fields, "hours_min", parameters, version.valid.from);
    rule.hours_below_milli = read_hours(fields, "hours_below", parameters, version.valid.from);
    if (const auto kroner = fields.whole_if("yearly_cost_min"))
        rule.yearly_cost_min = base::Money::kroner(*kroner);
    rule.is_assumed = fields.truth_or("assumed", false);
    rule.category = fields.text_or("category", "");
    rule.reference = fields.text_or("reference", version.reference);
    const bool is_inherited = rule.reference == version.reference;
    rule.is_provisional = fields.truth_or("provisional", is_inherited && version.is_provisional);
    const bool is_marked = rule.reference.find("[U]") != std::string::npos;
    if (is_marked != rule.is_provisional)
        fields.trouble("provisional = true and a reference marked [U] go together; write both or neither");
    rule.line = fields.place().line;
    read_placing(fields, rule);
    return rule;
}

void check_rule(Fields& fields, const LadderRule& rule, const LadderVersion& version, const LawBook& law) {
    if (rule.placing == Placing::decides
        && static_cast<std::size_t>(number(rule.step)) > version.steps.size())
        fields.trouble(fmt::format("the ladder has no step {}", number(rule.step)));
    for (const std::string& code : rule.laws)
        if (law.covering(code) == nullptr)
            fields.trouble(fmt::format("the law book has no {}; add it or correct the code", code));
}

LadderVersion read_version(Fields& fields, std::string_view file, const Reference& reference,
                           Troubles& troubles) {
    LadderVersion version;
    version.valid = fields.valid();
    version.reference = fields.reference(version.is_provisional);
    version.file = file;
    for (const Toml* table : fields.tables_or_none("step")) {
        Fields step(*table, file, troubles);
        version.steps.push_back(read_step(step, version.steps.size() + 1));
        step.done();
    }
    if (version.steps.empty()) fields.trouble("the ladder has no steps; add [[version.step]]");
    const auto read_rules = [&](std::string_view key, std::vector<LadderRule>& rules) {
        for (const Toml* table : fields.tables_or_none(key)) {
            Fields rule_fields(*table, file, troubles);
            LadderRule rule = read_rule(rule_fields, version, reference.parameters);
            check_rule(rule_fields, rule, version, reference.law);
            rule_fields.done();
            rules.push_back(std::move(rule));
        }
    };
    read_rules("rule", version.rules);
    read_rules("account_rule", version.account_rules);
    return version;
}

struct LadderItem {
    Ladder ladder;
    std::string scope_code;
    Place place;
    bool is_local = false;
};

LadderItem read_ladder(const SourceFile& file, const Reference& reference, Troubles& troubles) {
    Fields fields(file.root, file.name, troubles);
    LadderItem item;
    item.place = fields.place();
    item.is_local = file.is_local;
    item.ladder.code = fields.text("code");
    item.scope_code = fields.text("scope");
    item.ladder.name_da = fields.text("name_da");
    item.ladder.name_en = fields.text("name_en");
    item.ladder.target_groups = fields.patterns_or_none("target_groups");
    std::vector<Placed<LadderVersion>> versions;
    for (const Toml* table : fields.tables_or_none("version")) {
        Fields version_fields(*table, file.name, troubles);
        versions.push_back({read_version(version_fields, file.name, reference, troubles),
                            version_fields.place(), file.is_local});
        version_fields.done();
    }
    fields.done();
    check_periods(versions, "ladder", true, troubles, [&](const LadderVersion&) { return item.ladder.code; });
    if (versions.empty()) fields.trouble("the ladder has no version; add [[version]] with valid_from");
    item.ladder.versions = values_of(std::move(versions));
    std::sort(item.ladder.versions.begin(), item.ladder.versions.end(),
              [](const auto& a, const auto& b) { return a.valid.from < b.valid.from; });
    return item;
}

/// `scope` is a ladder's own field, and `[[scope]]` the list of a scopes file.
bool has_scopes(const SourceFile& file) {
    const Toml* scope = file.root.find("scope");
    return scope != nullptr && scope->kind == Toml::Kind::list;
}

std::vector<LadderItem> read_ladders(const std::vector<SourceFile>& files, const Reference& reference,
                                     Troubles& troubles) {
    std::map<std::string, LadderItem> by_code; // in order of code, whatever the files are called
    for (const SourceFile& file : files) {
        LadderItem item = read_ladder(file, reference, troubles);
        const auto found = by_code.find(item.ladder.code);
        if (found == by_code.end() || (item.is_local && !found->second.is_local))
            by_code.insert_or_assign(item.ladder.code, std::move(item));
        else if (item.is_local == found->second.is_local)
            troubles.add(
                file.name, 1,
                fmt::format("the ladder {} is in {} too; one file holds a ladder with all its versions",
                            item.ladder.code, found->second.place.file));
    }
    std::vector<LadderItem> items;
    items.reserve(by_code.size());
    for (auto& [code, item] : by_code)
        items.push_back(std::move(item));
    return items;
}

} // namespace

void load_ladders(const std::vector<SourceFile>& files, Reference& reference, Troubles& troubles) {
    std::vector<SourceFile> scope_files;
    std::vector<SourceFile> ladder_files;
    for (const SourceFile& file : files)
        (has_scopes(file) ? scope_files : ladder_files).push_back(file);
    auto scopes = read_items<ScopeItem>(scope_files, "scope", troubles, read_scope,
                                        [](const ScopeItem& item) { return item.scope.code; });
    std::vector<LadderItem> items = read_ladders(ladder_files, reference, troubles);
    for (LadderItem& item : items) {
        item.ladder.id = static_cast<LadderId>(reference.ladders.size() + 1);
        reference.ladders.push_back(std::move(item.ladder));
    }
    for (auto& [item, place, is_local] : scopes) {
        item.scope.id = static_cast<ScopeId>(reference.scopes.size() + 1);
        for (const std::string& code : item.ladder_codes) {
            const Ladder* found = reference.find_ladder(code);
            if (found == nullptr) {
                troubles.add(place.file, place.line,
                             fmt::format("there is no ladder {} in data/ladders", code));
                continue;
            }
            item.scope.ladders.push_back(found->id);
        }
        reference.scopes.push_back(std::move(item.scope));
    }
    for (std::size_t i = 0; i < items.size(); ++i) {
        Ladder& ladder = reference.ladders[i];
        const LadderScope* scope = reference.find_scope(items[i].scope_code);
        const bool is_listed =
            scope != nullptr && std::count(scope->ladders.begin(), scope->ladders.end(), ladder.id) != 0;
        if (!is_listed) {
            troubles.add(items[i].place.file, 1,
                         fmt::format("the scope {} does not list the ladder {}; add it in scopes.toml",
                                     items[i].scope_code, ladder.code));
            continue;
        }
        ladder.scope = scope->id;
        ladder.area = scope->area;
        for (const LadderVersion& version : ladder.versions)
            check_ladder_against_law(ladder, version, reference.law, troubles);
    }
}

} // namespace styrhus::reference
