#include "make_municipality/market.h"

#include "make_municipality/names.h"
#include "make_municipality/text.h"

#include <algorithm>
#include <cmath>

namespace styrhus::make_municipality {

namespace {

constexpr std::array<double, 4> wide_levels{.55, .85, 1.25, 2.0};
constexpr std::array<double, 4> narrow_levels{.95, 1.0, 1.05, 1.15};
constexpr std::array<double, 4> level_weights{.25, .35, .28, .12};

double kroner_per_unit(const ServiceInfo& s) {
    switch (s.unit) {
    case Unit::day:
        return s.price / 365.25;
    case Unit::month:
        return s.price / 12.0;
    case Unit::week:
        return s.price / 52.18;
    default:
        return s.price;
    }
}

bool has_narrow_levels(const ServiceInfo& s) {
    return s.unit == Unit::hour || s.service == Service::a97 || s.service == Service::secure
           || s.service == Service::a108_special
           || (s.service >= Service::network && s.service <= Service::foster_special);
}

Settlement settlement_of(const ServiceInfo& s, Owner owner) {
    if (owner != Owner::own) return Settlement::invoice;
    const bool by_activity = s.residential || s.service == Service::c32_day || s.service == Service::a103
                             || s.service == Service::a104 || s.service == Service::c32_respite;
    return by_activity ? Settlement::activity : Settlement::frame;
}

int factor_of(Rng& rng, const ServiceInfo& s, Owner owner) {
    if (owner != Owner::company || s.unit == Unit::course) return 1000;
    if (s.unit == Unit::hour && rng.chance(.35)) return 800;
    return 954;
}

} // namespace

Area market_area(Service service, Area citizen) {
    if (service == Service::a85 || service == Service::a85_intensive) return citizen;
    return is_child_service(service) ? Area::child : Area::disability;
}

bool is_bought(const Facility& f) {
    return f.owner == Owner::municipality || f.owner == Owner::region || f.owner == Owner::company;
}

std::string_view owner_text(Owner owner) {
    switch (owner) {
    case Owner::own:
        return "Egen kommune";
    case Owner::municipality:
        return "Anden kommune";
    case Owner::region:
        return "Region";
    case Owner::company:
        return "Privat";
    case Owner::family:
        return "Plejefamilie";
    case Owner::citizen:
        return "Borgeren";
    }
    return {};
}

std::string_view settlement_text(Settlement settlement) {
    switch (settlement) {
    case Settlement::invoice:
        return "Faktura";
    case Settlement::activity:
        return "Aktivitet";
    case Settlement::frame:
        return "Ramme";
    }
    return {};
}

std::string_view unit_text(Unit unit) {
    switch (unit) {
    case Unit::day:
        return "døgn";
    case Unit::month:
        return "måned";
    case Unit::week:
        return "uge";
    case Unit::hour:
        return "time";
    case Unit::course:
        return "forløb";
    }
    return {};
}

Market::Market(std::uint64_t seed, int inhabitants, int first_year, int last_year)
    : seed_(seed), first_year_(first_year), last_year_(last_year) {
    const double scale = inhabitants / 95'000.0;
    for (const ServiceInfo& s : all_services()) {
        if (s.service == Service::a85 || s.service == Service::a85_intensive) {
            add_service(s, Area::disability, .5, scale);
            add_service(s, Area::psychiatry, .3, scale);
            add_service(s, Area::vulnerable, .2, scale);
        } else {
            add_service(s, is_child_service(s.service) ? Area::child : Area::disability, 1.0, scale);
        }
    }
    add_common_lines();
}

void Market::add_service(const ServiceInfo& service, Area area, double share, double scale) {
    // A side service has no stock of its own; a fixed number stands in for it.
    const double stock = std::max(service.stock, 60.0) * share * scale;
    const double wanted = stock * 1.3 / service.places;
    for (int o = 0; o < owner_count; ++o) {
        const double weight = service.owners[static_cast<std::size_t>(o)];
        if (weight <= 0.0) continue;
        const int count = std::max(1, static_cast<int>(std::lround(wanted * weight)));
        for (int i = 0; i < count; ++i)
            add_facility(service, area, static_cast<Owner>(o), i);
    }
}

void Market::add_facility(const ServiceInfo& service, Area area, Owner owner, int ordinal) {
    Rng rng({seed_, 0xFAC, static_cast<std::uint64_t>(service.service), static_cast<std::uint64_t>(area),
             static_cast<std::uint64_t>(owner), static_cast<std::uint64_t>(ordinal)});
    const int number = static_cast<int>(facilities_.size()) + 1;
    Facility f;
    f.service = service.service;
    f.area = area;
    f.owner = owner;
    f.settlement = settlement_of(service, owner);
    f.name = facility_name(service.type, owner, number);
    f.provider = provider_name(owner, number);
    f.municipality = owner == Owner::municipality ? 990 + number % 9 : 999;
    f.cvr = company_number(owner, number, f.municipality);
    f.p_number = numbered("99", number, 8);
    f.factor_permille = factor_of(rng, service, owner);
    f.places = std::max(1, static_cast<int>(service.places * rng.between(.7, 1.3)));
    f.bills_quarterly = (owner == Owner::municipality || owner == Owner::region) && rng.chance(.25);
    if (rng.chance(.12)) f.raised_in_july_of = rng.whole(first_year_, last_year_);
    add_levels(rng, service, f);
    const AccountLine account = account_of(service.service, area, owner);
    f.line = psp_line(account, 1, "Køb: " + std::string(account.name));
    if (owner == Owner::own) add_unit_lines(f);
    index_[{service.service, area, owner}].push_back(number - 1);
    facilities_.push_back(std::move(f));
}

void Market::add_levels(Rng& rng, const ServiceInfo& service, Facility& facility) {
    const bool narrow = has_narrow_levels(service);
    const double level_mean = narrow ? 1.02 : 1.0185;
    const double middle = kroner_per_unit(service)
                          / (level_mean * std::exp(service.spread * service.spread / 2))
                          * rng.spread(service.spread);
    for (std::size_t i = 0; i < wide_levels.size(); ++i) {
        double kroner = middle * (narrow ? narrow_levels[i] : wide_levels[i]);
        // An ordinary place of § 108 stays well below the two millions a year that make it highly
        // specialised.
        if (service.service == Service::a108) kroner = std::min(kroner, 1'600'000 / 365.25);
        if (service.service == Service::a108_special) kroner = std::max(kroner, 2'700'000 / 365.25);
        const std::string level = "iveau " + std::to_string(i + 1);
        // The children's system writes service and level in one column, the adults' the level alone.
        const std::string text =
            is_child_service(service.service) ? std::string(service.name) + ", n" + level : "N" + level;
        facility.levels.push_back({text, std::round(kroner) * 100.0});
    }
}

void Market::add_unit_lines(Facility& facility) {
    const AccountLine account = account_of(facility.service, facility.area, facility.owner);
    facility.unit_psp = new_line(account, 1, "Egen enhed: " + facility.name);
    Line centre = lines_[static_cast<std::size_t>(facility.unit_psp)];
    centre.psp.clear();
    centre.cost_centre = std::to_string(9'100'000'000LL + static_cast<std::int64_t>(lines_.size()));
    facility.unit_cost_centre = static_cast<int>(lines_.size());
    lines_.push_back(std::move(centre));
}

int Market::psp_line(const AccountLine& account, int dranst, std::string_view name) {
    const std::string key =
        std::string(account.function) + "/" + std::to_string(dranst) + "/" + std::to_string(account.grouping);
    const auto found = line_of_account_.find(key);
    if (found != line_of_account_.end()) return found->second;
    return line_of_account_[key] = new_line(account, dranst, name);
}

int Market::new_line(const AccountLine& account, int dranst, std::string_view name) {
    Line line;
    line.psp = numbered("XG-0000003394-", static_cast<std::int64_t>(lines_.size()) + 1, 5);
    line.function = account.function;
    line.dranst = dranst;
    line.grouping = account.grouping;
    line.name = name;
    lines_.push_back(std::move(line));
    return static_cast<int>(lines_.size()) - 1;
}

void Market::add_common_lines() {
    child_refund_ = psp_line({"5.22.07", 1, ""}, 2, "Central refusionsordning, børn og unge");
    adult_refund_ = psp_line({"5.22.07", 2, ""}, 2, "Central refusionsordning, voksne");
    shelter_refund_ = psp_line({"5.38.42", 1, ""}, 2, "Statsrefusion 50 pct., §§ 109-110");
    objective_ = psp_line({"5.28.24", 2, ""}, 1, "Objektiv finansiering, sikrede institutioner");
    frames_.push_back(psp_line({"6.45.58", 1, ""}, 1, "Myndighed, børn og unge"));
    frames_.push_back(psp_line({"6.45.57", 1, ""}, 1, "Myndighed, voksne"));
    frames_.push_back(psp_line({"5.38.38", 13, ""}, 1, "Akuttilbud og værested, § 82 c"));
    frames_.push_back(psp_line({"5.38.53", 4, ""}, 1, "Opsøgende støtte- og kontaktpersoner, § 99"));
    frames_.push_back(psp_line({"4.62.89", 1, ""}, 1, "Sundhedspleje, tidlig indsats"));
}

int Market::draw(Rng& rng, Service service, Area area) const {
    const ServiceInfo& s = info(service);
    const auto owner = static_cast<Owner>(rng.pick(s.owners));
    const std::vector<int>& choice = index_.at({service, market_area(service, area), owner});
    return choice[static_cast<std::size_t>(rng.below(static_cast<int>(choice.size())))];
}

int Market::draw_level(Rng& rng, int facility) const {
    static_cast<void>(facility);
    return rng.pick(level_weights);
}

std::int64_t Market::price(const Facility& facility, int level, Day day) const {
    const int year = year_of(day);
    double ore = facility.levels[static_cast<std::size_t>(level)].price_2024 * price_index(year);
    if (facility.raised_in_july_of == year && day >= day_of(year, 7, 1)) ore *= 1.02;
    // Tariffs are set in whole kroner.
    return static_cast<std::int64_t>(std::llround(ore / 100.0)) * 100;
}

std::int64_t Market::supplement(const Facility& facility, int year) const {
    return price(facility, 0, day_of(year, 1, 1)) / 1000 * 100; // a tenth, in whole kroner
}

Day Market::price_holds_until(const Facility& facility, Day day) const {
    const int year = year_of(day);
    if (facility.raised_in_july_of == year && day < day_of(year, 7, 1)) return day_of(year, 6, 30);
    return day_of(year, 12, 31);
}

} // namespace styrhus::make_municipality
