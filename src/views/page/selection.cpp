#include "views/page/selection.h"

#include "base/error_text.h"
#include "models/ladder/belonging.h"

#include <algorithm>
#include <fmt/core.h>
#include <vector>

namespace styrhus::views::page {

namespace {

using base::Error;
using base::Result;
using domain::Term;
using models::ladder::RowSet;
using snapshot::Snapshot;
using TermColumn = std::span<const Term>;

constexpr std::string_view keys[] = {"omr", "maalgruppe", "enhed", "leverandoer", "koen", "alder"};

Error wrong_age(std::string_view text) {
    return base::error("\"alder\" is written as 18-24 or 67-. It says: {}",
                       "\"alder\" skrives som 18-24 eller 67-. Der står: {}", text);
}

Result<models::ladder::AgeRange> age_range(std::string_view text) {
    const auto number = [](std::string_view digits) {
        int value = digits.empty() || digits.size() > 3 ? -1 : 0;
        for (const char c : digits)
            value = c >= '0' && c <= '9' && value >= 0 ? value * 10 + (c - '0') : -1;
        return value;
    };
    const std::size_t dash = text.find('-');
    const int from = number(text.substr(0, dash));
    if (from < 0 || dash == std::string_view::npos) return wrong_age(text);
    if (dash + 1 == text.size()) return models::ladder::AgeRange{.from_years = from};
    const int last = number(text.substr(dash + 1));
    if (last < from) return wrong_age(text);
    return models::ladder::AgeRange{.from_years = from, .below_years = last + 1};
}

void restrict_to(std::optional<RowSet>& set, const RowSet& rows) {
    if (set)
        *set &= rows;
    else
        set = rows;
}

const reference::Area* find_area(const Snapshot& snapshot, std::string_view code) {
    return snapshot.reference->areas.area(code, snapshot.as_of);
}

bool is_within(const Snapshot& snapshot, const reference::Area& area, std::string_view top) {
    if (area.code == top) return true;
    const reference::Area* parent = area.parent.empty() ? nullptr : find_area(snapshot, area.parent);
    return parent != nullptr && is_within(snapshot, *parent, top);
}

/// The area and all below it, as terms of the rows; the empty term for none.
std::vector<Term> terms_of_area(const Snapshot& snapshot, std::string_view code) {
    if (code == no_area) return {Term{}};
    std::vector<Term> terms;
    for (const reference::Area& area : snapshot.reference->areas.areas()) {
        Term term{};
        if (is_within(snapshot, area, code) && snapshot.terms->find(area.code, term)) terms.push_back(term);
    }
    return terms;
}

/// What a posting's own column says of a filter's value.
struct PostedWords {
    TermColumn column;
    std::vector<Term> meant;    ///< sorted: these are the value
    std::vector<Term> speaking; ///< sorted: these are some value, so the posting's grant is not asked
};

void sort(std::vector<Term>& terms) {
    std::sort(terms.begin(), terms.end());
    terms.erase(std::unique(terms.begin(), terms.end()), terms.end());
}

/// Postings name the number a provider is paid by; tariffs tell whose it is.
PostedWords words_of_provider(const Snapshot& snapshot, std::string_view name) {
    PostedWords words = {snapshot.columns.postings.provider, {}, {}};
    for (const domain::Tariff& tariff : snapshot.tariffs) {
        if (domain::is_none(tariff.cvr)) continue;
        words.speaking.push_back(tariff.cvr);
        if (snapshot.terms->text(tariff.provider) == name) words.meant.push_back(tariff.cvr);
    }
    sort(words.speaking);
    return words;
}

/// Narrows one filter's choice of grants and postings.
class Narrowing {
  public:
    Narrowing(const Snapshot& snapshot, models::ladder::Selection& selection)
        : snapshot_(snapshot), columns_(snapshot.columns), selection_(selection) {}

    /// Both sources say it of themselves.
    void by_area(std::string_view code) {
        const std::vector<Term> wanted = terms_of_area(snapshot_, code);
        restrict_to(selection_.grants,
                    models::ladder::rows_with(columns_.grants.area, columns_.grants.size(), wanted));
        restrict_to(selection_.postings,
                    models::ladder::rows_with(columns_.postings.area, columns_.postings.size(), wanted));
    }

    /// An own unit by its code: the grants at its facility, and what is posted on the unit itself. Any other
    /// text is the unit that granted.
    void by_unit(const std::string& value) {
        std::vector<const reference::Unit*> units; // as it has been over the years
        for (const reference::Unit& unit : snapshot_.reference->areas.units())
            if (unit.code == value) units.push_back(&unit);
        by_rows(units.empty() ? rows_of(columns_.grants.unit, value) : at_units(units),
                {columns_.postings.unit, {}, {}}, value);
    }

