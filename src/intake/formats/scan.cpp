// Finding the ends of fields and rows, 64 bytes at a time.
//
// A block gives three masks: where the delimiters, line breaks and quotes are. In well-formed text every
// quote turns "inside" on or off (a doubled quote does both), so the running parity of the quote mask is the
// mask of what lies inside quotes, and delimiters and line breaks outside it are the ends. Real files also
// have quotes in the middle of unquoted texts (5" pipe), where parity is wrong. Each opening quote must
// therefore stand at the start of a field, or just after a closing quote; a block where one does not is
// walked byte by byte. Both ways carry the same four states from block to block, so the result is that of the
// plain state machine, always.

#include "intake/formats/scan.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace styrhus::intake::formats {

namespace {

enum class State : std::uint8_t { field_start, unquoted, quoted, quote_seen };

constexpr std::size_t block_bytes = 64;
constexpr unsigned ends_per_round = 8;

/// Bit i = parity of bits 0…i.
std::uint64_t running_parity(std::uint64_t bits) {
    for (unsigned shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

std::uint64_t bits_below(unsigned bit) {
    return (std::uint64_t{1} << bit) - 1;
}

class Scanner {
  public:
    Scanner(std::string_view text, TextEnd end, const Dialect& dialect, const simd::Kernels& kernels,
            Scan& scan)
        : text_(text), end_(end), dialect_(dialect), kernels_(kernels), scan_(scan) {}

    void run() {
        std::size_t at = 0;
        while (at < text_.size()) {
            const std::size_t stopped = scan_from(at);
            if (row_begin_ == text_.size()) break;
            const bool is_over_long = stopped - row_begin_ > max_row_bytes;
            const bool at_end = end_ == TextEnd::end_of_file;
            if (!is_over_long && !at_end) break;
            if (!is_over_long && state_ != State::quoted) {
                // The last row of a file without a line break at its end.
                put_field(text_.size());
                put_row(text_.size(), RowTrouble::none, true);
                row_begin_ = text_.size();
                break;
            }
            at = give_up_row();
        }
        scan_.consumed = row_begin_;
        scan_.lines_consumed = row_line_;
    }

  private:
    /// Scans from a row's start until the text ends or a row grows too long; returns how far it came.
    std::size_t scan_from(std::size_t at) {
        state_ = State::field_start;
        row_begin_ = at;
        row_first_field_ = scan_.field_count;
        row_line_ = line_;
        for (; at < text_.size(); at += block_bytes) {
            if (scan_.field_ends.size() < scan_.field_count + block_bytes + ends_per_round)
                scan_.field_ends.resize(std::max<std::size_t>(4096, scan_.field_ends.size() * 2));
            const auto last = static_cast<unsigned>(std::min(block_bytes, text_.size() - at) - 1);
            scan_block(at, masks_of(at), last);
            if (too_long_ || at + block_bytes - row_begin_ > max_row_bytes + block_bytes) {
                too_long_ = false;
                return row_begin_ + max_row_bytes + 1;
            }
        }
        return text_.size();
    }

    /// The masks of the block at `at`, which are made for many blocks at a time.
    const simd::BlockMasks& masks_of(std::size_t at) {
        if (at < masks_from_ || (at - masks_from_) % block_bytes != 0 || at >= masks_to_) make_masks(at);
        return masks_[(at - masks_from_) / block_bytes];
    }

    void make_masks(std::size_t at) {
        const std::size_t whole = std::min(masks_.size(), (text_.size() - at) / block_bytes);
        masks_from_ = at;
        masks_to_ = at + std::max<std::size_t>(whole, 1) * block_bytes;
        if (whole > 0) {
            kernels_.masks(text_.data() + at, whole, dialect_.delimiter, dialect_.line_break, masks_.data());
            return;
        }
        char padded[block_bytes] = {};
        std::memcpy(padded, text_.data() + at, text_.size() - at);
        kernels_.masks(padded, 1, dialect_.delimiter, dialect_.line_break, masks_.data());
    }

    void scan_block(std::size_t at, const simd::BlockMasks& masks, unsigned last) {
        std::uint64_t ends = masks.delimiter | masks.line_break;
        State next = State::unquoted;
        if (masks.quote == 0) {
            if (state_ == State::quote_seen && is_odd(at, 0, ends, last)) odd_quotes_ = true;
            if (state_ == State::quoted) {
                line_ += static_cast<std::uint32_t>(std::popcount(masks.line_break));
                return;
            }
            if ((ends >> last & 1) != 0) next = State::field_start;
        } else {
            const std::uint64_t inside =
                running_parity(masks.quote) ^ (state_ == State::quoted ? ~std::uint64_t{0} : 0);
            const std::uint64_t opening = masks.quote & inside;
            const std::uint64_t closing = masks.quote & ~inside;
            ends &= ~inside;
            const bool first_may_open = state_ == State::field_start || state_ == State::quote_seen;
            const std::uint64_t may_open = (ends | closing) << 1 | (first_may_open ? 1U : 0U);
            if ((opening & ~may_open) != 0 || is_odd(at, closing, ends | opening, last)) {
                walk_block(at, last);
                return;
            }
            if ((inside >> last & 1) != 0)
                next = State::quoted;
            else if ((closing >> last & 1) != 0)
                next = State::quote_seen;
            else if ((ends >> last & 1) != 0)
                next = State::field_start;
        }
        put_ends(at, ends, masks.line_break);
        state_ = next;
    }

    /// Whether something other than an end or another quote follows a closing quote; the \r of a line break
    /// does not count.
    bool is_odd(std::size_t at, std::uint64_t closing, std::uint64_t right, unsigned last) const {
        std::uint64_t odd = (closing << 1 | (state_ == State::quote_seen ? 1U : 0U)) & ~right;
        for (; odd != 0; odd &= odd - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(odd));
            if (bit > last) return false;
            if (!is_line_end(at + bit)) return true;
        }
        return false;
    }

    /// A \r that belongs to the line break after it, or to the end of the file.
    bool is_line_end(std::size_t at) const {
        return text_[at] == '\r' && (at + 1 == text_.size() || text_[at + 1] == dialect_.line_break);
    }

    void put_ends(std::size_t at, std::uint64_t ends, std::uint64_t line_breaks) {
        const std::size_t count_before = scan_.field_count;
        const auto count = static_cast<unsigned>(std::popcount(ends));
        std::uint32_t* out = scan_.field_ends.data() + count_before;
        // Eight at a time, also where there are fewer: the number of rounds is then nearly always the same.
        std::uint64_t bits = ends;
        for (unsigned done = 0; done < count; done += ends_per_round)
            for (unsigned k = 0; k < ends_per_round; ++k, bits &= bits - 1)
                *out++ = static_cast<std::uint32_t>(at) + static_cast<std::uint32_t>(std::countr_zero(bits));
        const std::uint32_t line_before = line_;
        for (std::uint64_t rest = ends & line_breaks; rest != 0; rest &= rest - 1) {
            const auto bit = static_cast<unsigned>(std::countr_zero(rest));
            scan_.field_count =
                count_before + static_cast<std::size_t>(std::popcount(ends & bits_below(bit))) + 1;
            line_ =
                line_before + static_cast<std::uint32_t>(std::popcount(line_breaks & bits_below(bit))) + 1;
            end_row(at + bit);
        }
        scan_.field_count = count_before + count;
        line_ = line_before + static_cast<std::uint32_t>(std::popcount(line_breaks));
    }

    /// The definition: one byte after the other.
    void walk_block(std::size_t at, unsigned last) {
        for (std::size_t here = at; here <= at + last; ++here) {
            const char c = text_[here];
            const bool is_line_break = c == dialect_.line_break;
            if (is_line_break) ++line_;
            if (c == '"' && state_ != State::unquoted) {
                state_ = state_ == State::quoted ? State::quote_seen : State::quoted;
            } else if (state_ != State::quoted) {
                if (c == dialect_.delimiter || is_line_break) {
                    put_field(here);
                    if (is_line_break) end_row(here);
                    state_ = State::field_start;
                } else {
                    if (state_ == State::quote_seen && !is_line_end(here)) odd_quotes_ = true;
                    state_ = State::unquoted;
                }
            }
        }
    }

    void put_field(std::size_t end) {
        scan_.field_ends[scan_.field_count++] = static_cast<std::uint32_t>(end);
    }

    void end_row(std::size_t end) {
        if (too_long_) return;
        if (end - row_begin_ > max_row_bytes) {
            too_long_ = true;
            return;
        }
        put_row(end, RowTrouble::none, false);
        row_begin_ = end + 1;
        row_first_field_ = scan_.field_count;
        row_line_ = line_;
    }

    void put_row(std::size_t end, RowTrouble trouble, bool ends_file) {
        scan_.rows.push_back({.begin = static_cast<std::uint32_t>(row_begin_),
                              .end = static_cast<std::uint32_t>(end),
                              .first_field = static_cast<std::uint32_t>(row_first_field_),
                              .fields = static_cast<std::uint32_t>(scan_.field_count - row_first_field_),
                              .lines_before = row_line_,
                              .trouble = trouble,
                              .ends_file = ends_file,
                              .odd_quotes = odd_quotes_});
        odd_quotes_ = false;
    }

    /// The row that begins at row_begin_ has no end: it is its physical line. Returns where the next begins.
    std::size_t give_up_row() {
        scan_.field_count = row_first_field_;
        line_ = row_line_;
        odd_quotes_ = false;
        const std::size_t line_break = text_.find(dialect_.line_break, row_begin_);
        const bool is_long = std::min(line_break, text_.size()) - row_begin_ > max_row_bytes;
        if (line_break != std::string_view::npos) {
            put_row(line_break, is_long ? RowTrouble::too_long : RowTrouble::open_quote, false);
            ++line_;
            row_line_ = line_;
            row_begin_ = line_break + 1;
            return row_begin_;
        }
        const bool at_end = end_ == TextEnd::end_of_file;
        put_row(text_.size(), is_long ? RowTrouble::too_long : RowTrouble::truncated, at_end);
        scan_.ends_in_long_row = !at_end;
        row_begin_ = text_.size();
        return row_begin_;
    }

    std::string_view text_;
    TextEnd end_;
    Dialect dialect_;
    const simd::Kernels& kernels_;
    Scan& scan_;
    State state_ = State::field_start;
    std::size_t row_begin_ = 0;
    std::size_t row_first_field_ = 0;
    std::uint32_t line_ = 0;
    std::uint32_t row_line_ = 0;
    bool too_long_ = false;
    bool odd_quotes_ = false;
    std::array<simd::BlockMasks, 64> masks_{};
    std::size_t masks_from_ = 0;
    std::size_t masks_to_ = 0;
};

void scan_plainly(std::string_view text, TextEnd end, const Dialect& dialect, const simd::Kernels& kernels,
                  Scan& scan) {
    Scanner(text, end, dialect, kernels, scan).run();
}

#if defined(__x86_64__)
/// The same scanner compiled, with all it calls, for machines that count and find bits in one instruction.
__attribute__((target("avx2,bmi,bmi2,popcnt"), flatten)) void scan_quickly(std::string_view text, TextEnd end,
                                                                           const Dialect& dialect,
                                                                           const simd::Kernels& kernels,
                                                                           Scan& scan) {
    Scanner(text, end, dialect, kernels, scan).run();
}
#else
constexpr auto scan_quickly = scan_plainly;
#endif

} // namespace

std::string_view Scan::raw_field(std::string_view text, const ScannedRow& row, std::size_t field) const {
    const std::size_t begin = field == 0 ? row.begin : field_ends[row.first_field + field - 1] + 1;
    std::size_t end = field_ends[row.first_field + field];
    if (field + 1 == row.fields && end > begin && text[end - 1] == '\r') --end;
    return text.substr(begin, end - begin);
}

void scan_rows(std::string_view text, TextEnd end, const Dialect& dialect, const simd::Kernels& kernels,
               Scan& scan) {
    STYRHUS_CHECK(text.size() < (std::size_t{1} << 31));
    scan.rows.clear();
    scan.field_count = 0;
    scan.ends_in_long_row = false;
    (kernels.counts_bits ? scan_quickly : scan_plainly)(text, end, dialect, kernels, scan);
}

std::string_view TextArena::keep(std::string_view text) {
    constexpr std::size_t block = std::size_t{1} << 16;
    if (blocks_.empty() || blocks_.back().capacity() - blocks_.back().size() < text.size()) {
        blocks_.emplace_back();
        blocks_.back().reserve(std::max(block, text.size()));
    }
    std::string& into = blocks_.back();
    const std::size_t begin = into.size();
    into.append(text);
    return std::string_view(into).substr(begin);
}

void TextArena::clear() {
    blocks_.clear();
}

RowTrouble read_field(std::string_view raw, TextArena& arena, std::string_view& value) {
    if (raw.empty() || raw.front() != '"') {
        value = raw;
        return RowTrouble::none;
    }
    std::string_view body = raw.substr(1);
    while (!body.empty() && body.back() == ' ')
        body.remove_suffix(1);
    value = raw;
    if (body.empty() || body.back() != '"') return RowTrouble::text_after_quote;
    body.remove_suffix(1);
    if (body.find('"') == std::string_view::npos) {
        value = body;
        return RowTrouble::none;
    }
    std::string halved;
    halved.reserve(body.size());
    for (std::size_t at = 0; at < body.size(); ++at) {
        halved.push_back(body[at]);
        if (body[at] != '"') continue;
        ++at;
        if (at == body.size() || body[at] != '"') return RowTrouble::text_after_quote;
    }
    value = arena.keep(halved);
    return RowTrouble::none;
}

} // namespace styrhus::intake::formats
