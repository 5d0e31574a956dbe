#include "intake/formats/text_builder.h"

#include "intake/formats/open_text.h"

#include <algorithm>
#include <numeric>

namespace styrhus::intake::formats {

namespace {

__extension__ using Wide = unsigned __int128;

std::uint64_t word(const char* at) {
    std::uint64_t value = 0;
    std::memcpy(&value, at, 8);
    return value;
}

std::uint64_t mixed(std::uint64_t a, std::uint64_t b) {
    const Wide product = static_cast<Wide>(a ^ 0x9E3779B97F4A7C15ULL) * (b ^ 0xD1B54A32D192ED03ULL);
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

std::uint64_t first_bytes(const char* at, std::size_t count) {
    return word(at) & (~std::uint64_t{0} >> (64 - 8 * count));
}

/// Only ever decides where in a table to look; never leaves the program.
inline std::uint64_t hash_of(std::string_view text) {
    const char* at = text.data();
    std::size_t left = text.size();
    std::uint64_t hash = left;
    for (; left > 16; left -= 16, at += 16)
        hash = mixed(word(at) ^ hash, word(at + 8));
    if (left > 8) return mixed(word(at) ^ hash, word(at + left - 8));
    return left == 0 ? mixed(hash, 0) : mixed(first_bytes(at, left) ^ hash, left);
}

inline bool same(const char* a, const char* b, std::size_t size) {
    for (; size > 8; size -= 8, a += 8, b += 8)
        if (word(a) != word(b)) return false;
    return size == 0 || first_bytes(a, size) == first_bytes(b, size);
}

/// Whether the text as it stands is its value: not quoted, nothing to trim. May say no where yes is true.
bool is_plain(std::string_view raw) {
    const auto first = static_cast<unsigned char>(raw.front());
    const auto last = static_cast<unsigned char>(raw.back());
    // C2 and E2 begin, A0 and AF end, the spaces U+00A0 and U+202F in UTF-8; A0 is U+00A0 in Windows-1252.
    return first > ' ' && first != '"' && first != 0xC2 && first != 0xE2 && first != 0xA0 && last > ' '
           && last != 0xA0 && last != 0xAF;
}

} // namespace

std::string_view decode_field(std::string_view raw, Encoding encoding, TextArena& arena) {
    std::string_view value;
    read_field(raw, arena, value);
    to_utf8(value, encoding, arena, value);
    return trimmed(value);
}

TextBuilder::TextBuilder(ColumnType type, Encoding encoding) : encoding_(encoding) {
    column_.is_coded_ = type == ColumnType::code;
    finish();
}

TextColumn TextBuilder::finish() {
    TextColumn done = std::move(column_);
    done.bytes_.resize(used_bytes_);
    column_ = TextColumn();
    column_.is_coded_ = done.is_coded_;
    used_bytes_ = 0;
    keys_count_ = 0;
    keys_.assign(text_padding, '\0');
    arena_.clear();
    if (column_.is_coded_) {
        slots_.assign(256, Slot{});
        values_.assign(256, Slot{});
    }
    return done;
}

void TextBuilder::reserve(std::size_t rows, double times) {
    if (column_.is_coded_) {
        column_.codes_.reserve(rows);
        return;
    }
    column_.ends_.reserve(rows);
    column_.bytes_.resize(
        std::max(column_.bytes_.size(), static_cast<std::size_t>(static_cast<double>(used_bytes_) * times)));
}

void TextBuilder::append_entry(std::string_view value) {
    if (column_.bytes_.size() < used_bytes_ + value.size() + text_padding)
        column_.bytes_.resize(std::max<std::size_t>(4096, (used_bytes_ + value.size()) * 2));
    std::copy_n(value.data(), value.size(), column_.bytes_.data() + used_bytes_);
    used_bytes_ += value.size();
    column_.ends_.push_back(static_cast<std::uint32_t>(used_bytes_));
}

void TextBuilder::add_value(std::string_view value) {
    if (!column_.is_coded_) return append_entry(trimmed(value));
    column_.codes_.push_back(code_of_value(trimmed(value)));
    if (++keys_count_ * 2 > values_.size()) grow();
}

void TextBuilder::add_plain(std::string_view raw) {
    if (!raw.empty() && (!is_plain(raw) || (encoding_ == Encoding::windows_1252 && !is_ascii(raw)))) {
        append_entry(decode_field(raw, encoding_, arena_));
        arena_.clear();
        return;
    }
    append_entry(raw);
}

std::uint32_t TextBuilder::code_of(std::string_view raw) {
    const std::uint64_t hash = hash_of(raw);
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = hash & mask;
    for (;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.used == 0) break;
        if (slot.hash == hash && slot.size == raw.size()
            && same(keys_.data() + slot.begin, raw.data(), raw.size()))
            return slot.code;
    }
    return learn(raw, hash, at);
}

std::uint32_t TextBuilder::learn(std::string_view raw, std::uint64_t hash, std::size_t slot) {
    const std::uint32_t code = code_of_value(decode_field(raw, encoding_, arena_));
    // The padding stays behind the last key.
    const std::size_t begin = keys_.size() - text_padding;
    keys_.insert(begin, raw);
    slots_[slot] = {hash, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(raw.size()), code, 1};
    if (++keys_count_ * 2 > slots_.size()) grow();
    return code;
}

/// Two ways to write one text ("Vest" and Vest) are one entry.
std::uint32_t TextBuilder::code_of_value(std::string_view value) {
    // The value may lie where nothing may be read behind it.
    std::string padded(value);
    padded.append(text_padding, '\0');
    const std::uint64_t hash = hash_of(std::string_view(padded).substr(0, value.size()));
    const std::size_t mask = values_.size() - 1;
    std::size_t at = hash & mask;
    for (; values_[at].used != 0; at = (at + 1) & mask)
        if (values_[at].hash == hash && column_.entry(values_[at].code) == value) return values_[at].code;
    const auto code = static_cast<std::uint32_t>(column_.ends_.size());
    append_entry(value);
    values_[at] = {hash, 0, 0, code, 1};
    return code;
}

void TextBuilder::grow() {
    for (std::vector<Slot>* table : {&slots_, &values_}) {
        std::vector<Slot> wider(table->size() * 2);
        const std::size_t mask = wider.size() - 1;
        for (const Slot& slot : *table) {
            if (slot.used == 0) continue;
            std::size_t at = slot.hash & mask;
            while (wider[at].used != 0)
                at = (at + 1) & mask;
            wider[at] = slot;
        }
        table->swap(wider);
    }
}

void TextBuilder::remove(TextColumn& column, std::span<const std::uint32_t> rows) {
    TextColumn kept;
    kept.is_coded_ = column.is_coded_;
    std::size_t next = 0;
    for (std::uint32_t row = 0; row < column.size(); ++row) {
        if (next < rows.size() && rows[next] == row) {
            ++next;
            continue;
        }
        if (column.is_coded_) {
            kept.codes_.push_back(column.codes_[row]);
        } else {
            kept.bytes_.append(column.entry(row));
            kept.ends_.push_back(static_cast<std::uint32_t>(kept.bytes_.size()));
        }
    }
    if (column.is_coded_) {
        column.codes_ = std::move(kept.codes_);
    } else {
        column = std::move(kept);
    }
}

} // namespace styrhus::intake::formats
