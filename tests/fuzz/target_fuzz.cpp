/// The address of a request: whatever comes, it is refused or decoded into parts that cannot lead anywhere
/// else.

#include "api/checks.h"
#include "api/target.h"
#include "base/check.h"
#include "render/utf8.h"

#include <cstdint>

using namespace styrhus;

namespace {

void check_text(const std::string& text) {
    for (std::string_view rest = text; !rest.empty();) {
        const std::size_t length = render::utf8_length(rest);
        STYRHUS_CHECK(length > 0);
        STYRHUS_CHECK(static_cast<unsigned char>(rest.front()) >= 0x20 && rest.front() != '\\');
        rest.remove_prefix(length);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text(data, data + size);
    (void)api::is_our_host(text, {"styrhus.example"});
    (void)api::is_same_site("localhost", text, "");
    const auto target = api::decode_target(text);
    if (!target) return 0;
    for (const std::string& part : target->parts) {
        check_text(part);
        STYRHUS_CHECK(!part.empty() && part != "." && part != "..");
    }
    for (const auto& [name, value] : target->query) {
        check_text(name);
        check_text(value);
    }
    return 0;
}
