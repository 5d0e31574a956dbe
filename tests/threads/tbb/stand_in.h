#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <functional>
#include <list>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

/// The part of TBB that Styrhus uses, on plain threads: for the thread sanitizer only. The installed library
/// is not compiled with it, so that its own waiting for each other is unseen and every task it hands over
/// looks like a race; with this, what is found is ours.
namespace tbb {

class global_control {
  public:
    enum parameter { max_allowed_parallelism };
    global_control(parameter, std::size_t threads) : before_(limit().exchange(threads)) {}
    ~global_control() { limit() = before_; }
    global_control(const global_control&) = delete;
    global_control& operator=(const global_control&) = delete;
    static std::atomic<std::size_t>& limit() {
        static std::atomic<std::size_t> most{4};
        return most;
    }

  private:
    std::size_t before_;
};

class task_arena {
  public:
    explicit task_arena(int threads) : threads_(static_cast<std::size_t>(threads)) {}
    template <class Work>
    void execute(const Work& work) {
        const std::size_t before = std::exchange(own_limit(), threads_);
        work();
        own_limit() = before;
    }
    static std::size_t& own_limit() {
        thread_local std::size_t most = 4;
        return most;
    }

  private:
    std::size_t threads_;
};

template <class Index, class Body>
void parallel_for(Index first, Index end, const Body& body) {
    std::atomic<Index> next{first};
    std::mutex mutex;
    std::exception_ptr trouble;
    const auto work = [&] {
        try {
            for (Index i = next++; i < end; i = next++)
                body(i);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (trouble == nullptr) trouble = std::current_exception();
        }
    };
    std::vector<std::thread> others;
    const std::size_t threads = std::min(global_control::limit().load(), task_arena::own_limit());
    for (std::size_t i = 1; i < threads; ++i)
        others.emplace_back(work);
    work();
    for (std::thread& other : others)
        other.join();
    if (trouble != nullptr) std::rethrow_exception(trouble);
}

template <class Index>
class blocked_range {
  public:
    blocked_range(Index begin, Index end, std::size_t grain = 1) : begin_(begin), end_(end), grain_(grain) {}
    Index begin() const { return begin_; }
    Index end() const { return end_; }
    std::size_t grainsize() const { return grain_; }

  private:
    Index begin_;
    Index end_;
    std::size_t grain_;
};

template <class Index, class Body>
void parallel_for(const blocked_range<Index>& range, const Body& body) {
    const std::size_t rows = range.end() - range.begin();
    const std::size_t parts = (rows + range.grainsize() - 1) / range.grainsize();
    parallel_for(std::size_t{0}, parts, [&](std::size_t part) {
        const Index from = range.begin() + part * range.grainsize();
        body(blocked_range<Index>(from, std::min(range.end(), from + range.grainsize())));
    });
}

template <class Iterator>
void parallel_sort(Iterator begin, Iterator end) {
    std::sort(begin, end);
}

/// One value per thread, made when the thread first asks.
template <class T>
class enumerable_thread_specific {
  public:
    enumerable_thread_specific() : enumerable_thread_specific([] { return T(); }) {}
    template <class Make>
    explicit enumerable_thread_specific(Make make)
        : add_([this, make] { return &values_.emplace_back(make).value; }) {}
    T& local() {
        const std::lock_guard lock(mutex_);
        T*& mine = of_thread_[std::this_thread::get_id()];
        if (mine == nullptr) mine = add_();
        return *mine;
    }

  private:
    /// Made in place: a T need not be one that can be moved.
    struct Made {
        T value;
        template <class Make>
        explicit Made(const Make& make) : value(make()) {}
    };

  public:
    class iterator {
      public:
        explicit iterator(typename std::list<Made>::iterator at) : at_(at) {}
        T& operator*() const { return at_->value; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator==(const iterator&) const = default;

      private:
        typename std::list<Made>::iterator at_;
    };
    iterator begin() { return iterator(values_.begin()); }
    iterator end() { return iterator(values_.end()); }

  private:
    std::mutex mutex_;
    std::list<Made> values_;
    std::map<std::thread::id, T*> of_thread_;
    std::function<T*()> add_;
};

} // namespace tbb
