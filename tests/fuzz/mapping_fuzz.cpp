#include "base/check.h"
#include "intake/sources/amend.h"
#include "intake/sources/mapping.h"

#include <cstdint>
#include <string>
#include <vector>

using namespace styrhus::intake::sources;

namespace {

/// Whatever a mapping looks like, a change of it either says what was asked and leaves a mapping, or is
/// refused with the reason.
void amend(const std::string& text, const Mapping& mapping) {
    std::vector<Amendment> amendments = {{Amendment::Kind::column, "Ny \"kolonne\"", "", "", ""}};
    for (const ColumnRule& rule : mapping.columns) {
        amendments.push_back({Amendment::Kind::heading, rule.column, "", "Ny\nlinje \\", ""});
        if (!rule.values.empty())
            amendments.push_back(
                {Amendment::Kind::value, rule.column, rule.field, "æ\t", rule.values.begin()->second});
    }
    for (const Amendment& amendment : amendments) {
        const auto made = amended(text, std::span(&amendment, 1));
        if (!made) {
            STYRHUS_CHECK(!made.error().message.empty() && !made.error().in_danish().empty());
            continue;
        }
        std::vector<MappingTrouble> troubles;
        const auto after = read_mapping(*made, "fuzz", troubles);
        STYRHUS_CHECK(after.has_value());
        STYRHUS_CHECK(after->columns.size()
                      == mapping.columns.size() + (amendment.kind == Amendment::Kind::column ? 1 : 0));
    }
}

} // namespace

/// A mapping as somebody writes it in the browser: it is read, or every trouble has its words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    std::vector<MappingTrouble> troubles;
    const auto mapping = read_mapping(text, "fuzz", troubles);
    STYRHUS_CHECK(mapping.has_value() == troubles.empty());
    for (const MappingTrouble& trouble : troubles)
        STYRHUS_CHECK(!trouble.what.message.empty() && !trouble.what.in_danish().empty());
    if (mapping) amend(text, *mapping);
    return 0;
}
