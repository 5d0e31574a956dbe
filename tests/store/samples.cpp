#include "store/samples.h"

#include "store/columns.h"

#include <limits>
#include <type_traits>

namespace styrhus::store::testing {
namespace {

/// The smallest, the largest and everyday values of each type, turn about.
class Extremes {
  public:
    explicit Extremes(domain::Dictionary& dictionary) : dictionary_(dictionary) {}

    template <class T>
    T next() {
        const int turn = turn_++;
        if constexpr (std::is_same_v<T, domain::Term>)
            return dictionary_.intern(turn % 4 == 0 ? "" : "Tekst æøå № " + std::to_string(turn % 97));
        else if constexpr (std::is_same_v<T, base::Money>)
            return base::Money::ore(number<std::int64_t>(turn));
        else if constexpr (std::is_same_v<T, base::Date>)
            return base::Date::from_days(number<std::int32_t>(turn));
        else if constexpr (std::is_same_v<T, base::Month>)
            return base::Month::from_index(number<std::int32_t>(turn));
        else if constexpr (std::is_same_v<T, base::Period>)
            return {next<base::Date>(), next<base::Date>()};
        else if constexpr (std::is_same_v<T, domain::SourceRef>)
            return {domain::DeliveryId{}, number<std::uint16_t>(turn), number<std::uint32_t>(turn)};
        else if constexpr (std::is_same_v<T, bool>)
            return turn % 2 == 0;
        else if constexpr (std::is_enum_v<T>)
            return static_cast<T>(number<std::underlying_type_t<T>>(turn));
        else
            return number<T>(turn);
    }

  private:
    template <class T>
    static T number(int turn) {
        switch (turn % 5) {
        case 0:
            return std::numeric_limits<T>::max();
        case 1:
            return std::numeric_limits<T>::min();
        case 2:
            return T{0};
        case 3:
            return static_cast<T>(-1);
        default:
            return static_cast<T>(17 * turn);
        }
    }

