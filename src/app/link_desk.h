#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/result.h"
#include "base/words.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What a person needs who confirms or corrects which grants postings pay for, in the language asked for.
namespace styrhus::app {

/// A grant that a posting pays for, or could.
struct LinkGrant {
    std::string grant; ///< as statements name it
    std::string label; ///< its paragraph and place
    std::string link;  ///< to its row
    std::string citizen;
    std::string citizen_link;
    bool is_other_citizen = false; ///< another's than the posting's own
    base::Date from;
    std::optional<base::Date> to; ///< the last day; none: still open
    base::Money amount;           ///< its part of the posting; of a candidate what it would be
    base::Money expected;         ///< what it costs in the posting's days
    std::string speaks_for;
    std::string speaks_against;
};

/// What was said of a posting, by whom, when and why.
struct LinkSaid {
    std::string what;
    std::string author;
    base::Date on;
    std::string reason;
};

/// A posting with the grants it pays for.
struct LinkRow {
    std::string posting; ///< as statements name it
    std::string title;   ///< the row in words
    std::string row_link;
    std::string page_link;
    base::Money amount;
    std::string state; ///< a stable word: koblet, sandsynlig, uden, andet
    std::string state_label;
    std::string citizen; ///< its own; empty where it names none
    std::string citizen_link;
    std::string payee;
    std::string account;
    std::optional<base::Date> from; ///< the days it pays for
    std::optional<base::Date> to;
    base::Money expected;
    std::string difference;
    std::string speaks_for;
    std::string speaks_against;
    std::vector<LinkGrant> links;
    std::optional<LinkSaid> said; ///< the word in force
    std::string fallen;           ///< why it does not hold; empty where it does
    std::string refused;          ///< why nothing can be said of it; empty where something can
};

struct LinkWorkRequest {
    base::Language language = base::Language::da;
    /// As the page's address has them: year, state, payee, account, difference; the state is "to confirm"
    /// where none is asked for.
    std::map<std::string, std::string, std::less<>> parameters;
    std::size_t most = 25;
};

/// The largest amount first.
struct LinkWork {
    std::vector<LinkRow> rows;
    std::int64_t rows_in_all = 0;
    base::Money amount; ///< of all of them
};

struct LinkDesk {
    LinkRow row;
    std::vector<LinkGrant> candidates; ///< those the matcher saw, the likeliest first
    std::vector<LinkSaid> said;        ///< all that was said, the latest first
};

struct GrantChoices {
    std::vector<LinkGrant> grants;
};

class Pipeline;
base::Result<LinkWork> link_work(Pipeline& pipeline, const LinkWorkRequest& request);
base::Result<LinkDesk> link_desk(Pipeline& pipeline, const std::string& posting, base::Language language);
base::Result<GrantChoices> link_choices(Pipeline& pipeline, const std::string& posting,
                                        std::string_view search, base::Language language);

} // namespace styrhus::app
