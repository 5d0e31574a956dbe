#include "base/check.h"
#include "intake/sources/mapping.h"

#include <cstdint>
#include <string>
#include <vector>

/// A mapping as somebody writes it in the browser: it is read, or every trouble has its words.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace styrhus::intake::sources;
    std::vector<MappingTrouble> troubles;
    const auto mapping = read_mapping(std::string(data, data + size), "fuzz", troubles);
    STYRHUS_CHECK(mapping.has_value() == troubles.empty());
    for (const MappingTrouble& trouble : troubles)
        STYRHUS_CHECK(!trouble.what.message.empty() && !trouble.what.in_danish().empty());
    return 0;
}
