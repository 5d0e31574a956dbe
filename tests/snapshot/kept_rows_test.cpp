#include "snapshot/select.h"

#include <gtest/gtest.h>

#include <map>

namespace styrhus::snapshot {
namespace {

using domain::DeliveryId;
using domain::FactKind;
using domain::Facts;
using domain::Grant;

/// Grants whose line is their place, and how often each was read.
struct Counted {
    std::map<std::uint32_t, int> reads;
    int stamps_read = 0;

    ReadRows rows() {
        return {.stamps =
                    [this](FactKind, DeliveryId, std::vector<domain::FactStamp>& stamps,
                           std::vector<base::Date>& ends) {
                        ++stamps_read;
                        for (std::uint64_t key = 0; key < 5; ++key)
                            stamps.push_back({key, 10 * key});
                        ends.resize(stamps.size(), base::Date::open_end());
                    },
                .rows =
                    [this](FactKind, DeliveryId, std::span<const std::uint32_t> places, Facts& into) {
                        for (const std::uint32_t place : places) {
                            ++reads[place];
                            Grant grant;
                            grant.source.line = place;
                            into.of<Grant>().facts.push_back(grant);
                            into.of<Grant>().stamps.push_back({place, 10 * place});
                        }
                    }};
    }
};

std::vector<std::uint32_t> lines(const ReadRows& rows, std::vector<std::uint32_t> places) {
    Facts facts;
    rows.rows(FactKind::grant, DeliveryId{1}, places, facts);
    std::vector<std::uint32_t> out;
    for (const Grant& grant : facts.of<Grant>().facts)
        out.push_back(grant.source.line);
    EXPECT_EQ(facts.of<Grant>().stamps.size(), out.size());
    return out;
}

TEST(KeptRows, give_what_is_asked_for_in_its_order_and_read_it_once) {
    Counted counted;
    const ReadRows kept = kept_rows(counted.rows());
    using Lines = std::vector<std::uint32_t>;
    EXPECT_EQ(lines(kept, {3}), (Lines{3}));
    EXPECT_EQ(lines(kept, {1, 3, 4}), (Lines{1, 3, 4}));
    EXPECT_EQ(lines(kept, {0, 1, 2, 3, 4}), (Lines{0, 1, 2, 3, 4}));
    for (const auto& [place, times] : counted.reads)
        EXPECT_EQ(times, 1) << place;
    EXPECT_EQ(counted.reads.size(), 5U);
}

TEST(KeptRows, append_stamps_as_often_as_they_are_asked_for) {
    Counted counted;
    const ReadRows kept = kept_rows(counted.rows());
    std::vector<domain::FactStamp> stamps;
    std::vector<base::Date> ends;
    kept.stamps(FactKind::grant, DeliveryId{1}, stamps, ends);
    kept.stamps(FactKind::grant, DeliveryId{1}, stamps, ends);
    EXPECT_EQ(stamps.size(), 10U);
    EXPECT_EQ(ends.size(), 10U);
    EXPECT_EQ(stamps[7], (domain::FactStamp{2, 20}));
    EXPECT_EQ(counted.stamps_read, 1);
}

TEST(KeptRows, keep_deliveries_and_kinds_apart) {
    Counted counted;
    const ReadRows kept = kept_rows(counted.rows());
    Facts facts;
    const std::uint32_t places[] = {2};
    kept.rows(FactKind::grant, DeliveryId{1}, places, facts);
    kept.rows(FactKind::grant, DeliveryId{2}, places, facts);
    EXPECT_EQ(facts.of<Grant>().facts.size(), 2U);
    EXPECT_EQ(counted.reads[2], 2);
}

} // namespace
} // namespace styrhus::snapshot
