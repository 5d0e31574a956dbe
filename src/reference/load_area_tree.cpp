#include "reference/loading.h"

#include <optional>

namespace styrhus::reference {

namespace {

/// A municipality's own lines are tried before ours.
constexpr int local_priority = 1000;

Frame read_frame(Fields& fields) {
    Frame frame;
    frame.code = fields.text("code");
    frame.name_da = fields.text("name_da");
    frame.name_en = fields.text("name_en");
    frame.order = static_cast<int>(fields.whole("order"));
    return frame;
}

Area read_area(Fields& fields) {
    Area area;
    area.code = fields.text("code");
    area.parent = fields.text_or("parent", "");
    area.name_da = fields.text("name_da");
    area.name_en = fields.text("name_en");
    area.payer = fields.text("payer");
    area.frame = fields.text("frame");
    area.valid = fields.valid();
    return area;
}

Unit read_unit(Fields& fields) {
    Unit unit;
    unit.code = fields.text("code");
    unit.name_da = fields.text("name_da");
    unit.area = fields.text("area");
    unit.cost_centres = fields.patterns_or_none("cost_centres");
    unit.accounts = fields.patterns_or_none("accounts");
    unit.names = fields.patterns_or_none("names");
    unit.valid = fields.valid();
    const std::string settlement = fields.text("settlement");
    if (settlement == "activity")
        unit.settlement = Settlement::activity;
    else if (settlement == "frame")
        unit.settlement = Settlement::frame;
    else if (settlement != "none")
        fields.trouble("settlement must be \"activity\", \"frame\" or \"none\"");
    if (unit.cost_centres.empty() && unit.accounts.empty() && unit.names.empty())
        fields.trouble(
            fmt::format("nothing leads to the unit {}; give it cost_centres, accounts or names", unit.code));
    return unit;
}

std::optional<Method> read_method(std::string_view text) {
    for (const Method method : {Method::case_, Method::frame, Method::series, Method::objective,
                                Method::income, Method::refund, Method::outside})
        if (code(method) == text) return method;
    return std::nullopt;
}

AreaLine read_line_of(Fields& fields) {
    AreaLine line;
    line.account = Pattern(fields.text_or("account", ""));
    line.dranst = Pattern(fields.text_or("dranst", ""));
    line.unit = Pattern(fields.text_or("unit", ""));
    line.priority = static_cast<int>(fields.whole_or("priority", 0));
    line.area = fields.text("area");
    const auto method = read_method(fields.text("method"));
    if (!method) fields.trouble("method must be case, frame, series, objective, income, refund or outside");
    line.method = method.value_or(Method::series);
    line.scope = fields.text_or("scope", "");
    line.ladder = fields.text_or("ladder", "");
    line.own_unit = fields.truth_or("own_unit", false);
    line.for_others = fields.truth_or("for_others", false);
    line.valid = fields.valid();
    bool is_provisional = false;
    line.reference = fields.reference(is_provisional);
    line.file = fields.place().file;
    line.line = fields.place().line;
    return line;
}

/// A line may list sources, functions, groupings, arts, cost centres or labels; each combination is a line of
/// its own.
std::vector<AreaLine> read_lines(Fields& fields) {
    static constexpr std::pair<std::string_view, Pattern AreaLine::*> listed[] = {
        {"source", &AreaLine::source},           {"function", &AreaLine::function},
        {"grouping", &AreaLine::grouping},       {"art", &AreaLine::art},
        {"cost_centre", &AreaLine::cost_centre}, {"label", &AreaLine::label}};
    std::vector<AreaLine> lines{read_line_of(fields)};
    for (const auto& [key, member] : listed) {
        const std::vector<std::string> texts = fields.text_or_texts(key);
        if (texts.empty()) continue;
        std::vector<AreaLine> more;
        for (const AreaLine& line : lines) {
            for (const std::string& text : texts) {
                more.push_back(line);
                more.back().*member = Pattern(text);
            }
        }
        lines = std::move(more);
    }
    return lines;
}

std::string dimensions(const AreaLine& line) {
    return fmt::format("{}|{}|{}|{}|{}|{}|{}|{}|{}|{}|{}", line.own_unit, line.priority, line.source.text(),
                       line.account.text(), line.function.text(), line.dranst.text(), line.grouping.text(),
                       line.art.text(), line.cost_centre.text(), line.unit.text(), line.label.text());
}

struct Tree {
    std::vector<Placed<Frame>> frames;
    std::vector<Placed<Area>> areas;
    std::vector<Placed<Unit>> units;
    std::vector<Placed<AreaLine>> lines;

