#include "intake/sources/reading.h"
#include "real_data.h"

/// The health sector's official test persons: none satisfies modulus 11, and all are people.
namespace styrhus::tests {

TEST(TestPersons, all_are_accepted_and_each_has_a_note_on_modulus_11) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const Mapping mapping = mapping_of(R"(
code = "testpersons"
fact = "citizen"
[name]
da = "Testpersoner"
[delivery]
mode = "change"
key = ["citizen"]
[[column]]
name = "cpr"
field = "citizen"
required = true
[[column]]
name = "instance"
[[column]]
name = "given"
field = "name"
[[column]]
name = "family"
[[column]]
name = "gender"
field = "sex"
values = { male = "male", female = "female" }
[[column]]
name = "birthdate"
field = "born"
[[column]]
name = "address"
field = "address"
[[column]]
name = "postcode"
[[column]]
name = "municipality"
field = "municipality"
[[column]]
name = "mod11_remainder"
[[column]]
name = "description"
)");
    const ReadOutcome outcome = read(mapping, {file_at(data / "dk" / "testpersons.csv")});
    EXPECT_EQ(outcome.read.delivery.sums.rows_accepted, 38u);
    EXPECT_EQ(outcome.read.delivery.sums.rows_rejected, 0u);
    EXPECT_EQ(outcome.read.findings.size(), 38u);
    for (const domain::Finding& finding : outcome.read.findings) {
        EXPECT_EQ(finding.rule, "reading.cpr_modulus_11");
        EXPECT_EQ(finding.severity, domain::Severity::note);
    }
}

} // namespace styrhus::tests
