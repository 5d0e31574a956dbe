#include "rules/rules.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

/// An art that tells of another kind of provider than the one that is paid: a municipality under the art of
/// private services, say. The budget and the claims between municipalities stand on the art.
namespace styrhus::rules {

namespace {

using domain::Ownership;

struct ArtOf {
    std::string_view art;
    Ownership owner;
};
constexpr ArtOf arts[] = {{"40", Ownership::private_provider},
                          {"47", Ownership::other_municipality},
                          {"48", Ownership::region},
                          {"94", Ownership::own}};

std::string_view name_of(Ownership owner) {
    switch (owner) {
    case Ownership::own:
        return "egen kommune";
    case Ownership::other_municipality:
        return "anden kommune";
    case Ownership::region:
        return "region";
    case Ownership::private_provider:
        return "privat";
    case Ownership::unknown:
        break;
    }
    return "ukendt";
}

/// "4.7", "47" and "47000000" are one art.
std::string two_digits(std::string art) {
    std::erase(art, '.');
    return art.substr(0, 2);
}

void art_of_another_provider(const Municipality& at, Report& report) {
    for (const Bill& bill : at.bills()) {
        if (!bill.is_linked() || bill.grant == nullptr || domain::is_none(bill.fact.art)) continue;
        const domain::Tariff* tariff = at.tariff_of(bill.grant->fact, bill.match.days.from);
        if (tariff == nullptr) continue;
        const std::string art = two_digits(at.text(bill.fact.art));
        const ArtOf* told =
            std::find_if(std::begin(arts), std::end(arts), [&](const ArtOf& one) { return one.art == art; });
        const bool is_told = told != std::end(arts) && tariff->ownership != domain::Ownership::unknown;
        // An own place under a stranger's art is counted twice: r0324.
        if (!is_told || told->owner == tariff->ownership || tariff->ownership == Ownership::own) continue;
        report.posting(bill.number, bill.fact.posted_on, bill.fact.amount,
                       {"Art {} er til {}, men stedet er {}.", "Art {} is for {}, but the place is {}."},
                       {art, std::string(name_of(told->owner)), std::string(name_of(tariff->ownership))});
    }
}

} // namespace

const Rule r0310 = {
    .head = {.code = "r0310",
             .severity = domain::Severity::warning,
             .title = {"Art for en anden slags leverandør", "Art of another kind of provider"},
             .reference = "Autoriseret kontoplan, arter (DOMAIN 3)",
             .field = "art"},
    .needs = kind(domain::FactKind::grant) | kind(domain::FactKind::posting) | kind(domain::FactKind::tariff),
    .look = art_of_another_provider};

} // namespace styrhus::rules
