#include "cases/runner/commands.h"
#include "cases/runner/fact_text.h"
#include "intake/sources/fields.h"
#include "intake/sources/read.h"

#include <algorithm>

namespace styrhus::cases {

namespace {

using base::Result;
using intake::sources::Mapping;
using intake::sources::ReadOutcome;

Result<Mapping> mapping_of(const CaseFile& file) {
    const Section* section = file.find("mapping");
    if (section == nullptr) return base::Error{"the case has no section \"== mapping\""};
    if (section->name.empty()) {
        std::vector<intake::sources::MappingTrouble> troubles;
        return intake::sources::read_mapping(section->text, "mapping", troubles);
    }
    STYRHUS_TRY(std::vector<Mapping> all,
                intake::sources::load_mappings({STYRHUS_SOURCE_DIR "/data/mappings"}));
    for (Mapping& mapping : all)
        if (mapping.code == section->name) return std::move(mapping);
    return base::Error{fmt::format("there is no mapping \"{}\"", section->name)};
}

/// A case is written in UTF-8; a mapping for Windows-1252 is given what its source would send. Danish letters
/// lie at the same numbers in both.
std::string as_sent(const std::string& text, const Mapping& mapping) {
    if (mapping.encoding != "windows-1252") return text;
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto lead = static_cast<unsigned char>(text[i]);
        const bool is_pair = (lead == 0xC2 || lead == 0xC3) && i + 1 < text.size();
        out += is_pair
                   ? static_cast<char>((lead == 0xC3 ? 0x40 : 0) + static_cast<unsigned char>(text[i + 1]))
                   : text[i];
        i += is_pair ? 1 : 0;
    }
    return out;
}

std::string_view severity(domain::Severity severity) {
    switch (severity) {
    case domain::Severity::note:
        return "note";
    case domain::Severity::warning:
        return "warning";
    case domain::Severity::error:
        return "error";
    }
    return "";
}

std::string sums_text(const domain::Delivery& delivery, bool has_money) {
    const domain::DeliverySums& sums = delivery.sums;
    std::string out = fmt::format("rows: {} in = {} accepted + {} rejected, {} skipped\n", sums.rows_in,
                                  sums.rows_accepted, sums.rows_rejected, sums.rows_skipped);
    if (has_money)
        out += fmt::format("money: {} in = {} accepted + {} rejected\n", base::plain(sums.money_in),
                           base::plain(sums.money_accepted), base::plain(sums.money_rejected));
    if (sums.has_own_total) out += fmt::format("the file's own total: {}\n", base::plain(sums.own_total));
    return out
           + fmt::format("extract: {}, speaks for [{}, {})\n", base::iso(delivery.dates.extract_date),
                         base::iso(delivery.dates.coverage.from), base::iso(delivery.dates.coverage.to));
}

std::string troubles_text(const domain::ReadDelivery& read) {
    std::string out;
    for (const auto& one : read.rejections)
        out += fmt::format("rejected: line {} [{}] {}{}\n", one.source.line, one.column, one.reason,
                           one.amount_known ? fmt::format(", {}", base::plain(one.amount)) : "");
    for (const auto& one : read.findings)
        out += fmt::format("finding: line {} [{}] {} {}\n", one.source.line, one.column,
                           severity(one.severity), one.rule);
    for (const domain::MappingGap& gap : read.gaps) {
        if (gap.kind == domain::MappingGap::Kind::unmapped_column)
            out += fmt::format("unmapped column: {}{}\n", gap.column,
                               gap.likely.empty() ? ""
                                                  : fmt::format(", probably {} (name {} %, values {} %)",
                                                                gap.likely, gap.by_name, gap.by_values));
        else if (gap.kind == domain::MappingGap::Kind::missing_column)
            out += fmt::format("missing column: {}\n", gap.column);
        else if (gap.kind == domain::MappingGap::Kind::unknown_value)
            out += fmt::format("unknown value: [{}] \"{}\" in {} rows, first on line {}\n", gap.column,
                               gap.value, gap.rows, gap.first_line);
    }
    return out;
}

} // namespace

Result<std::string> mapping(const CaseFile& file, std::string_view) {
    const Section* section = file.find("mapping");
    if (section == nullptr) return base::Error{"the case has no section \"== mapping\""};
    std::vector<intake::sources::MappingTrouble> troubles;
    const auto read = intake::sources::read_mapping(section->text, "mapping", troubles);
    std::string out = read ? "nothing is wrong\n" : "";
    for (const intake::sources::MappingTrouble& trouble : troubles)
        out += fmt::format("line {}: {}\n", trouble.line, trouble.what.message);
    return out;
}

Result<std::string> receive(const CaseFile& file, std::string_view) {
    STYRHUS_TRY(const Mapping mapping, mapping_of(file));
    std::vector<intake::sources::SourceFile> files;
    for (const Section* section : file.all("file"))
        files.push_back(
            {section->name, std::make_shared<const std::string>(as_sent(section->text, mapping))});
    if (files.empty()) return base::Error{"the case has no section \"== file NAME\""};
    const domain::identity::ClaimMaker claims(
        domain::identity::MasterKey::from_bytes("0123456789abcdef0123456789abcdef"));
    STYRHUS_TRY(const ReadOutcome outcome,
                intake::sources::read_delivery({.mapping = mapping,
                                                .files = files,
                                                .claims = claims,
                                                .received_on = base::Date::of(2025, 12, 1),
                                                .extract_date = std::nullopt,
                                                .progress = {}}));
    std::string out = sums_text(outcome.read.delivery, !mapping.amount_field.empty());
    out += troubles_text(outcome.read);
    FactText facts(outcome.dictionary);
    const auto write = [&]<class Fact>() {
        const auto& table = outcome.read.facts.of<Fact>().facts;
        if (!table.empty()) out += fmt::format("{}:\n", domain::Columns<Fact>::table);
        for (const Fact& fact : table)
            out += facts.line(fact);
    };
    domain::for_each_fact_type([&]<class Fact>() { write.template operator()<Fact>(); });
    return out;
}

} // namespace styrhus::cases
