#include "rules/validity/pack.h"

namespace styrhus::rules::validity {

namespace {

void fail(Report& report, Side side, const Row& first, const Row& second) {
    if (side != Side::second) report.fails(first);
    if (side != Side::first) report.fails(second);
}

} // namespace

Rule rule(std::string_view code, std::string_view title, Names needs,
          std::function<void(const YearlyReturn&, Report&)> look) {
    return {.head = {.code = code, .title = {.da = {}, .en = title}, .reference = "SSDA903"},
            .needs = std::move(needs),
            .look = std::move(look)};
}

Rule each_row(std::string_view code, std::string_view title, Names needs,
              std::function<bool(const Row&)> is_wrong) {
    return each_row(code, title, std::move(needs),
                    [is_wrong](const Row& row, const YearlyReturn&) { return is_wrong(row); });
}

Rule each_row(std::string_view code, std::string_view title, Names needs,
              std::function<bool(const Row&, const YearlyReturn&)> is_wrong) {
    const std::string_view table = needs.front();
    return rule(code, title, std::move(needs), [=](const YearlyReturn& at, Report& report) {
        for (const Row& row : at.rows(table))
            if (is_wrong(row, at)) report.fails(row);
    });
}

Rule each_pair(std::string_view code, std::string_view title, Names needs, Side fails,
               std::function<bool(const Row&, const Row&)> is_wrong) {
    return each_pair(code, title, std::move(needs), fails,
                     [is_wrong](const Row& first, const Row& second, const YearlyReturn&) {
                         return is_wrong(first, second);
                     });
}

Rule each_pair(std::string_view code, std::string_view title, Names needs, Side fails,
               std::function<bool(const Row&, const Row&, const YearlyReturn&)> is_wrong) {
    const std::string_view one = needs[0];
    const std::string_view other = needs[1];
    return rule(code, title, std::move(needs), [=](const YearlyReturn& at, Report& report) {
        for (const Row& first : at.rows(one))
            for (const Row& second : at.rows(other, first["CHILD"]))
                if (is_wrong(first, second, at)) fail(report, fails, first, second);
    });
}

Rule each_next(std::string_view code, std::string_view title, Sequence of, Side fails,
               std::function<bool(const Row&, const Row&)> is_wrong) {
    return rule(code, title, {of.table}, [=](const YearlyReturn& at, Report& report) {
        for (const Rows& rows : at.by_child(of.table, of.from))
            for (std::size_t i = 1; i < rows.size(); ++i)
                if (is_wrong(rows[i - 1], rows[i])) fail(report, fails, rows[i - 1], rows[i]);
    });
}

bool is_respite(const Row& episode) {
    return is_one_of(episode["LS"], respite);
}

bool ends_care(const Row& episode) {
    return episode["REC"] && episode["REC"] != "X1";
}

Day end_of(const Row& episode, const YearlyReturn& at) {
    return episode["DEC"] ? episode.day("DEC") : at.year_end();
}

const Rules& pack() {
    static const Rules all = [] {
        Rules rules;
        for (Rules (*const list)() :
             {code_rules, day_rules, child_rules, order_rules, age_rules, stay_rules, placement_rules,
              provider_rules, episode_rules, last_year_rules, adopter_rules, adoption_rules, permanence_rules,
              health_rules, care_leaver_rules, missing_rules, mother_rules, unaccompanied_rules,
              social_worker_rules})
            for (Rule& rule : list())
                rules.push_back(std::move(rule));
        return rules;
    }();
    return all;
}

} // namespace styrhus::rules::validity
