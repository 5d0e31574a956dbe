#include "make_municipality/made_municipalities.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <tuple>

namespace styrhus {
namespace {

using made::Made;
using made::mixed;
using made::not_mixed;
using made::small;
using made::Table;

using Posting = std::pair<std::string, std::int64_t>; // file, line

/// The rows of truth/grants by grant.
std::map<std::string, std::vector<std::size_t>> rows_of_grants(const Table& grants) {
    std::map<std::string, std::vector<std::size_t>> rows;
    for (std::size_t i = 0; i < grants.size(); ++i)
        rows[grants.at(i, "grant")].push_back(i);
    return rows;
}

bool is_bought(const Table& grants, std::size_t row) {
    const std::string& owner = grants.at(row, "owner");
    return owner == "Privat" || owner == "Region" || owner == "Anden kommune";
}

void expect_links_sum_to_postings(const Made& made) {
    const Table postings(made.folder / "truth/postings.csv");
    const Table links(made.folder / "truth/posting_links.csv");
    std::map<Posting, std::int64_t> linked;
    for (std::size_t i = 0; i < links.size(); ++i)
        linked[{links.at(i, "file"), links.number(i, "line")}] += links.number(i, "ore");
    for (std::size_t i = 0; i < postings.size(); ++i) {
        const Posting at{postings.at(i, "file"), postings.number(i, "line")};
        const bool pays = !postings.at(i, "grant").empty() || postings.at(i, "kind") == "collective";
        ASSERT_EQ(pays, linked.contains(at)) << at.first << ':' << at.second;
        if (pays) {
            ASSERT_EQ(postings.number(i, "ore"), linked[at]) << at.first << ':' << at.second;
        }
        linked.erase(at);
    }
    EXPECT_TRUE(linked.empty());
}

TEST(Postings, links_sum_to_what_is_posted) {
    expect_links_sum_to_postings(small());
    expect_links_sum_to_postings(mixed());
}

TEST(Postings, mixed_bills_change_the_ledger_and_nothing_else) {
    const std::set<std::string> of_the_ledger{"opus_posteringer", "opus_saldo", "budget",        "planted",
                                              "postings",         "totals",     "posting_links", "README"};
    for (const auto& file : made::files_in(mixed().folder)) {
        const std::string stem = file.stem().string();
        const std::string name =
            file.string().starts_with("deliveries") ? stem.substr(0, stem.find_last_of('_')) : stem;
        if (of_the_ledger.contains(name)) continue;
        EXPECT_TRUE(made::bytes_of(mixed().folder / file) == made::bytes_of(not_mixed().folder / file))
            << file;
    }
}

TEST(Postings, mixed_bills_have_the_shares_that_were_asked_for) {
    const Table grants(mixed().folder / "truth/grants.csv");
    const Table links(mixed().folder / "truth/posting_links.csv");
    const auto rows = rows_of_grants(grants);
    std::map<std::string, double> told;
    std::map<std::string, double> off;
    double bills = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const auto grant = rows.find(links.at(i, "grant"));
        if (grant == rows.end() || !is_bought(grants, grant->second.front())) continue;
        ++told[links.at(i, "how")];
        ++off[links.at(i, "off")];
        ++bills;
    }
    EXPECT_NEAR(.60, told["cpr"] / bills, .03);
    EXPECT_NEAR(.20, (told["text"] + told["provider_period"]) / bills, .02);
    EXPECT_NEAR(.15, told["collective"] / bills, .02);
    EXPECT_NEAR(.05, told["nothing"] / bills, .01);
    for (const char* way :
         {"x30_5", "x365_12", "vat", "vat_twice", "day_more", "day_less", "credit", "reinvoice"}) {
        EXPECT_GT(off[way] / bills, .01) << way;
        EXPECT_LT(off[way] / bills, .05) << way;
    }
}

TEST(Postings, a_collective_bill_pays_two_to_twenty_citizens_of_one_facility) {
    const Table grants(mixed().folder / "truth/grants.csv");
    const Table links(mixed().folder / "truth/posting_links.csv");
    const auto rows = rows_of_grants(grants);
    std::map<Posting, std::set<std::string>> citizens;
    std::map<Posting, std::set<std::string>> facilities;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links.at(i, "how") != "collective") continue;
        const Posting at{links.at(i, "file"), links.number(i, "line")};
        citizens[at].insert(links.at(i, "citizen"));
        facilities[at].insert(grants.at(rows.at(links.at(i, "grant")).front(), "facility"));
    }
    EXPECT_GT(citizens.size(), 50U);
    for (const auto& [at, who] : citizens) {
        EXPECT_GE(who.size(), 2U) << at.first << ':' << at.second;
        EXPECT_LE(who.size(), 20U) << at.first << ':' << at.second;
        EXPECT_EQ(1U, facilities[at].size()) << at.first << ':' << at.second;
    }
}

