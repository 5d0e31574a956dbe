#include "views/page/mapping_words.h"

#include "base/words.h"

#include <fmt/core.h>

namespace styrhus::views::page {

std::string said(const Context& context, const Wording& words) {
    return std::string(context.tr(words.da, words.en));
}

std::string_view mode_words(const Context& context, domain::DeliveryMode mode) {
    switch (mode) {
    case domain::DeliveryMode::full:
        return context.tr("alt, hver gang", "everything, every time");
    case domain::DeliveryMode::change:
        return context.tr("kun det, der er ændret", "only what has changed");
    case domain::DeliveryMode::append:
        break;
    }
    return context.tr("nye rækker hver gang", "new rows every time");
}

std::string origin_words(const Context& context, const MappingVersion& version) {
    switch (version.origin) {
    case MappingVersion::Origin::saved:
        return fmt::format("{}, {}", version.author, base::date_text(version.saved_on, context.language));
    case MappingVersion::Origin::edited:
        return std::string(context.tr("lagt i kommunens mappe uden navn",
                                      "put into the municipality's folder without a name"));
    case MappingVersion::Origin::shipped:
        break;
    }
    return std::string(context.tr("leveres med Styrhus", "comes with Styrhus"));
}

} // namespace styrhus::views::page
