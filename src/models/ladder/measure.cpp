#include "models/ladder/measure.h"

#include "models/ladder/walk_all.h"

namespace styrhus::models::ladder {

namespace {

Tally count_everybody(const WalkFrame& frame) {
    Tally sum = Tally::empty_for(frame);
    walk_everybody<TallySink>(frame, [&](const TallySink& sink) { sum += sink.tally(); });
    return sum;
}

Tally count(const WalkFrame& frame, std::span<const std::uint32_t> persons) {
    TallySink sink(frame);
    PersonWalk walk(frame);
    for (const std::uint32_t person : persons)
        if (person <= frame.columns.persons.size()) walk.walk(person, sink);
    return sink.tally();
}

} // namespace

Figures measure(const snapshot::ModelColumns& columns, const Question& question) {
    const WalkFrame frame(columns, question);
    return figures_of(count_everybody(frame), frame);
}

Ladder::Ladder(const snapshot::ModelColumns& columns, Question question)
    : columns_(columns), question_(std::move(question)),
      tally_(count_everybody(WalkFrame(columns_, question_))) {}

void Ladder::replace(std::span<const std::uint32_t> persons, const snapshot::ModelColumns& before,
                     const snapshot::ModelColumns& after) {
    tally_ -= count(WalkFrame(before, question_), persons);
    tally_ += count(WalkFrame(after, question_), persons);
}

Figures Ladder::figures() const {
    return figures_of(tally_, WalkFrame(columns_, question_));
}

} // namespace styrhus::models::ladder
