#include "reference/loading.h"

namespace styrhus::reference {

LawArea read_law_area(Fields& fields) {
    const std::string text = fields.text("area");
    if (text == "children") return LawArea::children;
    if (text == "adults") return LawArea::adults;
    if (text != "none" && !text.empty()) fields.trouble("area must be \"children\", \"adults\" or \"none\"");
    return LawArea::none;
}

namespace {

domain::PriceUnit read_price_unit(Fields& fields) {
    using domain::PriceUnit;
    static constexpr std::pair<std::string_view, PriceUnit> units[] = {
        {"day", PriceUnit::day},     {"week", PriceUnit::week}, {"month", PriceUnit::month},
        {"year", PriceUnit::year},   {"hour", PriceUnit::hour}, {"one_off", PriceUnit::one_off},
        {"none", PriceUnit::unknown}};
    const std::string text = fields.text_or("unit", "none");
    for (const auto& [name, unit] : units)
        if (name == text) return unit;
    fields.trouble("unit must be day, week, month, year, hour, one_off or none");
    return PriceUnit::unknown;
}

Law read_law(Fields& fields) {
    Law law;
    law.code = fields.text("code");
    law.name_da = fields.text("name_da");
    law.name_en = fields.text("name_en");
    for (const std::string& name : fields.texts_or_none("names"))
        law.names.push_back(folded(name));
    law.must_be_named = fields.truth_or("must_be_named", false);
    law.decides_beside_others = fields.truth_or("decides_beside_others", false);
    law.rank = static_cast<int>(fields.whole_or("rank", 0));
    return law;
}

LawParagraph read_paragraph(Fields& fields) {
    LawParagraph paragraph;
    paragraph.code = fields.text("code");
    paragraph.name_da = fields.text("name_da");
    paragraph.name_en = fields.text("name_en");
    paragraph.valid = fields.valid();
    paragraph.area = read_law_area(fields);
    paragraph.successors = fields.texts_or_none("successors");
    paragraph.aliases = fields.texts_or_none("aliases");
    paragraph.is_time_limited = fields.truth_or("time_limited", false);
    paragraph.time_limited_at = fields.patterns_or_none("time_limited_at");
    paragraph.is_stay = fields.truth_or("stay", false);
    paragraph.is_placement = fields.truth_or("placement", false);
    paragraph.is_self_referred = fields.truth_or("self_referral", false);
    paragraph.is_for_parents = fields.truth_or("for_parents", false);
    paragraph.unit = read_price_unit(fields);
    paragraph.reference = fields.reference(paragraph.is_provisional);
    return paragraph;
}

struct KindName {
    std::string_view name;
    LimitKind kind;
};
constexpr KindName kind_names[] = {{"months_max", LimitKind::months_max},
                                   {"decision_months", LimitKind::decision_months},
                                   {"age_from", LimitKind::age_from},
                                   {"age_until", LimitKind::age_until},
                                   {"first_granted_before_age", LimitKind::first_granted_before_age}};

LimitKind read_kind(Fields& fields) {
    const std::string text = fields.text("kind");
    for (const KindName& one : kind_names)
        if (one.name == text) return one.kind;
    std::string known;
    for (const KindName& one : kind_names)
        known.append(known.empty() ? "" : ", ").append(one.name);
    fields.trouble("kind must be one of " + known);
    return LimitKind::months_max;
}

LawLimit read_limit(Fields& fields) {
    constexpr std::int64_t value_max = 1200; // months; ages are fewer
    LawLimit limit;
    limit.paragraph = fields.text("paragraph");
    limit.kind = read_kind(fields);
    const std::int64_t value = fields.whole("value");
    if (value < 1 || value > value_max)
        fields.trouble(fmt::format("value is months or years, from 1 to {}", value_max));
    else
        limit.value = static_cast<int>(value);
    limit.valid = fields.valid();
    limit.reference = fields.reference(limit.is_provisional);
    return limit;
}

/// A limit is known by what it limits: a municipality's own takes the place of ours with all its dates.
std::string name_of(const LawLimit& limit) {
    const auto* const kind = std::find_if(std::begin(kind_names), std::end(kind_names),
                                          [&](const KindName& one) { return one.kind == limit.kind; });
    return fmt::format("{} of {}", kind->name, limit.paragraph);
}

void check_limits(const std::vector<Placed<LawLimit>>& limits,
                  const std::vector<Placed<LawParagraph>>& paragraphs, Troubles& troubles) {
    std::set<std::string_view> codes;
    for (const auto& item : paragraphs)
        codes.insert(item.value.code);
    for (const auto& item : limits)
        if (codes.count(item.value.paragraph) == 0)
            troubles.add(item.place.file, item.place.line,
                         fmt::format("the paragraph {} of a limit is not in the law book; add it",
                                     item.value.paragraph));
}

void check_successors(const std::vector<Placed<LawParagraph>>& items, Troubles& troubles) {
    std::map<std::string, const LawParagraph*> by_code;
    for (const auto& item : items)
        by_code.emplace(item.value.code, &item.value);
    for (const auto& [paragraph, place, is_local] : items) {
        const auto wrong = [&, &place = place](const std::string& what) {
            troubles.add(place.file, place.line, what);
        };
        if (!paragraph.successors.empty() && paragraph.valid.is_open())
            wrong(fmt::format("{} has successors but no valid_to; write its last day", paragraph.code));
        for (const std::string& code : paragraph.successors) {
            const auto found = by_code.find(code);
            if (found == by_code.end())
                wrong(fmt::format("the successor {} of {} is not in the law book; add it", code,
                                  paragraph.code));
            else if (found->second->valid.from > paragraph.valid.to)
                wrong(fmt::format("{} ends before its successor {} begins on {}; close the gap",
                                  paragraph.code, code, base::iso(found->second->valid.from)));
        }
    }
}

void check_codes(const std::vector<Placed<LawParagraph>>& items, const std::vector<Law>& laws,
                 Troubles& troubles) {
    std::set<std::string> met;
    for (const auto& item : items) {
        const std::string law = item.value.code.substr(0, item.value.code.find('-'));
        const bool is_known =
            std::any_of(laws.begin(), laws.end(), [&](const Law& known) { return known.code == law; });
        if (!is_known)
            troubles.add(
                item.place.file, item.place.line,
                fmt::format("{} begins with no known law; write LAW-§, such as SEL-107", item.value.code));
        std::vector<std::string> names = item.value.aliases;
        names.push_back(item.value.code);
        for (const std::string& name : names)
            if (!met.insert(name).second)
                troubles.add(item.place.file, item.place.line,
                             fmt::format("{} stands in the law book twice; remove one", name));
    }
}

} // namespace

LawBook load_law(const std::vector<SourceFile>& files, Troubles& troubles) {
    auto laws = read_items<Law>(files, "law", troubles, read_law, [](const Law& law) { return law.code; });
    auto paragraphs = read_items<LawParagraph>(files, "paragraph", troubles, read_paragraph,
                                               [](const LawParagraph& p) { return p.code; });
    auto limits = read_items<LawLimit>(files, "limit", troubles, read_limit, name_of);
    check_periods(limits, "limit", false, troubles, name_of);
    check_limits(limits, paragraphs, troubles);
    std::vector<Law> known = values_of(std::move(laws));
    check_codes(paragraphs, known, troubles);
    check_successors(paragraphs, troubles);
    return {std::move(known), values_of(std::move(paragraphs)), values_of(std::move(limits))};
}

} // namespace styrhus::reference
