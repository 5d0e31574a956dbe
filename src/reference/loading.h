#pragma once

#include "base/period.h"
#include "reference/fields.h"
#include "reference/reference.h"
#include "reference/toml.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Inside the loader: how items of TOML files become values, with the place each came from.
namespace styrhus::reference {

/// A file of the data folder, or of a municipality's own folder of the same shape.
struct SourceFile {
    std::string name;
    Toml root;
    bool is_local = false;
};

template <class Value>
struct Placed {
    Value value;
    Place place;
    bool is_local = false;
};

/// `area`: children, adults or none.
LawArea read_law_area(Fields& fields);

/// The items of `[[key]]` in all files. A local item replaces ours with the same name.
template <class Value, class Read, class NameOf>
std::vector<Placed<Value>> read_items(const std::vector<SourceFile>& files, std::string_view key,
                                      Troubles& troubles, Read read, NameOf name_of) {
    std::vector<Placed<Value>> items;
    std::set<std::string> local_names;
    for (const SourceFile& file : files) {
        Fields root(file.root, file.name, troubles);
        for (const Toml* table : root.tables_or_none(key)) {
            Fields fields(*table, file.name, troubles, file.root.find("defaults"));
            Value value = read(fields);
            fields.done();
            if (file.is_local) local_names.insert(name_of(value));
            items.push_back({std::move(value), {file.name, table->line}, file.is_local});
        }
    }
    std::erase_if(items, [&](const Placed<Value>& item) {
        return !item.is_local && local_names.count(name_of(item.value)) != 0;
    });
    return items;
}

/// Items of one name must not overlap in time, and must not leave days out where `gaps_are_wrong`.
template <class Value, class NameOf>
void check_periods(const std::vector<Placed<Value>>& items, std::string_view what, bool gaps_are_wrong,
                   Troubles& troubles, NameOf name_of) {
    std::map<std::string, std::vector<const Placed<Value>*>> by_name;
    for (const Placed<Value>& item : items)
        by_name[name_of(item.value)].push_back(&item);
    for (auto& [name, same] : by_name) {
        std::sort(same.begin(), same.end(),
                  [](const auto* a, const auto* b) { return a->value.valid.from < b->value.valid.from; });
        for (std::size_t i = 1; i < same.size(); ++i) {
            const base::Period before = same[i - 1]->value.valid;
            const base::Period now = same[i]->value.valid;
            const Place& place = same[i]->place;
            if (before.overlaps(now))
                troubles.add(place.file, place.line,
                             fmt::format("the {} {} holds from {}, but the one in line {} of {} still holds; "
                                         "end that one the day before",
                                         what, name, base::iso(now.from), same[i - 1]->place.line,
                                         same[i - 1]->place.file));
            else if (gaps_are_wrong && before.to < now.from)
                troubles.add(place.file, place.line,
                             fmt::format("the {} {} has no value from {} to {}; close the gap", what, name,
                                         base::iso(before.to), base::iso(now.from.plus_days(-1))));
        }
    }
}

template <class Value>
std::vector<Value> values_of(std::vector<Placed<Value>> items) {
    std::vector<Value> values;
    values.reserve(items.size());
    for (Placed<Value>& item : items)
        values.push_back(std::move(item.value));
    return values;
}

LawBook load_law(const std::vector<SourceFile>& files, Troubles& troubles);
ChartOfAccounts load_accounts(const std::vector<SourceFile>& files, Troubles& troubles);
/// Needs the scopes and ladders its lines speak of.
AreaTree load_area_tree(const std::vector<SourceFile>& files, const Reference& known, Troubles& troubles);
Parameters load_parameters(const std::vector<SourceFile>& files, Troubles& troubles);
/// Scopes first, then ladders; both into `reference`, which holds law and parameters already.
void load_ladders(const std::vector<SourceFile>& files, Reference& reference, Troubles& troubles);

/// A paragraph that changed its number stands on the same step before and after, whatever the facility, hours
/// or account; and every paragraph of a ladder's area has a rule.
void check_ladder_against_law(const Ladder& ladder, const LadderVersion& version, const LawBook& law,
                              Troubles& troubles);

} // namespace styrhus::reference
