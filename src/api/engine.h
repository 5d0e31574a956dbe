#pragma once

#include "api/events.h"
#include "api/routes.h"
#include "api/server.h"
#include "api/static_files.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/thread_pool.hpp>

#include <atomic>
#include <cstddef>
#include <functional>
#include <unordered_map>

/// What the connections of one server share. Included by server.cpp and session.cpp only: Asio is heavy.
namespace styrhus::api {

struct Engine {
    Settings settings;
    Routes routes;
    StaticFiles files;
    boost::asio::thread_pool workers;
    std::atomic<std::size_t> connections = 0;
    std::atomic<std::size_t> waiting = 0;
    std::atomic<bool> is_stopping = false;

    Engine(Settings given, Routes table)
        : settings(std::move(given)), routes(std::move(table)), files(settings.web_root),
          workers(static_cast<std::size_t>(std::max(settings.worker_threads, 1))) {}
};

/// One thread's connections. Everything a connection does happens on its own thread, so nothing here is
/// locked.
struct IoThread {
    /// How to ask each connection to end when it next can. Outlives the context, whose end ends the
    /// connections.
    std::unordered_map<const void*, std::function<void()>> stoppers;
    boost::asio::io_context context{1};
};

/// Serves a connection until one side ends it. Call on the thread of `io`.
void start_session(Engine& engine, IoThread& io, boost::asio::ip::tcp::socket socket);

} // namespace styrhus::api