int days_between(const std::string& from, const std::string& to) {
    const auto day = [](const std::string& iso) {
        std::tm date{};
        date.tm_year = std::stoi(iso.substr(0, 4)) - 1900;
        date.tm_mon = std::stoi(iso.substr(5, 2)) - 1;
        date.tm_mday = std::stoi(iso.substr(8, 2));
        date.tm_hour = 12;
        return ::timegm(&date) / 86'400;
    };
    return static_cast<int>(day(to) - day(from)) + 1;
}

/// Days on a bill that is off in that way. 2,461 kroner a day for March, VAT factor 0.954: 31 days are
/// 72,781.61, 30.5 days 71,607.72, 365/12 days 71,412.07, 32 days 75,129.41; without the factor 76,291.00.
double days_billed(const std::string& off, int days, int months) {
    if (off == "x30_5") return 30.5 * months;
    if (off == "x365_12") return 365.0 / 12 * months;
    if (off == "day_more") return days + 1;
    return off == "day_less" ? days - 1 : days;
}

double factor_billed(const std::string& off, double factor) {
    if (off == "vat") return 1;
    return off == "vat_twice" ? factor * factor : factor;
}

TEST(Postings, what_is_off_is_off_in_the_way_the_truth_says) {
    const Table grants(mixed().folder / "truth/grants.csv");
    const Table postings(mixed().folder / "truth/postings.csv");
    const Table links(mixed().folder / "truth/posting_links.csv");
    const auto rows = rows_of_grants(grants);
    std::map<Posting, std::size_t> posting_at;
    for (std::size_t i = 0; i < postings.size(); ++i)
        posting_at[{postings.at(i, "file"), postings.number(i, "line")}] = i;
    std::map<std::string, int> seen;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::string& off = links.at(i, "off");
        const std::size_t posting = posting_at.at({links.at(i, "file"), links.number(i, "line")});
        const std::string& from = postings.at(posting, "service_from");
        const std::string& to = postings.at(posting, "service_to");
        if (off == "none" || off == "credit" || from.empty() || links.number(i, "ore") < 0) continue;
        for (const std::size_t row : rows.at(links.at(i, "grant"))) {
            const bool holds = grants.at(row, "from") <= from
                               && (grants.at(row, "to").empty() || to <= grants.at(row, "to"));
            if (!holds || grants.at(row, "unit") != "døgn") continue;
            const int months = std::stoi(to.substr(5, 2)) - std::stoi(from.substr(5, 2)) + 1;
            const double ore =
                static_cast<double>(grants.number(row, "price_ore"))
                * days_billed(off, days_between(from, to), months)
                * factor_billed(off, static_cast<double>(grants.number(row, "factor_permille")) / 1000);
            EXPECT_NEAR(ore, static_cast<double>(links.number(i, "ore")), .51)
                << off << ' ' << links.at(i, "file") << ':' << links.at(i, "line");
            ++seen[off];
        }
    }
    for (const char* way : {"x30_5", "x365_12", "vat", "vat_twice", "day_more", "day_less", "reinvoice"})
        EXPECT_GT(seen[way], 3) << way;
}

