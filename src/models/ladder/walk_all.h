#pragma once

#include "models/ladder/walk.h"

#include <cstdint>
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace styrhus::models::ladder {

/// Citizens that one task walks through: some hundred microseconds of work.
constexpr std::size_t citizens_per_task = 4096;

/// Walks through everybody, nobody (0) included, on the threads of the calling TBB arena with a sink each,
/// made from `arguments`; then gives every sink to `combine`, in no order that means anything.
template <class Sink, class Combine, class... Arguments>
void walk_everybody(const WalkFrame& frame, Combine combine, const Arguments&... arguments) {
    struct Worker {
        Sink sink;
        PersonWalk walk;
        explicit Worker(const WalkFrame& of, const Arguments&... more) : sink(of, more...), walk(of) {}
        Worker(const Worker&) = delete;
        Worker& operator=(const Worker&) = delete;
    };
    tbb::enumerable_thread_specific<Worker> workers([&] { return Worker(frame, arguments...); });
    const std::size_t persons = frame.columns.persons.size() + 1;
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, persons, citizens_per_task),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          Worker& worker = workers.local();
                          for (std::size_t person = range.begin(); person != range.end(); ++person)
                              worker.walk.walk(static_cast<std::uint32_t>(person), worker.sink);
                      });
    for (Worker& worker : workers)
        combine(worker.sink);
}

} // namespace styrhus::models::ladder
