#include "base/large_pages.h"

#include <cstdint>
#include <new>
#include <sys/mman.h>

namespace styrhus::base {

namespace {

constexpr std::size_t page_bytes = std::size_t{2} << 20;
/// Below this the rounding to whole pages would waste more than the faults cost.
constexpr std::size_t large_bytes_min = 4 * page_bytes;

} // namespace

void prefer_large_pages(void* memory, std::size_t bytes) {
    if (bytes < large_bytes_min) return;
    const auto begin = reinterpret_cast<std::uintptr_t>(memory);
    const std::size_t to_page = (page_bytes - begin % page_bytes) % page_bytes;
    // Only a wish: without large pages everything works as before.
    (void)::madvise(static_cast<char*>(memory) + to_page, (bytes - to_page) / page_bytes * page_bytes,
                    MADV_HUGEPAGE);
}

void* allocate_in_large_pages(std::size_t bytes) {
    if (bytes < large_bytes_min) return ::operator new(bytes);
    void* const memory = ::operator new (bytes, std::align_val_t{page_bytes});
    prefer_large_pages(memory, bytes);
    return memory;
}

void release_large_pages(void* memory, std::size_t bytes) {
    if (bytes < large_bytes_min)
        ::operator delete(memory);
    else
        ::operator delete (memory, std::align_val_t{page_bytes});
}

} // namespace styrhus::base
