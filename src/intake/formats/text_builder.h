#pragma once

#include "intake/formats/columns.h"

#include <cstring>

namespace styrhus::intake::formats {

/// Behind every text given to a builder so many bytes may be read, whatever they are: texts are compared and
/// copied in whole words.
constexpr std::size_t text_padding = 64;

/// A field as it stands in the file → its text: quotes off, UTF-8, trimmed. The row it stands in has been
/// checked.
std::string_view decode_field(std::string_view raw, Encoding encoding, TextArena& arena);

/// Builds the texts of one column of one batch from fields as they stand in the file.
///
/// A coded column looks its fields up as they stand, quotes and all, so that unquoting and transcoding are
/// paid once per different text and not once per row.
class TextBuilder {
  public:
    TextBuilder(ColumnType type, Encoding encoding);
    /// Room for so many rows in all, and for so many times the bytes of a plain column.
    void reserve(std::size_t rows, double times);
    /// The next row's text. `raw` must have `text_padding` readable bytes behind it.
    void add(std::string_view raw) {
        if (column_.is_coded_)
            column_.codes_.push_back(code_of(raw));
        else
            add_plain(raw);
    }
    /// The next row's text as a value, from a workbook.
    void add_value(std::string_view value);
    /// Takes the rows out that are not to stay; places are in ascending order.
    static void remove(TextColumn& column, std::span<const std::uint32_t> rows);
    /// The column, and a fresh start.
    TextColumn finish();

  private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t begin = 0; // of the raw text in keys_
        std::uint32_t size = 0;
        std::uint32_t code = 0;
        std::uint32_t used = 0;
    };
    void add_plain(std::string_view raw);
    std::uint32_t code_of(std::string_view raw);
    std::uint32_t learn(std::string_view raw, std::uint64_t hash, std::size_t slot);
    std::uint32_t code_of_value(std::string_view value);
    void grow();
    void append_entry(std::string_view value);

    Encoding encoding_;
    TextColumn column_;
    std::size_t used_bytes_ = 0;
    std::vector<Slot> slots_;
    std::vector<Slot> values_;
    std::size_t keys_count_ = 0;
    std::string keys_;
    TextArena arena_;
};

} // namespace styrhus::intake::formats
