#include "reference/area_tree.h"

#include <algorithm>

namespace styrhus::reference {

namespace {

struct FoldedKey {
    std::string source, account, function, dranst, grouping, art, cost_centre, unit, label;
};

/// An art as digits, so that "4.0", "40" and "40000000" compare.
std::string art_digits(std::string_view text) {
    std::string out;
    for (const char c : text)
        if ((c >= '0' && c <= '9') || c == '*') out += c;
    return out;
}

bool fits(const Pattern& pattern, std::string_view value) {
    return pattern.text().empty() || pattern.fits(value);
}

bool fits(const AreaLine& line, const FoldedKey& key, const Unit* unit, base::Date date) {
    if (line.own_unit && (unit == nullptr || unit->settlement == Settlement::none)) return false;
    return line.valid.contains(date) && fits(line.source, key.source) && fits(line.account, key.account)
           && fits(line.function, key.function) && fits(line.dranst, key.dranst)
           && fits(line.grouping, key.grouping)
           && (line.art.text().empty() || Pattern(art_digits(line.art.text()) + "*").fits(key.art))
           && fits(line.cost_centre, key.cost_centre) && fits(line.unit, key.unit)
           && fits(line.label, key.label);
}

int precision(const AreaLine& line) {
    int sum = line.own_unit ? 1 : 0;
    for (const Pattern* p : {&line.source, &line.account, &line.function, &line.dranst, &line.grouping,
                             &line.art, &line.cost_centre, &line.unit, &line.label})
        sum += p->weight();
    return sum;
}

/// The weight of the best pattern that fits, or −1.
int fit(const std::vector<Pattern>& patterns, std::string_view value) {
    int best = -1;
    if (value.empty()) return best;
    for (const Pattern& pattern : patterns)
        if (pattern.fits(value)) best = std::max(best, pattern.weight());
    return best;
}

/// The unit that says it most precisely, so that a unit with its own name goes before "egen enhed: *".
const Unit* find_unit(const std::vector<Unit>& units, const FoldedKey& key, base::Date date) {
    const Unit* best = nullptr;
    int best_fit = -1;
    for (const Unit& unit : units) {
        if (!unit.valid.contains(date)) continue;
        const int weight = std::max({fit(unit.cost_centres, key.cost_centre), fit(unit.accounts, key.account),
                                     fit(unit.names, key.unit)});
        if (weight <= best_fit) continue;
        best = &unit;
        best_fit = weight;
    }
    return best;
}

} // namespace

std::string_view code(Method method) {
    switch (method) {
    case Method::case_:
        return "case";
    case Method::frame:
        return "frame";
    case Method::series:
        return "series";
    case Method::objective:
        return "objective";
    case Method::income:
        return "income";
    case Method::refund:
        return "refund";
    case Method::outside:
        return "outside";
    }
    return "series";
}

AreaTree::AreaTree(std::vector<Frame> frames, std::vector<Area> areas, std::vector<Unit> units,
                   std::vector<AreaLine> lines)
    : frames_(std::move(frames)), areas_(std::move(areas)), units_(std::move(units)),
      lines_(std::move(lines)) {
    std::sort(frames_.begin(), frames_.end(),
              [](const Frame& a, const Frame& b) { return a.order < b.order; });
    // Stable: among equals the order of the file decides, which the loader has found unambiguous.
    std::stable_sort(lines_.begin(), lines_.end(), [](const AreaLine& a, const AreaLine& b) {
        return std::pair(a.priority, precision(a)) > std::pair(b.priority, precision(b));
    });
}

AreaAnswer AreaTree::place(const AccountKey& key) const {
    FoldedKey folded_key{folded(key.source),      folded(key.account),  folded(key.function),
                         folded(key.dranst),      folded(key.grouping), art_digits(key.art),
                         folded(key.cost_centre), folded(key.unit),     folded(key.label)};
    AreaAnswer answer;
    answer.unit = find_unit(units_, folded_key, key.date);
    for (const AreaLine& line : lines_) {
        if (!fits(line, folded_key, answer.unit, key.date)) continue;
        answer.line = &line;
        answer.area = area(line.area, key.date);
        answer.method = line.method;
        break;
    }
    return answer;
}

bool Unit::has_name(std::string_view folded_name) const {
    return std::any_of(names.begin(), names.end(),
                       [&](const Pattern& pattern) { return pattern.fits(folded_name); });
}

const Area* AreaTree::area(std::string_view code, base::Date date) const {
    for (const Area& area : areas_)
        if (area.code == code && area.valid.contains(date)) return &area;
    return nullptr;
}

const Unit* AreaTree::unit_named(std::string_view name, base::Date date) const {
    return find_unit(units_, {.unit = folded(name)}, date);
}

const Frame* AreaTree::frame(std::string_view code) const {
    const auto found =
        std::find_if(frames_.begin(), frames_.end(), [&](const Frame& f) { return f.code == code; });
    return found == frames_.end() ? nullptr : &*found;
}

} // namespace styrhus::reference
