#include "api/engine.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <spdlog/spdlog.h>

#include <sys/resource.h>

#include <algorithm>
#include <thread>

namespace styrhus::api {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

/// Waiting clients cost a file descriptor each; the soft limit is often 1,024.
void raise_descriptor_limit() {
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == limit.rlim_max) return;
    limit.rlim_cur = limit.rlim_max;
    (void)::setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

class Server::Impl {
  public:
    Impl(Settings settings, Routes routes) : engine_(std::move(settings), std::move(routes)) {
        const int n = std::max(engine_.settings.io_threads, 1);
        for (int i = 0; i < n; ++i)
            io_.push_back(std::make_unique<IoThread>());
    }

    base::Result<std::uint16_t> start() {
        error_code error;
        const asio::ip::address address = asio::ip::make_address(engine_.settings.address, error);
        if (error) return refused("is no address", error);
        const tcp::endpoint endpoint(address, engine_.settings.port);
        acceptor_.emplace(io_.front()->context);
        (void)acceptor_->open(endpoint.protocol(), error);
        if (!error) (void)acceptor_->set_option(asio::socket_base::reuse_address(true), error);
        if (!error) (void)acceptor_->bind(endpoint, error);
        if (!error) (void)acceptor_->listen(asio::socket_base::max_listen_connections, error);
        if (error) return refused("cannot be listened on", error);
        raise_descriptor_limit();
        for (const auto& io : io_) {
            guards_.emplace_back(io->context.get_executor());
            threads_.emplace_back([context = &io->context] { context->run(); });
        }
        asio::co_spawn(io_.front()->context, accept(), asio::detached);
        return acceptor_->local_endpoint().port();
    }

    void stop() {
        if (threads_.empty()) return;
        engine_.is_stopping = true;
        asio::post(io_.front()->context, [this] {
            error_code ignored;
            (void)acceptor_->close(ignored);
        });
        for (const auto& io : io_)
            asio::post(io->context, [io = io.get()] {
                // A connection that ends at once takes itself out of the table.
                const auto stoppers = io->stoppers;
                for (const auto& [session, stop] : stoppers)
                    stop();
            });
        const auto deadline = std::chrono::steady_clock::now() + engine_.settings.stop_time_max;
        while (engine_.connections > 0 && std::chrono::steady_clock::now() < deadline)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        guards_.clear();
        for (const auto& io : io_)
            io->context.stop();
        for (std::thread& thread : threads_)
            thread.join();
        threads_.clear();
        // Handlers still running refer to their connections, which die with the contexts: first these, then
        // those.
        engine_.workers.join();
        acceptor_.reset();
        io_.clear();
    }

    void run_until_interrupted() {
        asio::io_context waiting;
        asio::signal_set signals(waiting, SIGINT, SIGTERM);
        signals.async_wait([](const error_code&, int) {});
        waiting.run();
        stop();
    }

  private:
    base::Error refused(const char* what, const error_code& error) const {
        return {"The server's address " + std::string(what) + " (" + error.message()
                + "): " + engine_.settings.address + ":" + std::to_string(engine_.settings.port)};
    }

    asio::awaitable<void> accept() {
        asio::steady_timer pause(io_.front()->context);
        for (std::size_t next = 0; !engine_.is_stopping; next = (next + 1) % io_.size()) {
            IoThread& io = *io_[next];
            error_code error;
            tcp::socket socket(io.context);
            co_await acceptor_->async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
            if (error == asio::error::operation_aborted) co_return;
            if (error || engine_.connections >= engine_.settings.connections_max) {
                // Out of descriptors, or full: look again soon instead of spinning.
                if (error) spdlog::warn("a connection could not be accepted: {}", error.message());
                pause.expires_after(std::chrono::milliseconds(error ? 50 : 1));
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
                continue;
            }
            ++engine_.connections;
            asio::post(io.context, [this, &io, socket = std::move(socket)]() mutable {
                start_session(engine_, io, std::move(socket));
            });
        }
    }

    Engine engine_;
    std::vector<std::unique_ptr<IoThread>> io_;
    std::optional<tcp::acceptor> acceptor_;
    std::vector<asio::executor_work_guard<asio::io_context::executor_type>> guards_;
    std::vector<std::thread> threads_;
};

Server::Server(Settings settings, Routes routes)
    : impl_(std::make_unique<Impl>(std::move(settings), std::move(routes))) {}
Server::~Server() { // NOLINT(bugprone-exception-escape): a server that cannot stop must end the program
    impl_->stop();
}
base::Result<std::uint16_t> Server::start() {
    return impl_->start();
}
void Server::stop() {
    impl_->stop();
}
void Server::run_until_interrupted() {
    impl_->run_until_interrupted();
}

} // namespace styrhus::api
