#pragma once

#include "models/ladder/walk.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

/// Walks everybody and gathers what a sink keeps, in the order of the persons whatever the number of threads.
namespace styrhus::views::page {

/// Calls `work(chunk, first, end)` for runs of persons 0 (nobody) … persons, on the threads of the calling
/// arena.
void for_chunks(std::size_t persons,
                const std::function<void(std::size_t chunk, std::uint32_t first, std::uint32_t end)>& work);
std::size_t chunk_count(std::size_t persons);

/// A sink of PersonWalk that keeps nothing: others hide the functions they care for.
struct QuietSink {
    static constexpr bool wants_movement = false;
    std::uint32_t person = 0; ///< whose rows are walked

    void begin_person(std::uint32_t) {}
    void end_person() {}
    void on_days(std::uint8_t, std::uint8_t, models::ladder::Days) {}
    void on_anyone(models::ladder::Days) {}
    void on_committed(const models::ladder::Share&) {}
    void on_actual(const models::ladder::Share&) {}
    void on_spell(std::uint8_t, const models::ladder::Spell&) {}
    void on_move(const models::ladder::Move&, const models::ladder::MoveCosts&) {}
    void on_stretches(const models::ladder::LadderPieces&, std::span<const models::ladder::Stretch>) {}
};

/// One sink per run of persons, in their order. `make` gives an empty sink.
template <class Sink, class Make>
std::vector<Sink> walk_everyone(const models::ladder::WalkFrame& frame, Make make) {
    const std::size_t persons = frame.columns.persons.size();
    std::vector<Sink> sinks;
    for (std::size_t i = 0; i < chunk_count(persons); ++i)
        sinks.push_back(make());
    for_chunks(persons, [&](std::size_t chunk, std::uint32_t first, std::uint32_t end) {
        models::ladder::PersonWalk walk(frame);
        Sink& sink = sinks[chunk];
        for (std::uint32_t person = first; person < end; ++person) {
            sink.person = person;
            walk.walk(person, sink);
            sink.end_person();
        }
    });
    return sinks;
}

/// One person's rows.
template <class Sink>
void walk_person(const models::ladder::WalkFrame& frame, std::uint32_t person, Sink& sink) {
    models::ladder::PersonWalk walk(frame);
    sink.person = person;
    walk.walk(person, sink);
    sink.end_person();
}

} // namespace styrhus::views::page
