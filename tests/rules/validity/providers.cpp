#include "rules/validity/pack.h"

#include <algorithm>

/// Episodes against the inspectorate's register of providers, by the number each provider has there (URN).
namespace styrhus::rules::validity {

namespace {

const std::string_view not_yet_known = "XXXXXXX";
const Names without_number = {"P1", "P3", "R1", "R2",  "R5",  "T0",  "T1", "T2",
                              "T3", "T4", "Z1", "Z11", "Z12", "Z13", "Z14"};
const Names outside_england = {"WAL", "SCO", "NIR", "NUK"};

/// Every episode with the provider it names.
Rule each_placed(std::string_view code, std::string_view title, Names needs,
                 std::function<bool(const Row&, const Row&, const YearlyReturn&)> is_wrong) {
    needs.insert(needs.begin(), {"Episodes", "provider_info"});
    return rule(code, title, std::move(needs), [=](const YearlyReturn& at, Report& report) {
        const Rows providers = at.rows("provider_info");
        for (const Row& episode : at.rows("Episodes"))
            for (const Row& provider : providers)
                if (episode["URN"] && episode["URN"] == provider["URN"] && is_wrong(episode, provider, at))
                    report.fails(episode);
    });
}

/// Whether a list such as "PR1,PR3" holds the code; a blank list holds none.
bool lists(Cell list, Cell code) {
    if (!list || !code) return false;
    std::string_view rest = *list;
    while (!rest.empty()) {
        const std::size_t comma = std::min(rest.find(','), rest.size());
        if (rest.substr(0, comma) == *code) return true;
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return false;
}

std::string without_blanks(std::string_view text) {
    std::string out(text);
    std::erase(out, ' ');
    return out;
}

bool is_outside_england(Cell authority) {
    return authority && (authority->starts_with('W') || is_one_of(authority, outside_england));
}

} // namespace

Rules provider_rules() {
    return {
        each_row("1008", "The register has no such provider", {"Episodes", "provider_info"},
                 [](const Row& row, const YearlyReturn& at) {
                     const Rows providers = at.rows("provider_info");
                     return row["URN"] && row["URN"] != not_yet_known
                            && std::none_of(providers.begin(), providers.end(), [&](const Row& provider) {
                                   return provider["URN"] == row["URN"];
                               });
                 }),
        each_row("218", "No provider number", {"Episodes", "collection_start"},
                 [](const Row& row, const YearlyReturn& at) {
                     return !row["URN"] && !is_one_of(row["PLACE"], without_number)
                            && (!row["DEC"] || is_on_or_before(at.year_start(), row.day("DEC")))
                            && !is_outside_england(row["PL_LA"]);
                 }),
        each_row("222", "A provider number where there is none", {"Episodes"},
                 [](const Row& row) {
                     return row["URN"] && row["URN"] != not_yet_known
                            && is_one_of(row["PLACE"], without_number);
                 }),
        each_placed("219", "The provider has no such placements", {},
                    [](const Row& episode, const Row& provider, const YearlyReturn&) {
                        return !lists(provider["PLACE_CODES"], episode["PLACE"]);
                    }),
        each_placed("221", "The home lies elsewhere", {},
                    [](const Row& episode, const Row& provider, const YearlyReturn&) {
                        return is_one_of(episode["PLACE"], {"K1", "K2", "R3", "S1"}) && !is_respite(episode)
                               && episode["PL_POST"]
                               && without_blanks(*episode["PL_POST"]) != provider["POSTCODE"];
                    }),
        each_placed("224", "The provider is of another kind", {},
                    [](const Row& episode, const Row& provider, const YearlyReturn&) {
                        return !lists(provider["PROVIDER_CODES"], episode["PLACE_PROVIDER"]);
                    }),
        each_placed("227", "The provider had closed when the episode began", {},
                    [](const Row& episode, const Row& provider, const YearlyReturn&) {
                        return is_on_or_before(provider.day("REG_END"), episode.day("DECOM"));
                    }),
        each_placed("228", "The provider had closed when the episode ended", {"collection_end"},
                    [](const Row& episode, const Row& provider, const YearlyReturn& at) {
                        return is_before(provider.day("REG_END"), end_of(episode, at));
                    }),
        each_placed("229", "Own provision elsewhere, or another's at home", {"localAuthority"},
                    [](const Row& episode, const Row& provider, const YearlyReturn& at) {
                        const bool is_own = provider["LA_CODE_INFERRED"] == at.said("localAuthority");
                        return episode["PLACE_PROVIDER"] == (is_own ? "PR2" : "PR1");
                    }),
    };
}

} // namespace styrhus::rules::validity
