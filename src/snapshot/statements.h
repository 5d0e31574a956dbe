#pragma once

#include "domain/delivery.h"
#include "domain/facts.h"
#include "domain/ids.h"
#include "domain/statement.h"
#include "snapshot/select.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// What named persons say of single grants and postings. Such a statement changes the overlay of a snapshot,
/// never its base (DEFINITIONS 8): the row stays as delivered, and what was said is laid over it.
namespace styrhus::snapshot {

/// Takes back the statement it supersedes, whatever its form.
constexpr std::string_view undo_form = "statement.undo";
constexpr std::string_view set_aside_form = "grant.set_aside";

/// What the statements in force say of one grant.
struct Amendment {
    std::uint32_t grant = 0; ///< index of the grant as delivered
    domain::StatementId statement{};
    bool is_set_aside = false;
    bool operator==(const Amendment&) const = default;
};

/// A form about a grant. A new one is a function, a line in the catalogue, and the place in GrantLayout that
/// heeds what it puts into the Amendment.
struct StatementForm {
    std::string_view form;
    std::string_view name_da;
    std::string_view name_en;
    std::string_view done_da; ///< as a mark on the grant
    std::string_view done_en;
    void (*amend)(const domain::Statement& statement, Amendment& amendment);
};
std::span<const StatementForm> statement_forms();
const StatementForm* find_statement_form(std::string_view form);

/// What a row is known by through later deliveries: its source, scope and key.
std::uint64_t subject_number(const domain::Delivery& delivery, const domain::FactStamp& stamp);
/// The same for many rows of the same deliveries.
class SubjectNumbers {
  public:
    explicit SubjectNumbers(std::span<const domain::Delivery> deliveries);
    /// Of a row of the delivery that stands in this place among those given.
    std::uint64_t of(std::uint32_t delivery, const domain::FactStamp& stamp) const;

  private:
    std::vector<std::uint64_t> lineages_;
};
/// Such a number in an address or a subject: sixteen hexadecimal digits; and back, none if it is not that.
std::string subject_code(std::uint64_t number);
std::optional<std::uint64_t> subject_coded(std::string_view code);

/// The subject that names a grant through later deliveries: made of its source, scope and key, not of the
/// file and row it stands in. It tells nothing to who lacks the store's key.
std::string subject_of_grant(const domain::Delivery& delivery, const domain::FactStamp& stamp);
/// The same of a posting.
std::string subject_of_posting(const domain::Delivery& delivery, const domain::FactStamp& stamp);

constexpr std::string_view grant_prefix = "grant:";
constexpr std::string_view posting_prefix = "posting:";
/// The number in a subject with the prefix; none if it is no such subject.
std::optional<std::uint64_t> number_in(std::string_view subject, std::string_view prefix);

/// What the statements, all of them in force, say of the grants, in the order of the grants. A later one of
/// the same form and grant decides; one about a grant that no delivery has now waits for it to come back.
std::vector<Amendment> amendments_of(std::span<const domain::Statement> statements,
                                     std::span<const domain::Delivery> deliveries, const LiveFacts& live);

/// Those of a form about grants that no later statement supersedes, in the order said.
std::vector<domain::Statement> in_force(std::span<const domain::Statement> all);
/// The last one about each posting that no later statement supersedes, by subject. The snapshot keeps them;
/// what they do to the postings' links is for the matching to say.
std::vector<domain::Statement> in_force_of_postings(std::span<const domain::Statement> all);

} // namespace styrhus::snapshot
