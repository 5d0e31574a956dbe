#include "domain/numbers.h"
#include "intake/sources/reading.h"
#include "real_data.h"

#include <map>
#include <set>

/// The 21 published example documents as facts: one delivery of a folder.
namespace styrhus::tests {

namespace {

std::vector<SourceFile> documents(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".xml") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<SourceFile> files;
    for (const auto& path : paths)
        files.push_back(file_at(path));
    return files;
}

} // namespace

// Three are in other currencies than kroner (EUR, GBP, NOK) and hold no kroner. The other 18 come out to the
// øre: what the rows sum to is what the documents say is to be paid, credit notes taken off.
TEST(EInvoices, the_21_documents_are_a_delivery_to_the_ore) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const ReadOutcome outcome = read(shipped("e_invoice"), documents(data / "invoices"));
    const domain::DeliverySums& sums = outcome.read.delivery.sums;
    EXPECT_EQ(outcome.read.delivery.files.size(), 21U);
    EXPECT_EQ(sums.money_in, sums.money_accepted + sums.money_rejected);
    EXPECT_EQ(sums.money_rejected, base::Money());
    EXPECT_TRUE(sums.has_own_total);
    EXPECT_EQ(sums.money_in, sums.own_total);
    std::map<std::string, int> currencies;
    for (const domain::Rejection& one : outcome.read.rejections) {
        EXPECT_EQ(one.reason, "invoice.foreign_currency");
        ++currencies[outcome.read.delivery.files[one.source.file].name];
    }
    EXPECT_EQ(currencies.size(), 3U);
    EXPECT_EQ(outcome.read.gaps.size(), 3U); // EUR, GBP and NOK
}

TEST(EInvoices, the_baspro_03_trio_nets_to_5312_50_as_facts) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    std::vector<SourceFile> trio = documents(data / "invoices");
    std::erase_if(trio, [](const SourceFile& file) { return !file.name.starts_with("BASPRO_03"); });
    ASSERT_EQ(trio.size(), 3U);
    const ReadOutcome outcome = read(shipped("e_invoice"), trio);
    base::Money net;
    for (const domain::InvoiceLine& line : outcome.read.facts.of<domain::InvoiceLine>().facts)
        net += line.amount;
    EXPECT_EQ(base::plain(net), "5312.50");
    EXPECT_EQ(base::plain(outcome.read.delivery.sums.money_accepted), "5312.50");
    EXPECT_EQ(outcome.read.rejections.size(), 0U);
}

// The one document that does not add up, and documents that say what another has said: nothing else.
TEST(EInvoices, what_is_found_in_the_21_documents) {
    STYRHUS_REAL_DATA_OR_SKIP(data);
    const ReadOutcome outcome = read(shipped("e_invoice"), documents(data / "invoices"));
    std::map<std::string, int> found;
    for (const domain::Finding& one : outcome.read.findings)
        ++found[one.rule];
    EXPECT_EQ(found["invoice.tax_of_category"], 1);
    found.erase("invoice.tax_of_category");
    found.erase("reading.repeated_row");
    EXPECT_TRUE(found.empty()) << found.begin()->first;
}

} // namespace styrhus::tests
