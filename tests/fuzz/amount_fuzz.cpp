/// Any text as an amount: what is read is read again from its plain form as the same, and a minus before it
/// turns it round; a value that proves its decimal mark is not read with the other.

#include "base/check.h"
#include "base/money.h"
#include "intake/formats/amount.h"

#include <cstdint>
#include <limits>
#include <string>

using namespace styrhus;
using namespace styrhus::intake::formats;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    for (const DecimalMark mark : {DecimalMark::comma, DecimalMark::point, DecimalMark::automatic}) {
        std::int64_t ore = 0;
        if (read_amount(text, {.mark = mark}, ore) != CellTrouble::none) continue;
        const DecimalMark proved = proved_decimal_mark(text);
        STYRHUS_CHECK(mark == DecimalMark::automatic || proved == DecimalMark::automatic || proved == mark);
        const auto again = parse_amount(base::plain(base::Money::ore(ore)), {.mark = DecimalMark::point});
        STYRHUS_CHECK(again && again->in_ore() == ore);
        std::int64_t turned = 0;
        const bool is_signed = text.find_first_of("-+(") != std::string::npos
                               || text.find("\xE2\x88\x92") != std::string::npos
                               || text.find("\xE2\x80\x93") != std::string::npos;
        if (!is_signed)
            STYRHUS_CHECK(read_amount("-" + text, {.mark = mark}, turned) == CellTrouble::none
                          && turned == -ore);
    }
    Decimal decimal;
    if (read_decimal(text, DecimalMark::comma, decimal) == CellTrouble::none)
        STYRHUS_CHECK(decimal.scale <= 18 && decimal.fraction().denominator > 0);
    std::int64_t number = 0;
    if (read_whole_number(text, number) == CellTrouble::none) {
        STYRHUS_CHECK(*parse_whole_number(std::to_string(number)) == number);
    }
    return 0;
}
