#include "intake/sources/reading.h"
#include "make_municipality/made_municipalities.h"

#include <map>

/// The mappings we ship read what the made municipality's source systems deliver: nothing is unmapped, and
/// what is planted in the reading is said.
namespace styrhus::tests {

namespace {

using domain::MappingGap;

class Folders : public testing::Environment {
  public:
    void TearDown() override {
        for (const auto& folder : made::folders_used())
            made::fs::remove_all(folder);
    }
};
const testing::Environment* const folders = testing::AddGlobalTestEnvironment(new Folders);

const made::Made& deliveries_with_mistakes() {
    static const made::Made made = made::make("sources", {.seed = 7, .inhabitants = 5'000, .years = 1});
    return made;
}

const made::Made& deliveries_without_mistakes() {
    static const made::Made made =
        made::make("sources_right", {.seed = 7, .inhabitants = 2'500, .years = 1, .plant_errors = false});
    return made;
}

const Mapping& mapping_for(const std::string& name) {
    const auto fitting = intake::sources::mappings_for(shipped_mappings(), name);
    if (fitting.empty()) throw std::runtime_error("no mapping fits " + name);
    return *fitting.front();
}

struct Read {
    std::string name; ///< as truth/ writes it: "deliveries/2024-03/…"
    ReadOutcome outcome;
};

std::vector<Read> read_all(const std::filesystem::path& folder) {
    std::vector<Read> all;
    for (const auto& file : made::files_in(folder / "deliveries")) {
        const SourceFile source = file_at(folder / "deliveries" / file);
        all.push_back({"deliveries/" + file.string(), read(mapping_for(source.name), {source})});
    }
    return all;
}

const std::vector<Read>& with_mistakes() {
    static const std::vector<Read> all = read_all(deliveries_with_mistakes().folder);
    return all;
}

/// Whether the receipt speaks of the row: rejected, found something about, or in a value no mapping knows.
bool speaks_of(const ReadOutcome& outcome, std::uint32_t line) {
    const auto is_it = [&](const auto& one) { return one.source.line == line; };
    return std::any_of(outcome.read.rejections.begin(), outcome.read.rejections.end(), is_it)
           || std::any_of(outcome.read.findings.begin(), outcome.read.findings.end(), is_it);
}

} // namespace

TEST(MadeDeliveries, every_file_has_one_mapping_that_knows_all_its_columns) {
    std::map<std::string, int> files_of;
    for (const Read& read : with_mistakes()) {
        ++files_of[read.outcome.read.delivery.source];
        for (const MappingGap& gap : read.outcome.read.gaps)
            EXPECT_EQ(gap.kind, MappingGap::Kind::unknown_value) << read.name << ": " << gap.column;
    }
    EXPECT_EQ(files_of.size(), 16u);
}

TEST(MadeDeliveries, a_municipality_without_mistakes_has_no_rejected_row_and_no_finding) {
    for (const Read& read : read_all(deliveries_without_mistakes().folder)) {
        const auto& outcome = read.outcome.read;
        EXPECT_GT(outcome.delivery.sums.rows_accepted, 0u) << read.name;
        EXPECT_EQ(outcome.delivery.sums.rows_rejected, 0u) << read.name;
        if (!outcome.rejections.empty())
            ADD_FAILURE() << read.name << ":" << outcome.rejections[0].source.line << " "
                          << outcome.rejections[0].column << " " << outcome.rejections[0].text_en;
        // A failed modulus 11 is a note and no mistake; services without a key may be alike.
        for (const auto& finding : outcome.findings)
            EXPECT_EQ(finding.severity, domain::Severity::note)
                << read.name << ":" << finding.source.line << " " << finding.text_en;
    }
}

TEST(MadeDeliveries, the_month_of_the_file_s_name_is_the_extract_s) {
    for (const Read& read : with_mistakes())
        EXPECT_EQ(base::iso(read.outcome.read.delivery.dates.extract_date).substr(0, 7),
                  read.name.substr(std::string("deliveries/").size(), 7))
            << read.name;
}

TEST(MadeDeliveries, every_mistake_that_reading_can_see_is_said_of_its_row) {
    std::map<std::string, const ReadOutcome*> by_name;
    for (const Read& read : with_mistakes())
        by_name[read.name] = &read.outcome;
    int seen = 0;
    const made::Table planted(deliveries_with_mistakes().folder / "truth" / "planted.csv");
    for (std::size_t i = 0; i < planted.size(); ++i) {
        const std::string& type = planted.at(i, "type");
        const bool is_of_a_row = type == "unreadable_amount" || type == "unreadable_date"
                                 || type == "unknown_value" || type == "too_few_columns"
                                 || type == "end_before_start" || type == "lost_leading_zero"
                                 || type == "duplicate_row";
        if (!is_of_a_row || planted.at(i, "near_miss") == "1") continue;
        const auto line = static_cast<std::uint32_t>(planted.number(i, "line"));
        EXPECT_TRUE(speaks_of(*by_name.at(planted.at(i, "file")), line))
            << type << " " << planted.at(i, "file") << ":" << line;
        ++seen;
    }
    EXPECT_GT(seen, 20);
}

} // namespace styrhus::tests
