#include "views/page/crowd.h"

#include <tbb/parallel_for.h>

namespace styrhus::views::page {

namespace {

/// Some hundred microseconds of work.
constexpr std::size_t persons_per_chunk = 4096;

} // namespace

std::size_t chunk_count(std::size_t persons) {
    return (persons + 1 + persons_per_chunk - 1) / persons_per_chunk;
}

void for_chunks(std::size_t persons,
                const std::function<void(std::size_t, std::uint32_t, std::uint32_t)>& work) {
    tbb::parallel_for(std::size_t{0}, chunk_count(persons), [&](std::size_t chunk) {
        const std::size_t first = chunk * persons_per_chunk;
        const std::size_t end = std::min(first + persons_per_chunk, persons + 1);
        work(chunk, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end));
    });
}

} // namespace styrhus::views::page
