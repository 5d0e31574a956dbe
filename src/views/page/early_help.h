#pragma once

#include "document/document.h"
#include "views/page/ask.h"

#include <map>
#include <set>
#include <string>

namespace styrhus::views::page {

/// Citizens known from an activity that began before some months, and who stood on the ladder in them.
struct FollowedHelp {
    /// By type of activity: the citizen and the first row that tells of it.
    std::map<std::string, std::map<std::uint32_t, domain::SourceRef>> citizens;
    std::set<std::uint32_t> on_ladder_after;
};
FollowedHelp follow_help(const Context& context, const models::ladder::Selection& selection,
                         std::uint8_t ladder, MonthSpan after);

/// Early help without a grant, as counts beside steps 1 and 2, and what happens afterwards where the citizens
/// are known. Adds nothing where no source tells of it.
void add_early_help(const Context& context, const LadderAsk& ask, document::Document& page);

} // namespace styrhus::views::page