    /// Grants say it; a citizen's posting follows the grant it belongs to, unless its own words say more.
    void by_grants(TermColumn of_grants, PostedWords posted, std::string_view value) {
        by_rows(rows_of(of_grants, value), std::move(posted), value);
    }

  private:
    std::vector<Term> terms_of(std::string_view value) const {
        Term term{};
        return snapshot_.terms->find(value, term) ? std::vector<Term>{term} : std::vector<Term>{};
    }
    RowSet rows_of(TermColumn column, std::string_view value) const {
        return models::ladder::rows_with(column, columns_.grants.size(), terms_of(value));
    }

    /// The grants at a facility that is one of the units.
    RowSet at_units(const std::vector<const reference::Unit*>& units) const {
        std::vector<Term> facilities(columns_.grants.facility.begin(), columns_.grants.facility.end());
        sort(facilities);
        std::erase_if(facilities, [&](Term facility) {
            const std::string name = reference::folded(snapshot_.terms->text(facility));
            return std::none_of(units.begin(), units.end(),
                                [&](const reference::Unit* unit) { return unit->has_name(name); });
        });
        return models::ladder::rows_with(columns_.grants.facility, columns_.grants.size(), facilities);
    }

    void by_rows(const RowSet& grants, PostedWords posted, std::string_view value) {
        const std::vector<Term> wanted = terms_of(value);
        const RowSet following = models::ladder::postings_of(columns_, grants);
        posted.meant.insert(posted.meant.end(), wanted.begin(), wanted.end());
        sort(posted.meant);
        const auto is_in = [](const std::vector<Term>& terms, Term one) {
            return std::binary_search(terms.begin(), terms.end(), one);
        };
        RowSet postings(columns_.postings.size());
        for (std::size_t row = 0; row < postings.size(); ++row) {
            const Term own = row < posted.column.size() ? posted.column[row] : Term{};
            if (is_in(posted.meant, own) || (following.contains(row) && !is_in(posted.speaking, own)))
                postings.insert(row);
        }
        restrict_to(selection_.grants, grants);
        restrict_to(selection_.postings, postings);
    }

    const Snapshot& snapshot_;
    const snapshot::ModelColumns& columns_;
    models::ladder::Selection& selection_;
};

bool is_in(TermColumn column, Term term) {
    return std::find(column.begin(), column.end(), term) != column.end();
}

bool is_known(const Snapshot& snapshot, std::string_view key, const std::string& value) {
    const snapshot::GrantColumns& grants = snapshot.columns.grants;
    const snapshot::PostingColumns& postings = snapshot.columns.postings;
    if (key == "omr") return value == no_area || find_area(snapshot, value) != nullptr;
    if (key == "koen" || key == "alder") return true;
    Term term{};
    if (!snapshot.terms->find(value, term)) return false;
    if (key == "maalgruppe") return is_in(grants.target_group, term);
    if (key == "enhed") return is_in(grants.unit, term) || is_in(postings.unit, term);
    return is_in(grants.provider, term) || is_in(postings.provider, term);
}

} // namespace

std::span<const std::string_view> filter_keys() {
    return keys;
}

Result<models::ladder::Selection> selection_of(const Context& context, const Filters& filters) {
    const Snapshot& snapshot = *context.snapshot;
    const snapshot::ModelColumns& columns = snapshot.columns;
    models::ladder::Selection selection;
    Narrowing narrowing(snapshot, selection);
    for (const auto& [key, value] : filters) {
        if (key == "omr") {
            narrowing.by_area(value);
        } else if (key == "maalgruppe") {
            narrowing.by_grants(columns.grants.target_group, {}, value);
        } else if (key == "enhed") {
            narrowing.by_unit(value);
        } else if (key == "leverandoer") {
            narrowing.by_grants(columns.grants.provider, words_of_provider(snapshot, value), value);
        } else if (key == "koen") {
            if (value != "k" && value != "m")
                return base::error("\"koen\" is k or m. It says: {}", "\"koen\" er k eller m. Der står: {}",
                                   value);
            restrict_to(selection.persons,
                        models::ladder::persons_of_sex(columns.persons, value == "k" ? domain::Sex::female
                                                                                     : domain::Sex::male));
        } else if (key == "alder") {
            STYRHUS_TRY(selection.age, age_range(value));
        } else {
            return base::error("There is no such filter. It says: {}", "Filteret findes ikke. Der står: {}",
                               key);
        }
    }
    return selection;
}

std::string_view unknown_filter(const Context& context, const Filters& filters) {
    for (const auto& [key, value] : filters)
        if (!is_known(*context.snapshot, key, value)) return key;
    return {};
}

std::string area_name(const Context& context, std::string_view code) {
    const reference::Area* area = find_area(*context.snapshot, code);
    if (area == nullptr) return std::string(code);
    std::string name(context.tr(area->name_da, area->name_en));
    if (area->parent.empty()) return name;
    return fmt::format("{} – {}", area_name(context, area->parent), name);
}

} // namespace styrhus::views::page
