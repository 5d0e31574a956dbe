#include "app/earlier.h"

#include "domain/fact_columns.h"

#include <functional>
#include <set>
#include <type_traits>

namespace styrhus::app {

using domain::Delivery;

EarlierDelivery::EarlierDelivery(store::Store& store, std::span<const Delivery> counting,
                                 std::string_view source, std::string_view scope)
    : store_(store) {
    const Delivery* latest = nullptr;
    for (const Delivery& delivery : counting)
        if (delivery.source == source && delivery.scope == scope
            && (latest == nullptr || delivery.dates.extract_date >= latest->dates.extract_date))
            latest = &delivery;
    if (latest == nullptr) return;
    id_ = latest->id;
    kind_ = latest->kind;
}

void EarlierDelivery::read() {
    if (facts_) return;
    facts_.emplace();
    if (!is_there()) return;
    store_.read_facts(kind_, {&id_, 1}, *facts_);
    terms_ = store_.dictionary();
}

const domain::Facts& EarlierDelivery::facts() {
    read();
    return *facts_;
}

const domain::Dictionary& EarlierDelivery::terms() {
    read();
    return terms_;
}

std::vector<std::string> EarlierDelivery::texts_of(std::string_view field) {
    read();
    std::set<domain::Term> found;
    domain::for_each_fact_type([&]<class Fact>() {
        const auto of_column = [&]<class At>(const domain::Column<At>& column) {
            if constexpr (std::is_same_v<domain::column_value<Fact, At>, domain::Term>)
                if (field == column.name)
                    for (const Fact& fact : facts_->of<Fact>().facts)
                        found.insert(std::invoke(column.at, fact));
        };
        std::apply([&](const auto&... each) { (of_column(each), ...); }, domain::Columns<Fact>::columns);
    });
    std::vector<std::string> texts;
    for (const domain::Term term : found)
        if (!domain::is_none(term)) texts.push_back(terms_.text(term));
    return texts;
}

} // namespace styrhus::app
