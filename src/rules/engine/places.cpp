#include "rules/engine/places.h"

#include <algorithm>
#include <tuple>

namespace styrhus::rules {

namespace {

using domain::Grant;
using snapshot::PriceList;

PriceList::Key key_of(const Grant& grant) {
    return {grant.facility, grant.service_detail};
}

} // namespace

Places::Places(const PriceList& prices, const std::vector<domain::Tariff>& tariffs,
               const std::vector<Grant>& grants, std::vector<std::uint32_t> counted)
    : prices_(prices), tariffs_(tariffs), grants_(grants), counted_(std::move(counted)) {
    std::sort(counted_.begin(), counted_.end(), [&](std::uint32_t a, std::uint32_t b) {
        const Grant& first = grants_[a];
        const Grant& second = grants_[b];
        return std::tuple(key_of(first), first.period.from, first.source)
               < std::tuple(key_of(second), second.period.from, second.source);
    });
    const std::span<const PriceList::Entry> entries = prices_.entries();
    auto grant = counted_.begin();
    for (auto first = entries.begin(); first != entries.end();) {
        const PriceList::Key key = first->first;
        const auto end = std::find_if(first, entries.end(), [&](const auto& e) { return e.first != key; });
        grant =
            std::find_if(grant, counted_.end(), [&](std::uint32_t g) { return key_of(grants_[g]) >= key; });
        const auto last =
            std::find_if(grant, counted_.end(), [&](std::uint32_t g) { return key_of(grants_[g]) != key; });
        if (!domain::is_none(key.facility)) places_.push_back({{first, end}, {grant, last}});
        first = end;
        grant = last;
    }
}

std::span<const std::uint32_t> Places::grants_at(domain::Term facility) const {
    const auto first = std::lower_bound(
        counted_.begin(), counted_.end(), facility,
        [&](std::uint32_t grant, domain::Term wanted) { return grants_[grant].facility < wanted; });
    const auto end =
        std::upper_bound(first, counted_.end(), facility, [&](domain::Term wanted, std::uint32_t grant) {
            return wanted < grants_[grant].facility;
        });
    return {first, end};
}

} // namespace styrhus::rules
