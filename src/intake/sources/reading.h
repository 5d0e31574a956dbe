#pragma once

#include "intake/formats/table.h"
#include "intake/sources/bind.h"
#include "intake/sources/cells.h"
#include "intake/sources/draft.h"
#include "intake/sources/notes.h"
#include "intake/sources/read.h"
#include "intake/sources/stamps.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace styrhus::intake::sources {

/// A delivery being read: what is the same for facts of every kind. `DeliveryReader` makes the facts.
class Reading {
  protected:
    Reading(const ReadRequest& request, ReadOutcome& outcome);

    void begin_file(std::uint16_t index, const Binding& binding);
    void end_file();
    void begin_row();
    void finish();

    void expect_row(const formats::Row& row);
    /// The reader proves total rows by arithmetic; where the sign stands in a column of its own it cannot.
    /// Such a row has an amount and perhaps a sign and the word (in whatever column), and nothing that a fact
    /// needs. After an amount that cannot be read no sum can be right: then a row with nothing else at all is
    /// one.
    bool is_signed_total(const formats::Row& row) const;
    /// The file's own total, to tie out against; only the receipt's money column counts, and the last such
    /// row. A delivery has a total of its own if each of its files has.
    void take_total(const formats::Row& row);
    /// The row's money first, so that a rejected row still says what it holds.
    void read_money(const formats::Row& row);
    void add_note(CellNote note, const BoundColumn& bound);
    /// `at_stake` is what the row holds; a note that knows better says so itself.
    void say(Note note, domain::SourceRef about, base::Money at_stake);
    void reject(const formats::Row& row, std::string code, std::string_view column, std::string en,
                std::string da = {});
    std::string column_of(std::string_view field) const;
    void new_column(const UnmappedColumn& column);
    void missing_column(const ColumnRule& rule);
    /// A value that the column's value map does not list.
    void value_gap(const BoundColumn& bound, const formats::Row& row);
    /// Where the file's name does not tell the extract's date, a column may: the latest day in it.
    void look_for_extract_date(const formats::Row& row);

    /// What was found while the batch's row was made.
    static std::span<const formats::RowNote> notes_of(const formats::RowBatch& batch, std::size_t row);
    /// The note for which the row cannot be used; null if there is none.
    static const formats::RowNote* rejecting(std::span<const formats::RowNote> found);

    domain::DeliverySums& sums() { return read_.delivery.sums; }
    domain::SourceRef source(const formats::Row& row) const {
        return {.delivery = {}, .file = file_, .line = static_cast<std::uint32_t>(row.line)};
    }

    std::string_view cell(const formats::Row& row, const BoundColumn& bound) const {
        return bound.column < row.fields.size() ? row.fields[bound.column] : std::string_view{};
    }

    static CellForm form_of(const formats::Row& row, const BoundColumn& bound) {
        return {formats::format_of(row, bound.column, bound.amount),
                formats::format_of(row, bound.column, formats::DateFormat::any)};
    }

    void add_to_key(const BoundColumn& bound, const CellValue& value) {
        sink_.integer(static_cast<std::int64_t>(bound.setter));
        sink_.integer(value.date.days());
        sink_.integer(value.number);
        sink_.integer(static_cast<std::int64_t>(value.ref));
        sink_.term(value.term);
        has_key_ = true;
    }
    /// Of a row whose key cells are all blank nothing remains of the key.
    std::optional<std::uint64_t> take_key() {
        if (!has_key_) return std::nullopt;
        const std::uint64_t key = sink_.take();
        const bool is_told = is_key_told_;
        has_key_ = is_key_told_ = false;
        return is_told ? std::optional(key) : std::nullopt;
    }

    /// In the sign of the ledger where a column says debit or credit.
    void count_money(base::Money& into) {
        if (!row_money_known_) return;
        const base::Money signed_money = says_->sign == Sign::credit ? -row_money_ : row_money_;
        into += signed_money;
        sums().money_in += signed_money;
        file_money_ += signed_money;
    }

    const ReadRequest& request_;
    ReadOutcome& outcome_;
    domain::ReadDelivery& read_;
    CellReader cells_;
    HashSink sink_;
    const Binding* binding_ = nullptr;
    const RowSays* says_ = nullptr; ///< of the row at hand
    base::Money row_money_;
    bool has_key_ = false;     ///< key cells were read, blank or not
    bool is_key_told_ = false; ///< one of them at least is not blank
    std::vector<Note> notes_;

  private:
    const BoundColumn* amount_column() const {
        return binding_->amount < 0 ? nullptr
                                    : &binding_->columns[static_cast<std::size_t>(binding_->amount)];
    }
    formats::CellTrouble read_ore(const formats::Row& row, std::int64_t& ore) const;
    void settle_extract_date();
    void finish_gaps();

    std::uint16_t file_ = 0;
    bool row_money_known_ = false;
    base::Money file_money_;                ///< of the rows of the file so far, in the sign of the ledger
    bool is_file_money_whole_ = true;       ///< whether every amount so far could be read
    std::optional<base::Money> file_total_; ///< the file's own
    static constexpr std::size_t no_column = static_cast<std::size_t>(-1);
    std::size_t sign_column_ = no_column; ///< of debit and credit
    std::optional<base::Date> latest_said_;
    /// By kind, column, field and value.
    std::map<std::tuple<domain::MappingGap::Kind, std::string, std::string, std::string>, domain::MappingGap>
        gaps_;
};

/// Reads the files of one delivery into facts of one kind.
template <class Fact>
base::Result<void> read_files_as(const ReadRequest& request, ReadOutcome& outcome);

} // namespace styrhus::intake::sources
