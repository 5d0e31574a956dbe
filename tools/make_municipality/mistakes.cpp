#include "make_municipality/mistakes.h"

#include "make_municipality/text.h"

#include <algorithm>

namespace styrhus::make_municipality {

namespace {

struct About {
    std::string_view text;
    std::string_view how;
};

constexpr std::array<About, mistake_count> abouts{{
    {"missing_end", "finding"},
    {"overlap", "finding"},
    {"price_not_tariff", "cross-source"},
    {"posting_without_grant", "cross-source"},
    {"expired_but_paid", "cross-source"},
    {"wrong_function", "cross-source"},
    {"bad_cpr", "finding"},
    {"late_posting", "cross-source"},
    {"late_municipal_claim", "cross-source"},
    {"duplicate_posting", "finding"},
    {"unreadable_amount", "receipt"},
    {"unreadable_date", "receipt"},
    {"end_before_start", "finding"},
    {"unknown_value", "receipt"},
    {"too_few_columns", "receipt"},
    {"lost_leading_zero", "receipt"},
    {"repeated_header", "receipt"},
    {"total_row", "receipt"},
    {"duplicate_row", "finding"},
    {"blank_row", "receipt"},
    {"unknown_psp", "remainder"},
    {"corrected_end", "receipt"},
    {"corrected_price", "receipt"},
    {"withdrawn_row", "receipt"},
    {"reversed_posting", "finding"},
    {"grant_never_billed", "cross-source"},
    {"price_zero", "finding"},
    {"gap", "finding"},
    {"old_paragraph", "finding"},
    {"child_paragraph_after_18", "cross-source"},
    {"paid_by_wrong_municipality", "cross-source"},
    {"runs_after_death", "cross-source"},
    {"double_in_two_sources", "cross-source"},
    {"follow_up_overdue", "finding"},
    {"claim_12_months", "finding"},
    {"wrong_art", "cross-source"},
    {"tariff_not_followed", "cross-source"},
}};

/// Every how many months each slip is made in a kind of file. 0: never.
int months_between(Kind kind) {
    switch (kind) {
    case Kind::dubu_personer:
    case Kind::sensum_indsatser:
    case Kind::opus_posteringer:
        return 7;
    case Kind::sensum_timer:
    case Kind::cpr:
        return 13;
    case Kind::dubu_ydelser:
    case Kind::dubu_betalinger:
    case Kind::sensum_aktiviteter:
    case Kind::sensum_ydelser:
    case Kind::sofus_forloeb:
    case Kind::specialskole:
        return 11;
    default:
        return 0;
    }
}

/// The others have near-misses that are ordinary rows; whoever writes such a row says so.
bool has_disguise(Mistake slip) {
    return slip == Mistake::unreadable_amount || slip == Mistake::unreadable_date
           || slip == Mistake::too_few_columns || slip == Mistake::lost_leading_zero
           || slip == Mistake::repeated_header;
}

/// A kind of file gets only mistakes that it can also have near-misses of.
bool can_slip(Mistake slip, const Layout& layout) {
    const bool needs_text = slip == Mistake::too_few_columns || slip == Mistake::repeated_header;
    const bool needs_end = slip == Mistake::unreadable_date;
    return (!needs_text || layout.text >= 0) && (!needs_end || layout.end >= 0);
}

std::string_view yes_no(bool value) {
    return value ? "1" : "0";
}

} // namespace

std::string_view mistake_text(Mistake mistake) {
    return abouts[static_cast<std::size_t>(mistake)].text;
}

std::string_view shows_as(Mistake mistake) {
    return abouts[static_cast<std::size_t>(mistake)].how;
}

bool Mistakes::wrong(Mistake mistake, double rate, Rng& rng) {
    // Drawn also when nothing is planted, so that the municipality is the same with and without mistakes.
    const bool hit = rng.chance(rate);
    if (!on_ || !hit) return false;
    owe(mistake);
    return true;
}

bool Mistakes::near_miss(Mistake mistake, int in_advance) {
    std::int64_t& owed = owed_[static_cast<std::size_t>(mistake)];
    if (!on_ || owed <= -in_advance) return false;
    --owed;
    return true;
}

void Mistakes::record(Output& out, Mistake mistake, bool near, Place first, Place last,
                      std::string_view citizen, std::int64_t ore, std::string_view note) {
    ++(near ? near_misses_ : planted_);
    const About& about = abouts[static_cast<std::size_t>(mistake)];
    out.row(out.file(Kind::planted),
            {std::string(about.text), std::string(yes_no(near)), out.name_of(first.file),
             std::to_string(first.line), std::string(citizen), std::to_string(ore),
             near ? "nothing" : std::string(about.how), out.name_of(last.file), std::to_string(last.line),
             std::string(note)});
}

void Delivery::plan(State& state, Kind kind, Month month) {
    state.planned = true;
    const int every = months_between(kind);
    if (!mistakes_.on() || every == 0) return;
    Rng rng({seed_, 0x5119, static_cast<std::uint64_t>(kind), static_cast<std::uint64_t>(month)});
    for (int s = static_cast<int>(first_slip); s <= static_cast<int>(last_slip); ++s) {
        const int turn = month + 3 * s + 5 * static_cast<int>(kind) + static_cast<int>(seed_ % 7);
        if (turn % every != 0) continue;
        const auto slip = static_cast<Mistake>(s);
        if (!can_slip(slip, layout_of(kind))) continue;
        if (slip == Mistake::total_row) continue; // stands at the end of the postings, put there by them
        state.pending.push_back({rng.whole(3, 70), slip, false});
        if (has_disguise(slip)) state.pending.push_back({rng.whole(3, 70), slip, true});
    }
}

Place Delivery::put(Kind kind, Month month, Cells& cells, std::string_view citizen, std::int64_t ore) {
    const int file = out_.file(kind, month);
    if (states_.empty())
        states_.resize(static_cast<std::size_t>(out_.last() - out_.first() + 1) * kind_count);
    State& state = states_[static_cast<std::size_t>(file)];
    if (!state.planned) plan(state, kind, month);
    ++state.seen;
    for (std::size_t i = 0; i < state.pending.size(); ++i) {
        if (state.pending[i].ordinal > state.seen) continue;
        Row row{kind, file, cells, citizen, ore};
        Place place;
        if (!apply(state.pending[i], row, place)) continue;
        state.pending.erase(state.pending.begin() + static_cast<std::ptrdiff_t>(i));
        return place;
    }
    return out_.row(file, cells);
}

bool Delivery::apply(const Pending& pending, Row& row, Place& place) {
    return pending.near ? apply_near(pending.slip, row, place) : apply_slip(pending.slip, row, place);
}

namespace {

std::string& cell(Cells& cells, int column) {
    return cells[static_cast<std::size_t>(column)];
}

bool has(const Cells& cells, int column) {
    return column >= 0 && !cells[static_cast<std::size_t>(column)].empty();
}

/// Changes one cell of the row so that it cannot be right; false where this row has nothing to change.
bool spoil(Mistake slip, const Layout& layout, Cells& cells) {
    switch (slip) {
    case Mistake::unreadable_amount:
        if (!has(cells, layout.amount)) return false;
        cell(cells, layout.amount).back() = 'O'; // a letter for a nought
        return true;
    case Mistake::unreadable_date:
        if (!has(cells, layout.start)) return false;
        cell(cells, layout.start) =
            cell(cells, layout.start).find('.') != std::string::npos ? "31.02.2023" : "31-02-2023";
        return true;
    case Mistake::end_before_start:
        if (!has(cells, layout.start) || !has(cells, layout.end)) return false;
        if (cell(cells, layout.start) == cell(cells, layout.end)) return false;
        std::swap(cell(cells, layout.start), cell(cells, layout.end));
        return true;
    case Mistake::unknown_value:
        if (!has(cells, layout.value)) return false;
        cell(cells, layout.value) = "Ukendt 47";
        return true;
    case Mistake::lost_leading_zero:
        if (!has(cells, layout.cpr) || cell(cells, layout.cpr)[0] != '0') return false;
        cell(cells, layout.cpr).erase(0, 1);
        return true;
    case Mistake::unknown_psp:
        if (!has(cells, layout.psp)) return false;
        cell(cells, layout.psp) = "XG-0000009999-99999";
        return true;
    default:
        return false;
    }
}

/// Changes one cell so that it looks as if the same had happened, while it means what it meant.
bool disguise(Mistake slip, const Layout& layout, Cells& cells) {
    switch (slip) {
    case Mistake::unreadable_amount: {
        if (!has(cells, layout.amount)) return false;
        // A thousands dot where the rest has none, or none where the rest has it.
        std::string& amount = cell(cells, layout.amount);
        const std::size_t dot = amount.find('.');
        const std::size_t comma = amount.find(',');
        if (dot != std::string::npos) {
            std::erase(amount, '.');
        } else if (comma != std::string::npos && comma > 3 && amount[0] != '-') {
            amount.insert(comma - 3, 1, '.');
            if (comma > 6) amount.insert(comma - 6, 1, '.');
        } else {
            return false;
        }
        return true;
    }
    case Mistake::unreadable_date:
        if (layout.psp >= 0) {
            std::replace(cells.back().begin(), cells.back().end(), '.', '-'); // the other way to write a date
            return true;
        }
        if (has(cells, layout.end)) return false;
        cell(cells, layout.end) = "31-12-9999"; // another way to write "open"
        return true;
    case Mistake::too_few_columns:
        if (!has(cells, layout.text)) return false;
        if (layout.psp >= 0) {
            cell(cells, layout.text) = "Regning 1; 2 og 3";
        } else {
            cell(cells, layout.text) += "; se\nnotat";
        }
        return true;
    case Mistake::lost_leading_zero: {
        if (!has(cells, layout.cpr) || cell(cells, layout.cpr).size() < 10) return false;
        std::string& cpr = cell(cells, layout.cpr);
        if (cpr.size() == 11) {
            cpr.erase(6, 1);
        } else {
            cpr.insert(6, 1, '-');
        }
        return true;
    }
    case Mistake::repeated_header:
        if (!has(cells, layout.text)) return false;
        cell(cells, layout.text) = "Tekst";
        return true;
    default:
        return false;
    }
}

} // namespace

bool Delivery::apply_slip(Mistake slip, Row& row, Place& place) {
    const Layout& layout = layout_of(row.kind);
    Place guilty;
    std::string_view note;
    if (slip == Mistake::repeated_header) {
        guilty = out_.raw_line(row.file, layout.columns);
        place = out_.row(row.file, row.cells);
    } else if (slip == Mistake::blank_row) {
        guilty = out_.raw_line(row.file, std::string(static_cast<std::size_t>(std::count(
                                                         layout.columns.begin(), layout.columns.end(), ';')),
                                                     ';'));
        place = out_.row(row.file, row.cells);
    } else if (slip == Mistake::duplicate_row) {
        if (layout.psp >= 0) return false; // a ledger's double posting is another thing
        place = out_.row(row.file, row.cells);
        guilty = out_.row(row.file, row.cells);
    } else if (slip == Mistake::too_few_columns) {
        Cells cut(row.cells.begin(), row.cells.begin() + static_cast<std::ptrdiff_t>(row.cells.size() / 2));
        place = guilty = out_.row(row.file, cut);
    } else {
        if (!spoil(slip, layout, row.cells)) return false;
        place = guilty = out_.row(row.file, row.cells);
    }
    const bool loses = slip == Mistake::unreadable_amount || slip == Mistake::unreadable_date
                       || slip == Mistake::too_few_columns || slip == Mistake::unknown_psp
                       || slip == Mistake::end_before_start || slip == Mistake::duplicate_row
                       || slip == Mistake::unknown_value;
    mistakes_.record(out_, slip, false, guilty, guilty, row.citizen, loses ? row.ore : 0, note);
    if (!has_disguise(slip)) mistakes_.owe(slip);
    return true;
}

bool Delivery::apply_near(Mistake slip, Row& row, Place& place) {
    const Layout& layout = layout_of(row.kind);
    if (!disguise(slip, layout, row.cells)) return false;
    place = out_.row(row.file, row.cells);
    mistakes_.record(out_, slip, true, place, place, row.citizen, 0, "");
    return true;
}

} // namespace styrhus::make_municipality
