#include "api/calls.h"
#include "api/heads.h"
#include "api/session.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <stdexcept>
#include <system_error>

namespace styrhus::api {

namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;

namespace {

constexpr std::size_t answer_piece_bytes = std::size_t{256} * 1024;
constexpr std::chrono::milliseconds linger_time_max{2'000};
constexpr std::size_t linger_piece_bytes = std::size_t{64} * 1024;
constexpr std::size_t linger_bytes_max = std::size_t{4} * 1024 * 1024;

void take_away_body(Response& response) {
    response.body.clear();
    response.shared_body.reset();
    response.file.clear();
    response.stream = nullptr;
    response.events = nullptr;
}

/// A piece as HTTP/1.1 sends content whose length is not known beforehand.
std::string chunk(const std::string& piece) {
    return fmt::format("{:x}\r\n", piece.size()) + piece + "\r\n";
}

/// Ends the meeting place and the subscription however the connection ends.
struct EventsEnd {
    std::shared_ptr<EventSink::State> state;
    std::function<void()> unsubscribe;

    explicit EventsEnd(std::shared_ptr<EventSink::State> given) : state(std::move(given)) {}
    EventsEnd(const EventsEnd&) = delete;
    EventsEnd& operator=(const EventsEnd&) = delete;
    ~EventsEnd() {
        state->end();
        if (unsubscribe) unsubscribe();
    }
};

} // namespace

asio::awaitable<bool> Session::write(std::string_view first, std::string_view second) {
    ErrorCode error;
    stream_.expires_after(settings().write_time_max);
    const std::array<asio::const_buffer, 2> buffers{asio::buffer(first.data(), first.size()),
                                                    asio::buffer(second.data(), second.size())};
    co_await asio::async_write(stream_, buffers, redirect_error(use_awaitable, error));
    co_return !error;
}

asio::awaitable<bool> Session::write_long(std::string_view text) {
    bool is_written = true;
    for (std::size_t at = 0; is_written && at < text.size(); at += answer_piece_bytes) {
        const std::string_view piece = text.substr(at, answer_piece_bytes);
        is_written = co_await write(piece);
    }
    co_return is_written;
}

asio::awaitable<bool> Session::respond(const Request& request, Response& response, bool goes_on,
                                       bool is_http11) {
    const bool is_head = request.method == Method::head;
    const std::string_view known = request.header("if-none-match").value_or("");
    if (response.status == 200 && names_etag(known, response.etag)) {
        response.status = 304;
        take_away_body(response);
    }
    bool is_kept = false;
    if (response.events && !is_head)
        is_kept = co_await respond_with_events(response);
    else if (response.stream && !is_head)
        is_kept = co_await respond_with_stream(response, goes_on, is_http11);
    else if (!response.file.empty())
        is_kept = co_await respond_with_file(request, response, goes_on);
    else
        is_kept = co_await respond_with_text(response, is_head, goes_on);
    co_return is_kept;
}

asio::awaitable<bool> Session::respond_with_text(const Response& response, bool is_head, bool goes_on) {
    const std::string& body = response.shared_body ? *response.shared_body : response.body;
    HeadOptions options{.is_kept_alive = goes_on, .now = std::time(nullptr)};
    if (!response.events && !response.stream) options.length = body.size();
    const std::string head = head_of(response, options);
    const bool has_body = !is_head && response.status != 304 && response.status != 204;
    const std::string_view sent = has_body ? std::string_view(body) : std::string_view();
    const std::string_view first = sent.substr(0, answer_piece_bytes);
    bool is_written = co_await write(head, first);
    if (is_written && first.size() < sent.size()) is_written = co_await write_long(sent.substr(first.size()));
    co_return is_written&& goes_on;
}

asio::awaitable<bool> Session::respond_with_file(const Request& request, Response& response, bool goes_on) {
    Descriptor file;
    std::uint64_t size = 0;
    std::error_code trouble;
    co_await on_worker([&] {
        file = open_for_reading(response.file);
        size = std::filesystem::file_size(response.file, trouble);
        std::error_code ignored;
        if (response.is_file_removed_after) std::filesystem::remove(response.file, ignored);
    });
    const bool is_head = request.method == Method::head;
    if (file.number() < 0 || trouble) {
        response =
            logged_failure(request.language, "a file to send", std::runtime_error("it cannot be opened"));
        const bool is_kept = co_await respond_with_text(response, is_head, goes_on);
        co_return is_kept;
    }
    const std::string head =
        head_of(response, {.length = size, .is_kept_alive = goes_on, .now = std::time(nullptr)});
    bool is_written = co_await write(head);
    std::uint64_t left = is_head ? 0 : size;
    std::string piece(static_cast<std::size_t>(std::min<std::uint64_t>(left, answer_piece_bytes)), '\0');
    while (is_written && left > 0) {
        std::ptrdiff_t n = 0;
        const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, piece.size()));
        co_await on_worker([&] { n = read_some(file, piece.data(), wanted); });
        // The length is promised already: a file that became shorter can only end the connection.
        if (n <= 0) co_return false;
        const std::string_view read(piece.data(), static_cast<std::size_t>(n));
        is_written = co_await write(read);
        left -= read.size();
    }
    co_return is_written&& goes_on;
}

