#pragma once

#include "base/money.h"
#include "domain/statement.h"
#include "snapshot/snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What named persons say of which grants a posting pays for. It is certain: the matcher starts from it, and
/// looks at the rest (decision 0105).
namespace styrhus::models::matching {

constexpr std::string_view confirm_form = "posting.link_confirmed";
constexpr std::string_view correct_form = "posting.link_corrected";

/// Who is behind a link.
enum class Said : std::uint8_t {
    nobody,
    confirmed, ///< a person: it is as was proposed
    corrected  ///< a person: it is otherwise
};

/// A form about a posting. A new one takes the place of the one before of the same posting, whatever its
/// form; snapshot::undo_form takes the last one back.
struct LinkForm {
    std::string_view form;
    std::string_view name_da; ///< what is done, as on a button
    std::string_view name_en;
    std::string_view done_da; ///< as in a list of what was said
    std::string_view done_en;
    Said said = Said::nobody;
};
std::span<const LinkForm> link_forms();
const LinkForm* find_link_form(std::string_view form);

/// What a statement says: the posting's amount, and its parts by the grants' subjects. Without parts it
/// belongs to no grant. A confirmation names its parts too, so that it goes on saying what was seen then.
struct LinkWords {
    struct Part {
        std::string grant;
        base::Money amount;
        bool operator==(const Part&) const = default;
    };
    base::Money amount;
    std::vector<Part> parts;
    bool operator==(const LinkWords&) const = default;
};
std::string link_payload(const LinkWords& words, std::string_view reason);
/// None if it is no such payload.
std::optional<LinkWords> link_words_in(std::string_view payload);

/// Why what was said does not hold. It waits: if what it speaks of is delivered again, it holds again.
enum class Fallen : std::uint8_t {
    no,           ///< it holds
    no_posting,   ///< the posting is no longer delivered
    other_amount, ///< the posting has another amount than was spoken of
    no_case,      ///< the posting stands on no citizen's account
    no_grant,     ///< a grant is no longer delivered, does not count, or is set aside
};

/// A statement about a posting, held against the facts in force.
struct SaidLink {
    struct Part {
        std::uint32_t grant = 0; ///< in Snapshot::grants
        std::int64_t ore = 0;
    };
    std::uint32_t statement = 0; ///< in Snapshot::said_of_postings
    std::uint32_t posting = 0;   ///< in Snapshot::postings; only where one has its subject
    Said said = Said::nobody;
    Fallen fallen = Fallen::no;
    std::vector<Part> parts;
};

/// All that is said of postings and is in force, by subject. `of_cases` are the postings that can pay for
/// grants, ascending. Whether a grant counts is not looked at here.
std::vector<SaidLink> said_links(const snapshot::Snapshot& snapshot, std::span<const std::uint32_t> of_cases);

/// The posting, or grant, that a subject names; none if no fact in force has it.
std::optional<std::uint32_t> posting_named(const snapshot::Snapshot& snapshot, std::string_view subject);
std::optional<std::uint32_t> grant_named(const snapshot::Snapshot& snapshot, std::string_view subject);

} // namespace styrhus::models::matching
