#pragma once

#include "api/message.h"

#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

namespace styrhus::api {

/// The meeting place of those who send events, on any thread, and the connection that writes them.
struct EventSink::State {
    std::mutex mutex;
    std::deque<std::string> waiting;
    std::size_t waiting_max = 1'000;
    bool is_open = true;
    /// No more will be sent; what waits is still written.
    bool is_finished = false;
    /// Makes the connection look here; empty once the connection has ended.
    std::function<void()> wake;

    struct Batch {
        std::string text;
        bool is_last = false;
    };
    /// All that waits, as it goes on the wire.
    Batch take();
    /// The connection's end: nothing is taken any more.
    void end();
};

/// The event as the protocol writes it, closed by an empty line.
std::string wire_text(const Event& event);

} // namespace styrhus::api