asio::awaitable<bool> Session::respond_with_stream(const Response& response, bool goes_on, bool is_chunked) {
    const bool is_kept = goes_on && is_chunked;
    const std::string head =
        head_of(response, {.is_chunked = is_chunked, .is_kept_alive = is_kept, .now = std::time(nullptr)});
    bool is_written = co_await write(head);
    while (is_written) {
        std::optional<std::string> piece;
        bool has_failed = false;
        co_await on_worker([&] {
            try {
                piece = response.stream();
            } catch (const std::exception& error) {
                (void)logged_failure({}, "a stream", error);
                has_failed = true;
            }
        });
        // Without the last chunk the client knows that the answer is not whole.
        if (has_failed) co_return false;
        if (!piece) break;
        if (piece->empty()) continue;
        if (is_chunked) *piece = chunk(*piece);
        is_written = co_await write_long(*piece);
    }
    if (is_written && is_chunked) is_written = co_await write("0\r\n\r\n");
    co_return is_written&& is_kept;
}

asio::awaitable<bool> Session::respond_with_events(Response& response) {
    response.content_type = "text/event-stream";
    response.headers.emplace_back("X-Accel-Buffering", "no");
    const std::string head = head_of(response, {.is_kept_alive = false, .now = std::time(nullptr)});
    const bool is_written = co_await write(head);
    if (!is_written) co_return false;
    const auto state = std::make_shared<EventSink::State>();
    state->waiting_max = settings().events_waiting_max;
    const auto alarm = std::make_shared<asio::steady_timer>(io_.context);
    state->wake = [context = &io_.context, weak = std::weak_ptr(alarm)] {
        asio::post(*context, [weak] {
            if (const auto timer = weak.lock()) timer->cancel();
        });
    };
    EventsEnd end(state);
    events_ = state;
    watch_for_goodbye(state);
    bool has_failed = false;
    co_await on_worker([&] {
        try {
            end.unsubscribe = response.events(EventSink(state));
        } catch (const std::exception& error) {
            (void)logged_failure({}, "a subscription", error);
            has_failed = true;
        }
    });
    if (!has_failed) co_await write_events(*state, *alarm);
    events_.reset();
    ErrorCode ignored;
    (void)stream_.socket().cancel(ignored); // the watch for a goodbye
    co_return false;
}

asio::awaitable<void> Session::write_events(EventSink::State& state, asio::steady_timer& alarm) {
    bool is_written = true;
    while (is_written) {
        // The alarm is set before looking: an event that comes in between posts to this thread and finds it
        // set.
        alarm.expires_after(settings().heartbeat);
        const EventSink::State::Batch batch = state.take();
        if (!batch.text.empty()) is_written = co_await write_long(batch.text);
        if (batch.is_last || engine_.is_stopping) break;
        if (!batch.text.empty()) continue;
        ErrorCode error;
        co_await alarm.async_wait(redirect_error(use_awaitable, error));
        // A comment, so that proxies keep the connection and a browser that is gone is noticed.
        if (!error) is_written = co_await write(": \n\n");
    }
}

void Session::watch_for_goodbye(const std::shared_ptr<EventSink::State>& state) {
    const auto bytes = std::make_shared<std::array<char, 64>>();
    stream_.socket().async_read_some(asio::buffer(*bytes),
                                     [bytes, state](const ErrorCode& error, std::size_t) {
                                         if (error) EventSink(state).close();
                                     });
}

asio::awaitable<void> Session::linger() {
    ErrorCode error;
    (void)stream_.socket().shutdown(tcp::socket::shutdown_send, error);
    std::size_t taken = 0;
    buffer_.clear();
    stream_.expires_after(linger_time_max);
    while (!error && taken < linger_bytes_max && !engine_.is_stopping) {
        const auto space = buffer_.prepare(linger_piece_bytes);
        taken += co_await stream_.async_read_some(space, redirect_error(use_awaitable, error));
    }
}

} // namespace styrhus::api
