#include "models/ladder/walk.h"

#include "base/check.h"

#include <limits>

namespace styrhus::models::ladder {

namespace {

using snapshot::GrantMark;
using snapshot::PostingMark;

Days matrix_of(const Question& question, Days window) {
    if (!question.matrix) return window;
    return window.intersect({question.matrix->first.first().days(), question.matrix->end.first().days()});
}

constexpr Days all_days{std::numeric_limits<std::int32_t>::min(), snapshot::open_day};

/// The birthday on which somebody turns `years`; no limit for an age nobody reaches.
std::int32_t day_of_age(std::int32_t born, int years) {
    constexpr int years_max = 200;
    if (years > years_max) return snapshot::open_day;
    return base::birthday(base::Date::from_days(born), years).days();
}

} // namespace

WalkFrame::WalkFrame(const snapshot::ModelColumns& columns_in, const Question& question_in)
    : columns(columns_in),
      question(question_in), window{question_in.first.first().days(), question_in.end.first().days()},
      matrix(matrix_of(question_in, window)), known_end(question_in.as_of.days() + 1),
      calendar(question_in.first.year() - 1, question_in.end.year() + 1) {
    STYRHUS_CHECK(question.first < question.end);
    const std::size_t persons = columns.persons.size();
    STYRHUS_CHECK(columns.piece_begin.size() == persons + 2 && columns.posting_begin.size() == persons + 2);
    const Selection& selection = question.selection;
    STYRHUS_CHECK(!selection.persons || selection.persons->size() == persons + 1);
    STYRHUS_CHECK(!selection.grants || selection.grants->size() == columns.grants.size());
    STYRHUS_CHECK(!selection.postings || selection.postings->size() == columns.postings.size());
}

bool PersonWalk::begin(std::uint32_t person) {
    const snapshot::ModelColumns& columns = frame_.columns;
    const Selection& selection = frame_.question.selection;
    person_ = person;
    if (selection.persons && !selection.persons->contains(person)) return false;
    ages_ = all_days;
    if (selection.age) {
        if (person == 0 || columns.persons.born[person - 1] == snapshot::open_day) return false;
        const std::int32_t born = columns.persons.born[person - 1];
        ages_ = {day_of_age(born, selection.age->from_years), day_of_age(born, selection.age->below_years)};
    }
    days_ = frame_.window.intersect(ages_);
    first_piece_ = at_piece_ = columns.piece_begin[person];
    end_piece_ = columns.piece_begin[person + 1];
    at_posting_ = columns.posting_begin[person];
    end_posting_ = columns.posting_begin[person + 1];
    if (first_piece_ == end_piece_ && at_posting_ == end_posting_) return false;
    classify_pieces();
    spells_.clear();
    ladders_.clear();
    moves_.clear();
    held_.clear();
    counted_.clear();
    return true;
}

void PersonWalk::classify_pieces() {
    const snapshot::ModelColumns& columns = frame_.columns;
    const Selection& selection = frame_.question.selection;
    constexpr auto off_ladder =
        static_cast<std::uint16_t>(GrantMark::not_placed) | static_cast<std::uint16_t>(GrantMark::for_others);
    constexpr auto expected = static_cast<std::uint16_t>(GrantMark::expected);
    constexpr std::uint8_t everything = part::on_ladder | part::costs | part::counted;
    const std::uint16_t left_out = selection.with_expected ? std::uint16_t{0} : expected;
    const std::uint32_t* const grants = columns.pieces.grant.data() + first_piece_;
    const std::uint16_t* const marks = columns.grants.marks.data();
    std::uint16_t any_mark = 0;
    parts_.resize(end_piece_ - first_piece_);
    for (std::size_t k = 0; k < parts_.size(); ++k) {
        const std::uint16_t of_grant = marks[grants[k]];
        any_mark |= of_grant;
        std::uint8_t bits = everything;
        if ((of_grant & left_out) != 0) bits = 0;
        if ((of_grant & off_ladder) != 0) bits &= part::costs;
        if (selection.grants && !selection.grants->contains(grants[k])) bits &= part::on_ladder;
        parts_[k] = bits;
    }
    may_be_closed_ = has(any_mark, GrantMark::closed_by_absence);
}

bool PersonWalk::next_group(Group& group) {
    const snapshot::PieceColumns& pieces = frame_.columns.pieces;
    const snapshot::PostingColumns& postings = frame_.columns.postings;
    const bool has_piece = at_piece_ < end_piece_;
    const bool has_posting = at_posting_ < end_posting_;
    if (!has_piece && !has_posting) return false;
    group.ladder = has_piece ? pieces.ladder[at_piece_] : postings.ladder[at_posting_];
    if (has_posting) group.ladder = std::min(group.ladder, postings.ladder[at_posting_]);
    group.first_piece = at_piece_;
    while (at_piece_ < end_piece_ && pieces.ladder[at_piece_] == group.ladder)
        ++at_piece_;
    group.end_piece = at_piece_;
    group.first_posting = at_posting_;
    while (at_posting_ < end_posting_ && postings.ladder[at_posting_] == group.ladder)
        ++at_posting_;
    group.end_posting = at_posting_;
    return true;
}

Row PersonWalk::row_off_ladder(std::uint32_t grant) const {
    if (has(frame_.columns.grants.marks[grant], GrantMark::for_others)) return {Place::for_others, 0};
    return {Place::remainder, static_cast<std::uint8_t>(reference::Method::case_)};
}

Row PersonWalk::row_of_posting(std::size_t posting) const {
    const snapshot::PostingColumns& postings = frame_.columns.postings;
    const std::uint8_t marks = postings.marks[posting];
    if (has(marks, PostingMark::for_others)) return {Place::for_others, 0};
    if (has(marks, PostingMark::coverage_difference)) return {Place::coverage_difference, 0};
    const reference::Method method = postings.method[posting];
    const Row remainder{Place::remainder, static_cast<std::uint8_t>(method)};
    if (postings.ladder[posting] == snapshot::no_ladder) return remainder;
    if (method == reference::Method::income || method == reference::Method::refund
        || method == reference::Method::outside)
        return remainder;
    if (person_ != 0) return {Place::step, 0};
    const std::uint8_t step = postings.step_by_account[posting];
    return step == 0 ? remainder : Row{Place::by_account, step};
}

bool PersonWalk::is_selected_posting(std::size_t posting) const {
    const Selection& selection = frame_.question.selection;
    return !selection.postings || selection.postings->contains(posting);
}

bool PersonWalk::is_counted_day(std::uint8_t ladder, std::int32_t day) const {
    return std::any_of(counted_.begin(), counted_.end(), [&](const Counted& counted) {
        return counted.ladder == ladder && counted.days.contains(day);
    });
}

bool PersonWalk::is_counted_spell(std::uint8_t ladder, const Spell& spell) const {
    const Days days = ages_.intersect({spell.from, spell.to});
    if (days.is_empty()) return false;
    if (!frame_.question.selection.grants) return true;
    return std::any_of(counted_.begin(), counted_.end(), [&](const Counted& counted) {
        return counted.ladder == ladder && !counted.days.intersect(days).is_empty();
    });
}

bool PersonWalk::is_counted_move(const Move& move) const {
    if (!days_.contains(move.day) || move.day >= frame_.known_end) return false;
    if (!frame_.question.selection.grants) return true;
    return is_counted_day(move.ladder, move.day) || is_counted_day(move.ladder, move.day - 1);
}

std::int32_t PersonWalk::months_off(std::int32_t day, int months) const {
    const std::size_t month = frame_.calendar.month_of(day);
    const commitment::MonthDays& target =
        frame_.calendar.month(static_cast<std::size_t>(static_cast<std::int64_t>(month) + months));
    return std::min(target.first + (day - frame_.calendar.month(month).first), target.end - 1);
}

std::int64_t PersonWalk::cost_of_ladder(const LadderSpells& ladder, Days days) const {
    const snapshot::PieceColumns& pieces = frame_.columns.pieces;
    const snapshot::GrantColumns& grants = frame_.columns.grants;
    constexpr std::uint8_t asked = part::costs | part::on_ladder;
    std::int64_t ore = 0;
    for (std::size_t i = ladder.pieces.first_piece; i < ladder.pieces.end_piece && pieces.from[i] < days.to;
         ++i) {
        if ((parts_[i - first_piece_] & asked) != asked) continue;
        const Days overlap = days.intersect({pieces.from[i], pieces.to[i]});
        if (overlap.is_empty()) continue;
        ore += commitment::cost_ore(commitment::curve_of(grants, pieces.grant[i]), overlap.from, overlap.to,
                                    frame_.calendar);
    }
    return ore;
}

MoveCosts PersonWalk::costs_of(const Move& move) const {
    if (!frame_.matrix.contains(move.day)) return {};
    const auto ladder = std::find_if(ladders_.begin(), ladders_.end(),
                                     [&](const LadderSpells& of) { return of.pieces.ladder == move.ladder; });
    const Days before{months_off(move.day, -months_each_side), move.day};
    const Days after{move.day, months_off(move.day, months_each_side)};
    return {
        .is_known = true,
        .before_ore = cost_of_ladder(*ladder, before),
        .after_ore = cost_of_ladder(*ladder, after),
        .is_before_censored =
            before
                .from<frame_.columns.origins[move.origin].first_covered_day, .is_after_censored = after.to>
                    frame_.known_end};
}

void PersonWalk::merge_held() {
    std::sort(held_.begin(), held_.end(), [](const Days& a, const Days& b) { return a.from < b.from; });
    std::size_t kept = 0;
    for (std::size_t i = 1; i < held_.size(); ++i) {
        if (held_[i].from <= held_[kept].to)
            held_[kept].to = std::max(held_[kept].to, held_[i].to);
        else
            held_[++kept] = held_[i];
    }
    held_.resize(kept + 1);
}

} // namespace styrhus::models::ladder
