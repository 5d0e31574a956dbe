#pragma once

#include <cstddef>
#include <vector>

/// Memory for tables of many megabytes, in pages of 2 MiB where the system has them. To touch such a table
/// for the first time then costs one fault for each 2 MiB and not one for each 4 KiB, and finding a place
/// anywhere in it seldom waits for the page tables.
namespace styrhus::base {

/// Of memory that is not touched yet. Changes nothing where it is small or the system says no.
void prefer_large_pages(void* memory, std::size_t bytes);

void* allocate_in_large_pages(std::size_t bytes);
void release_large_pages(void* memory, std::size_t bytes);

template <class T>
struct LargePages {
    using value_type = T;
    LargePages() = default;
    template <class Other>
    LargePages(const LargePages<Other>&) {} // NOLINT: containers convert their allocators

    T* allocate(std::size_t count) { return static_cast<T*>(allocate_in_large_pages(count * sizeof(T))); }
    void deallocate(T* memory, std::size_t count) { release_large_pages(memory, count * sizeof(T)); }
    bool operator==(const LargePages&) const = default;
};

template <class T>
using LargeVector = std::vector<T, LargePages<T>>;

/// Room in a vector that is still empty.
template <class T>
void reserve_in_large_pages(std::vector<T>& empty, std::size_t count) {
    empty.reserve(count);
    prefer_large_pages(empty.data(), empty.capacity() * sizeof(T));
}

} // namespace styrhus::base
