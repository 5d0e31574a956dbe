#pragma once

#include "domain/delivery.h"
#include "domain/dictionary.h"
#include "domain/identity/secret.h"
#include "intake/formats/amount.h"
#include "intake/formats/date_text.h"
#include "intake/sources/draft.h"
#include "intake/sources/mapping.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace styrhus::intake::sources {

/// What came of one cell. `blank` leaves the fact's own initial value.
enum class CellOutcome : std::uint8_t { value, blank, unreadable, unknown_value };

/// Something worth saying about a cell whose value was used all the same.
enum class CellNote : std::uint8_t { none, cpr_leading_zero, cpr_form, cpr_modulus_11, several_cprs };

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

/// How a cell's amounts, numbers and dates are written: as the mapping says, or as a workbook knows itself.
struct CellForm {
    formats::AmountFormat amount;
    formats::DateFormat date = formats::DateFormat::any;
};

/// Texts → typed values. Keeps the dictionary and the identity claims of one reading.
class CellReader {
  public:
    CellReader(const Mapping& mapping, const domain::identity::ClaimMaker& claims);

    CellOutcome read(const BoundColumn& bound, std::string_view text, const CellForm& form, CellValue& value,
                     CellNote& note);
    /// The cell will be read soon. Texts that are new in most rows stand anywhere in a large table, and a row
    /// read a few rows ahead of its turn does not wait for them.
    void expect(const BoundColumn& bound, std::string_view text);

    /// Why the last unreadable cell could not be read, as a stable code and a sentence.
    const std::string& trouble_code() const { return trouble_code_; }
    const std::string& trouble_text() const { return trouble_text_; }

    /// What a row holds, before its cells are read: the kroner that its values are counted with.
    void begin_row(base::Money money) { row_money_ = money; }
    /// Values that a value map lists, as often as they were read.
    std::vector<domain::MetValue> met_values() const;

    domain::Dictionary take_dictionary() { return std::move(dictionary_); }
    const domain::Dictionary& dictionary() const { return dictionary_; }
    domain::identity::IdentityClaims take_claims() { return std::move(found_claims_); }

  private:
    CellOutcome fail(std::string code, std::string text);
    CellOutcome fail(formats::CellTrouble trouble);
    CellOutcome read_person(const BoundColumn& bound, std::string_view text, CellValue& value,
                            CellNote& note);
    CellOutcome read_date(const BoundColumn& bound, std::string_view text, formats::DateFormat form,
                          CellValue& value);
    CellOutcome read_number(const BoundColumn& bound, std::string_view text,
                            const formats::AmountFormat& form, CellValue& value);
    CellOutcome read_person_in_text(const BoundColumn& bound, std::string_view text, CellValue& value,
                                    CellNote& note);
    CellOutcome read_case_in_text(std::string_view text, CellValue& value);
    CellOutcome read_birth_in_text(std::string_view text, CellValue& value);
    CellOutcome read_reference(const BoundColumn& bound, std::string_view text, CellValue& value);
    CellOutcome read_choice(const BoundColumn& bound, std::string_view text, CellValue& value);
    CellOutcome read_term(const BoundColumn& bound, std::string_view text, CellValue& value);
    domain::Term hidden(std::string_view text);
    domain::IdentityRef keep(domain::identity::IdentityClaim claim);

    /// What was made of each text of a column: a citizen has many rows, and value maps and patterns are slow
    /// and their values few.
    template <class Made>
    class Remembered {
      public:
        /// Where it stands, and whether it is still to be made.
        std::pair<Made&, bool> of(std::string_view text) {
            const auto number = static_cast<std::size_t>(texts_.intern(text));
            const bool is_new = number >= made_.size();
            if (is_new) made_.resize(number + 1);
            return {made_[number], is_new};
        }
        void expect(std::string_view text) const { texts_.expect(text); }
        template <class Use>
        void each(Use use) const {
            for (std::size_t number = 1; number < made_.size(); ++number)
                use(texts_.text(domain::Term{static_cast<std::uint32_t>(number)}), made_[number]);
        }

      private:
        domain::Dictionary texts_;
        base::LargeVector<Made> made_ =
            base::LargeVector<Made>(1); ///< by the text's number; nothing is asked of no text
    };
    struct Counted {
        bool is_listed = false; ///< in the column's value map
        std::uint64_t rows = 0;
        base::Money amount;
    };
    struct Chosen : Counted {
        CellOutcome outcome = CellOutcome::unknown_value;
        std::int64_t number = 0;
        bool flag = false;
    };
    struct Known {
        domain::IdentityRef ref{};
        CellNote note = CellNote::none;
    };
    struct Matched : Counted {
        CellOutcome outcome = CellOutcome::value;
        domain::Term term{};
    };

    Known read_new_text(std::string_view text);
    Known read_new_person(const BoundColumn& bound, std::string_view text);
    Chosen choose(const BoundColumn& bound, std::string_view text) const;
    Matched match(const BoundColumn& bound, std::string_view text);
    void count(Counted& value) const {
        ++value.rows;
        value.amount += row_money_;
    }

    const Mapping& mapping_;
    const domain::identity::ClaimMaker& claims_;
    domain::Dictionary dictionary_;
    domain::identity::IdentityClaims found_claims_;
    std::unordered_map<const ColumnRule*, Remembered<Known>> people_;
    std::unordered_map<const ColumnRule*, Remembered<Chosen>> chosen_;
    std::unordered_map<const ColumnRule*, Remembered<Matched>> matched_;
    base::Money row_money_;
    std::string trouble_code_;
    std::string trouble_text_;
};

/// "M.K." of "Mette Karlsen"; empty of a blank.
std::string initials_of(std::string_view name);

} // namespace styrhus::intake::sources