    domain::Dictionary& dictionary_;
    int turn_ = 0;
};

template <class Fact>
Fact extreme_fact(Extremes& extremes) {
    Fact fact;
    std::apply(
        [&]<class... At>(const Column<At>&... each) {
            ((std::invoke(each.at, fact) = extremes.next<column_value<Fact, At>>()), ...);
        },
        Columns<Fact>::columns);
    return fact;
}

domain::Delivery sample_record() {
    domain::Delivery record;
    record.source = "opus_posteringer";
    record.scope = "Børn & Unge";
    record.mapping_hash = "00ff";
    record.mode = domain::DeliveryMode::full;
    record.absent = domain::Absent::deleted;
    record.overlap = domain::Overlap::next_start_ends;
    record.kind = domain::FactKind::posting;
    record.dates = {.received_at_utc = 1'700'000'000,
                    .received_on = base::Date::of(2023, 11, 14),
                    .extract_date = base::Date::of(2023, 11, 1),
                    .coverage = base::Period::year(2023)};
    record.sums = {.rows_in = 10,
                   .rows_accepted = 8,
                   .rows_rejected = 2,
                   .rows_skipped = 3,
                   .money_in = base::Money::ore(-12345),
                   .money_accepted = base::Money::ore(std::numeric_limits<std::int64_t>::max()),
                   .money_rejected = base::Money::ore(std::numeric_limits<std::int64_t>::min()),
                   .has_own_total = true,
                   .own_total = base::Money::ore(4),
                   .rows_new = 5,
                   .rows_changed = 6,
                   .rows_unchanged = 7,
                   .rows_gone = 8,
                   .money_gone = base::Money::ore(9),
                   .rows_duplicate = 11};
    record.is_held = true;
    record.held_why = "6 % af rækkerne forsvinder";
    return record;
}

} // namespace

std::string noise(std::size_t size) {
    std::string bytes(size, '\0');
    std::uint32_t state = 1;
    for (char& byte : bytes)
        byte = static_cast<char>((state = state * 1664525U + 1013904223U) >> 24);
    return bytes;
}

Sample sample(int count, int variant) {
    Sample made;
    made.read.delivery = sample_record();
    made.add_file("opus.csv", "a;b\n" + std::string(1000, 'x') + "\n" + std::to_string(variant));
    made.add_file("tom.csv", "");
    (void)made.dictionary.intern("used by no fact");
    Extremes extremes(made.dictionary);
    for_each_fact_type([&]<class Fact>() {
        auto& table = made.read.facts.of<Fact>();
        for (int i = 0; i < count; ++i) {
            table.facts.push_back(extreme_fact<Fact>(extremes));
            table.stamps.push_back({extremes.next<std::uint64_t>(), extremes.next<std::uint64_t>()});
        }
    });
    made.read.rejections.push_back({.source = {.file = 1, .line = 4'000'000'000},
                                    .reason = "date.unreadable",
                                    .column = "Dato",
                                    .text_da = "Datoen kan ikke læses",
                                    .text_en = "The date cannot be read",
                                    .amount = base::Money::ore(-77),
                                    .amount_known = true});
    made.read.findings.push_back({.rule = "reading.cpr_leading_zero",
                                  .severity = domain::Severity::error,
                                  .source = {.file = 0, .line = 3},
                                  .at_stake = base::Money::ore(5),
                                  .column = "CPR",
                                  .text_da = "Nul tilføjet",
                                  .text_en = "Zero added"});
    made.read.gaps.push_back({.kind = domain::MappingGap::Kind::unknown_value,
                              .column = "Status",
                              .value = "Ukendt",
                              .rows = 12,
                              .amount = base::Money::ore(6),
                              .first_line = 9,
                              .file = 1,
                              .field = "status",
                              .likely = "Tilstand",
                              .by_name = 40,
                              .by_values = 100,
                              .codes = 34});
    made.read.met_values.push_back({"Status", "status", "bevilget", 11, base::Money::ore(-8)});
    made.claims.push_back({domain::IdentityRef{std::numeric_limits<std::uint64_t>::max()},
                           domain::ClaimKind::administrative, "", "6112850005"});
    made.claims.push_back({domain::IdentityRef{static_cast<std::uint64_t>(1000 + variant)},
                           domain::ClaimKind::source_number, "sofus", "borger-" + std::to_string(variant)});
    return made;
}

std::string missing_of(Store& store, domain::DeliveryId id, const Sample& sample) {
    const auto deliveries = store.deliveries();
    const auto at = static_cast<std::size_t>(id) - 1;
    if (at >= deliveries.size() || deliveries[at].id != id) return "its record";
    if (deliveries[at].files.size() != sample.files.size()) return "a file's record";
    const domain::Dictionary dictionary = store.dictionary();
    std::string missing;
    int kind = 0;
    for_each_fact_type([&]<class Fact>() {
        domain::Facts facts;
        store.read_facts(static_cast<domain::FactKind>(kind++), {&id, 1}, facts);
        const auto& expected = sample.read.facts.of<Fact>().facts;
        const auto& got = facts.of<Fact>().facts;
        bool same = expected.size() == got.size();
        for (std::size_t i = 0; same && i < got.size(); ++i)
            same = texts_of(got[i], dictionary) == texts_of(expected[i], sample.dictionary);
        if (!same) missing += std::string(Columns<Fact>::table) + " ";
    });
    if (store.rejections(id).size() != sample.read.rejections.size()) missing += "rejections ";
    if (store.findings(id).size() != sample.read.findings.size()) missing += "findings ";
    if (store.gaps(id).size() != sample.read.gaps.size()) missing += "gaps ";
    if (store.met_values(id).size() != sample.read.met_values.size()) missing += "met values ";
    for (std::size_t file = 0; file < sample.files.size(); ++file) {
        std::string bytes;
        store.read_file(id, file, [&](std::string_view piece) { bytes += piece; });
        if (bytes != sample.files[file]) missing += "bytes ";
    }
    for (const auto& claim : sample.claims)
        if (!store.claim(claim.ref)) missing += "claim ";
    return missing;
}

} // namespace styrhus::store::testing