TEST(Postings, a_credit_takes_back_a_bill_that_is_then_billed_anew) {
    const Table links(mixed().folder / "truth/posting_links.csv");
    std::map<std::string, std::multiset<std::int64_t>> wrong;
    std::map<std::string, int> credits;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::string& off = links.at(i, "off");
        if (off == "reinvoice") --credits[links.at(i, "grant")];
        if (off == "credit") ++credits[links.at(i, "grant")];
        if (off != "credit" && off != "none" && off != "reinvoice")
            wrong[links.at(i, "grant")].insert(links.number(i, "ore"));
    }
    ASSERT_GT(credits.size(), 20U);
    for (const auto& [grant, left] : credits)
        EXPECT_EQ(0, left) << grant;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links.at(i, "off") == "credit") {
            EXPECT_TRUE(wrong[links.at(i, "grant")].contains(-links.number(i, "ore"))) << links.at(i, "line");
        }
    }
}

// Whoever is told by provider and days alone can be known only where nobody else with the same price was
// there; or where the case systems have another price or other days of one of them.
TEST(Postings, what_is_called_linkable_can_be_nobody_else_s) {
    const Table grants(mixed().folder / "truth/grants.csv");
    const Table postings(mixed().folder / "truth/postings.csv");
    const Table links(mixed().folder / "truth/posting_links.csv");
    const Table planted(mixed().folder / "truth/planted.csv");
    std::set<std::string> entered_otherwise;
    for (std::size_t i = 0; i < planted.size(); ++i) {
        const std::string& file = planted.at(i, "file");
        const bool is_grant = file.find("sensum_indsatser") != std::string::npos
                              || file.find("dubu_personer") != std::string::npos;
        const bool is_price = planted.at(i, "type").find("price") != std::string::npos
                              || planted.at(i, "type").find("tariff") != std::string::npos;
        if (is_grant && (is_price || planted.at(i, "near_miss") == "0"))
            entered_otherwise.insert(planted.at(i, "citizen"));
    }
    const auto rows = rows_of_grants(grants);
    std::map<std::string, std::vector<std::size_t>> at_facility;
    for (std::size_t i = 0; i < grants.size(); ++i)
        at_facility[grants.at(i, "facility")].push_back(i);
    std::map<Posting, std::size_t> posting_at;
    for (std::size_t i = 0; i < postings.size(); ++i)
        posting_at[{postings.at(i, "file"), postings.number(i, "line")}] = i;
    int judged = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        const std::size_t posting = posting_at.at({links.at(i, "file"), links.number(i, "line")});
        const std::string& from = postings.at(posting, "service_from");
        const std::string& to = postings.at(posting, "service_to");
        const auto of_grant = rows.find(links.at(i, "grant"));
        const bool by_days = links.at(i, "how") == "provider_period" && links.at(i, "linkable") == "1";
        if (!by_days || of_grant == rows.end()) continue;
        const auto covers = [&](std::size_t row) {
            return grants.at(row, "from") <= from
                   && (grants.at(row, "to").empty() || to <= grants.at(row, "to"));
        };
        const auto paid = std::find_if(of_grant->second.begin(), of_grant->second.end(), covers);
        if (paid == of_grant->second.end() || grants.at(*paid, "unit") == "forløb") continue;
        std::set<std::string> alike;
        bool is_told_apart = false;
        for (const std::size_t row : at_facility.at(grants.at(*paid, "facility"))) {
            if (!covers(row) || grants.at(row, "price_ore") != grants.at(*paid, "price_ore")) continue;
            alike.insert(grants.at(row, "grant"));
            is_told_apart = is_told_apart || entered_otherwise.contains(grants.at(row, "citizen"));
        }
        if (is_told_apart) continue;
        EXPECT_EQ(1U, alike.size()) << links.at(i, "file") << ':' << links.at(i, "line");
        ++judged;
    }
    EXPECT_GT(judged, 100);
}

TEST(Postings, bills_by_personal_number_are_linkable) {
    const Table links(small().folder / "truth/posting_links.csv");
    double by_number = 0;
    double linkable = 0;
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links.at(i, "how") != "cpr") continue;
        ++by_number;
        linkable += links.at(i, "linkable") == "1" ? 1 : 0;
    }
    EXPECT_GT(linkable / by_number, .97);
}

} // namespace
} // namespace styrhus