    bool has_area(std::string_view code, base::Period valid) const {
        return std::any_of(areas.begin(), areas.end(), [&](const auto& area) {
            return area.value.code == code && area.value.valid.overlaps(valid);
        });
    }
};

void check_areas(const Tree& tree, Troubles& troubles) {
    for (const auto& [area, place, is_local] : tree.areas) {
        const auto is_frame = [&, &area = area](const Placed<Frame>& frame) {
            return frame.value.code == area.frame;
        };
        if (std::none_of(tree.frames.begin(), tree.frames.end(), is_frame))
            troubles.add(place.file, place.line,
                         fmt::format("there is no frame {}; add [[frame]]", area.frame));
        if (!area.parent.empty() && !tree.has_area(area.parent, area.valid))
            troubles.add(place.file, place.line,
                         fmt::format("the parent {} of {} does not hold then", area.parent, area.code));
    }
    for (const auto& [unit, place, is_local] : tree.units)
        if (!tree.has_area(unit.area, unit.valid))
            troubles.add(place.file, place.line, fmt::format("there is no area {} then; add it", unit.area));
}

void check_lines(const Tree& tree, const Reference& known, Troubles& troubles) {
    std::map<std::string, std::vector<const Placed<AreaLine>*>> met;
    for (const Placed<AreaLine>& item : tree.lines) {
        const AreaLine& line = item.value;
        const auto wrong = [&](const std::string& what) { troubles.add(line.file, line.line, what); };
        if (!tree.has_area(line.area, line.valid))
            wrong(fmt::format("there is no area {} then; add it or correct the code", line.area));
        if (!line.scope.empty() && known.find_scope(line.scope) == nullptr)
            wrong(fmt::format("there is no scope {}; see data/ladders/scopes.toml", line.scope));
        if (!line.ladder.empty() && known.find_ladder(line.ladder) == nullptr)
            wrong(fmt::format("there is no ladder {}; see data/ladders", line.ladder));
        for (const Placed<AreaLine>* other : met[dimensions(line)])
            if (other->value.valid.overlaps(line.valid))
                wrong(
                    fmt::format("the line says the same accounts as line {} of {}; remove one or give one a "
                                "higher priority",
                                other->value.line, other->value.file));
        met[dimensions(line)].push_back(&item);
    }
}

} // namespace

AreaTree load_area_tree(const std::vector<SourceFile>& files, const Reference& known, Troubles& troubles) {
    const auto code_of = [](const auto& value) { return value.code; };
    Tree tree;
    tree.frames = read_items<Frame>(files, "frame", troubles, read_frame, code_of);
    tree.areas = read_items<Area>(files, "area", troubles, read_area, code_of);
    tree.units = read_items<Unit>(files, "unit", troubles, read_unit, code_of);
    // Lines have no code: each stands, and a local one goes before ours by its priority.
    int ordinal = 0;
    auto groups = read_items<std::pair<int, std::vector<AreaLine>>>(
        files, "line", troubles, [&](Fields& fields) { return std::pair(++ordinal, read_lines(fields)); },
        [](const auto& group) { return std::to_string(group.first); });
    for (auto& [group, place, is_local] : groups) {
        for (AreaLine& line : group.second) {
            if (is_local) line.priority += local_priority;
            tree.lines.push_back({std::move(line), place, is_local});
        }
    }
    check_periods(tree.areas, "area", true, troubles, code_of);
    check_periods(tree.units, "unit", true, troubles, code_of);
    check_areas(tree, troubles);
    check_lines(tree, known, troubles);
    return {values_of(std::move(tree.frames)), values_of(std::move(tree.areas)),
            values_of(std::move(tree.units)), values_of(std::move(tree.lines))};
}

} // namespace styrhus::reference
