/// Reference data is edited by hand, and paragraphs are written by people: whatever the bytes, a TOML file is
/// read or refused with its line, and a paragraph becomes a code of the book or an error.

#include "base/check.h"
#include "reference/law.h"
#include "reference/pattern.h"
#include "reference/toml.h"

#include <cstdint>
#include <string>

using namespace styrhus;
using namespace styrhus::reference;

namespace {

const LawBook& book() {
    static const LawBook made = [] {
        const base::Period always{base::Date::of(2007, 1, 1)};
        std::vector<LawParagraph> paragraphs;
        for (const char* code : {"SEL-52", "SEL-52-3.7", "SEL-82a", "SEL-105", "BL-32", "ABL-105"})
            paragraphs.push_back({.code = code, .valid = always});
        return LawBook(
            {{.code = "SEL", .names = {"sel", "serviceloven"}},
             {.code = "BL", .names = {"bl", "barnets lov"}},
             {.code = "ABL", .names = {"abl"}, .must_be_named = true, .decides_beside_others = true}},
            std::move(paragraphs));
    }();
    return made;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    const std::string plain = folded(text);
    STYRHUS_CHECK(folded(plain) == plain);
    (void)Pattern(text).fits(plain);

    if (const auto parsed = book().parse(text, base::Date::of(2024, 1, 1))) {
        STYRHUS_CHECK(parsed->paragraph != nullptr);
        STYRHUS_CHECK(law_covers(parsed->paragraph->code, parsed->code));
        // A code is read as itself.
        const auto again = book().parse(parsed->code, base::Date::of(2024, 1, 1));
        STYRHUS_CHECK(again && again->code == parsed->code);
    }
    if (const auto file = parse_toml(text, "fuzz")) (void)canonical(*file);
    return 0;
}
