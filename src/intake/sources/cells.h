#pragma once

#include "domain/dictionary.h"
#include "domain/identity/secret.h"
#include "intake/formats/amount.h"
#include "intake/sources/draft.h"
#include "intake/sources/mapping.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace styrhus::intake::sources {

/// What came of one cell. `blank` leaves the fact's own initial value.
enum class CellOutcome : std::uint8_t { value, blank, unreadable, unknown_value };

/// Something worth saying about a cell whose value was used all the same.
enum class CellNote : std::uint8_t { none, cpr_leading_zero, cpr_form, cpr_modulus_11 };

/// A column of the mapping, found in the file.
struct BoundColumn {
    const ColumnRule* rule = nullptr;
    const FieldSpec* field = nullptr;
    std::size_t setter = 0; ///< position in the field catalogue
    std::size_t column = 0; ///< position in the file
    bool is_needed = false;
    bool is_key = false;
    formats::AmountFormat amount;
};

/// Texts → typed values. Keeps the dictionary and the identity claims of one reading.
class CellReader {
  public:
    CellReader(const Mapping& mapping, const domain::identity::ClaimMaker& claims);

    CellOutcome read(const BoundColumn& bound, std::string_view text, CellValue& value, CellNote& note);

    /// Why the last unreadable cell could not be read, as a stable code and a sentence.
    const std::string& trouble_code() const { return trouble_code_; }
    const std::string& trouble_text() const { return trouble_text_; }

    domain::Dictionary take_dictionary() { return std::move(dictionary_); }
    const domain::Dictionary& dictionary() const { return dictionary_; }
    std::vector<domain::identity::IdentityClaim> take_claims() { return std::move(found_claims_); }

  private:
    CellOutcome fail(std::string code, std::string text);
    CellOutcome fail(formats::CellTrouble trouble);
    CellOutcome read_person(const BoundColumn& bound, std::string_view text, CellValue& value,
                            CellNote& note);
    CellOutcome read_new_person(const BoundColumn& bound, std::string_view text, CellValue& value,
                                CellNote& note);
    CellOutcome read_date(const BoundColumn& bound, std::string_view text, CellValue& value);
    CellOutcome read_number(const BoundColumn& bound, std::string_view text, CellValue& value);
    CellOutcome read_choice(const BoundColumn& bound, std::string_view text, CellValue& value);
    CellOutcome read_term(const BoundColumn& bound, std::string_view text, CellValue& value);
    domain::IdentityRef keep(domain::identity::IdentityClaim claim);

    struct Chosen {
        CellOutcome outcome = CellOutcome::unknown_value;
        std::int64_t number = 0;
        bool flag = false;
    };
    /// What a number read before said: a citizen has many rows.
    struct Known {
        domain::IdentityRef ref{};
        CellNote note = CellNote::none;
    };
    struct Matched {
        CellOutcome outcome = CellOutcome::value;
        domain::Term term{};
    };

    const Mapping& mapping_;
    const domain::identity::ClaimMaker& claims_;
    domain::Dictionary dictionary_;
    std::vector<domain::identity::IdentityClaim> found_claims_;
    std::unordered_set<domain::IdentityRef> found_;
    std::unordered_map<const ColumnRule*, std::unordered_map<std::string, Known>> people_;
    std::string looked_up_; ///< buffer
    /// Value maps and patterns are slow and their values few: each is worked out once per column rule.
    std::unordered_map<const ColumnRule*, std::unordered_map<std::string, Chosen>> chosen_;
    std::unordered_map<const ColumnRule*, std::unordered_map<std::string, Matched>> matched_;
    std::string trouble_code_;
    std::string trouble_text_;
};

/// "M.K." of "Mette Karlsen"; empty of a blank.
std::string initials_of(std::string_view name);

} // namespace styrhus::intake::sources
