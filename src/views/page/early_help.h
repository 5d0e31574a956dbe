#pragma once

#include "document/document.h"
#include "domain/facts.h"
#include "views/page/ask.h"

#include <map>
#include <string>
#include <vector>

namespace styrhus::views::page {

/// Counts of a service in a month, and the step of the ladder that they stand beside; 0 where its paragraph
/// has none there.
struct HelpBeside {
    const domain::EarlyHelp* help = nullptr;
    std::uint8_t step = 0;
};
/// What stands beside a ladder: where the service's paragraph has a step, else beside every ladder of its
/// scope, which is the paragraph's or, where that has none, the source's.
std::vector<HelpBeside> help_beside(const Context& context, std::uint8_t ladder);

/// A known citizen who got early help: when first, and where they stood then and since.
struct Followed {
    std::uint32_t person = 0;
    base::Date day;
    domain::SourceRef source;
    bool stood = false; ///< on the ladder on the day of the help
    bool came = false;  ///< on the ladder later, by a spell that began after the help
};

/// By service: the citizens whose help began before the months `after`, and who stood on the ladder until
/// those end. An activity is early help where its type is a service that is counted without citizens too. A
/// citizen whom only a provider's own number names cannot be followed and is none of them.
std::map<std::string, std::vector<Followed>> follow_help(const Context& context,
                                                         const models::ladder::Selection& selection,
                                                         std::uint8_t ladder, MonthSpan after);

/// Early help without a grant, as counts beside the steps of its paragraphs, and what happens afterwards
/// where the citizens are known. Adds nothing where no source tells of it.
void add_early_help(const Context& context, const LadderAsk& ask, document::Document& page);

} // namespace styrhus::views::page
