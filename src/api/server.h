#pragma once

#include "api/message.h"
#include "api/routes.h"
#include "base/result.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace styrhus::api {

struct Settings {
    /// Only this machine, unless someone decides otherwise.
    std::string address = "127.0.0.1";
    /// 0 takes any free port.
    std::uint16_t port = 8080;
    /// Names a browser may call us by, beside localhost and the address. Another name is a page elsewhere
    /// that resolved its own name to us (DNS rebinding) and is refused.
    std::vector<std::string> host_names;
    /// The built web app; may be empty.
    std::filesystem::path web_root;
    /// Where uploads lie while they arrive; on the store's disk, so that a handler can move them.
    std::filesystem::path upload_folder = std::filesystem::temp_directory_path();

    int io_threads = 1;
    int worker_threads = 4;
    std::size_t header_bytes_max = std::size_t{16} * 1024;
    std::size_t body_bytes_max = std::size_t{1024} * 1024;
    std::uint64_t upload_bytes_max = std::uint64_t{8} * 1024 * 1024 * 1024;
    std::size_t connections_max = 10'000;
    /// Requests that wait for a worker; beyond it the answer is 503.
    std::size_t requests_waiting_max = 2'000;
    std::size_t events_waiting_max = 1'000;

    std::chrono::milliseconds idle_time_max{60'000};
    /// For the whole head; and for each 64 kB of a body, or what is left of it.
    std::chrono::milliseconds header_time_max{10'000};
    std::chrono::milliseconds body_time_max{30'000};
    /// For each 256 kB of an answer.
    std::chrono::milliseconds write_time_max{30'000};
    std::chrono::milliseconds heartbeat{15'000};
    /// How long requests under way may take when the server stops.
    std::chrono::milliseconds stop_time_max{10'000};
};

/// An HTTP/1.1 server that waits for many clients on few threads and answers from a table of handlers. Adds
/// by itself: the web app's files, GET /api/health, security fields, errors as JSON, limits, and refusal of
/// other sites' forms (a POST must come from our own pages).
class Server {
  public:
    Server(Settings settings, Routes routes);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    /// Stops, if it runs; a failure ends the program.
    ~Server(); // NOLINT(bugprone-exception-escape)

    /// Listens and answers on threads of its own. The port it listens on, or why it cannot.
    base::Result<std::uint16_t> start();
    /// Takes no more connections, lets requests under way finish within `stop_time_max`, and returns when all
    /// threads have ended. Not from a handler.
    void stop();
    /// Waits for SIGINT or SIGTERM, then stops.
    void run_until_interrupted();

  private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace styrhus::api
