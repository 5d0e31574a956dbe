#include "models/ladder/measure.h"

#include <algorithm>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace styrhus::models::ladder {

namespace {

/// One thread's share of the work.
struct Worker {
    Tally tally;
    PersonWalk walk;
    TallySink sink;

    explicit Worker(const WalkFrame& frame)
        : tally(Tally::empty_for(frame)), walk(frame), sink(frame, tally) {}
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void count(std::uint32_t person) {
        sink.begin_person();
        walk.walk(person, sink);
    }
};

/// Citizens that one task counts: some hundred microseconds of work.
constexpr std::size_t citizens_per_task = 4096;

Tally count_everybody(const WalkFrame& frame) {
    tbb::enumerable_thread_specific<Worker> workers([&] { return Worker(frame); });
    const std::size_t persons = frame.columns.persons.size() + 1;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, persons, citizens_per_task),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          Worker& worker = workers.local();
                          for (std::size_t person = range.begin(); person != range.end(); ++person)
                              worker.count(static_cast<std::uint32_t>(person));
                      });
    Tally sum = Tally::empty_for(frame);
    for (const Worker& worker : workers)
        sum += worker.tally;
    return sum;
}

Tally count(const WalkFrame& frame, std::span<const std::uint32_t> persons) {
    Worker worker(frame);
    for (const std::uint32_t person : persons)
        if (person <= frame.columns.persons.size()) worker.count(person);
    return std::move(worker.tally);
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
