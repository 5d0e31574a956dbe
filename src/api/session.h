#pragma once

#include "api/disk.h"
#include "api/engine.h"

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Included by session.cpp and answers.cpp only: Beast is heavy.
namespace styrhus::api {

/// One connection, as a coroutine: read a head, read its body, have it answered, write the answer, and again.
/// A slow client is a suspended coroutine and holds no thread. Reading, deciding and writing happen on the
/// connection's own I/O thread; handlers and all use of the disk on the workers.
///
/// GCC 12 makes wrong code of some co_awaits inside larger expressions: here each is a statement or the whole
/// of an initialiser, and what it needs has a name.
class Session {
  public:
    Session(Engine& engine, IoThread& io, boost::asio::ip::tcp::socket socket);
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;
    ~Session();

    boost::asio::awaitable<void> run();

  private:
    template <class T = void>
    using Awaited = boost::asio::awaitable<T>;
    using ErrorCode = boost::system::error_code;
    using Parser = boost::beast::http::request_parser<boost::beast::http::buffer_body>;
    using Language = document::Language;

    const Settings& settings() const { return engine_.settings; }
    void ask_to_stop();
    /// Runs a function on a worker and comes back to the connection's own thread.
    Awaited<> on_worker(std::function<void()> work);

    // Requests (session.cpp).
    /// Waits as long as an idle connection may; a head that has begun must then come quickly.
    Awaited<bool> wait_for_first_bytes();
    /// False when the connection is to end.
    Awaited<bool> serve_one();
    Awaited<bool> refuse_head(ErrorCode error);
    /// Fills `response`; what cannot be accepted is answered without reading its body.
    Awaited<> answer(Parser& parser, Request& request, UploadFile& upload, Response& response);
    std::optional<Response> refusal_of(const Parser& parser, Language language) const;
    Response answer_without_route(const Request& request, const std::vector<std::string>& parts,
                                  const std::string& allowed) const;
    /// False if `response` now says why the body was not taken, or the client is gone.
    Awaited<bool> read_body(Parser& parser, const Route& route, Request& request, UploadFile& upload,
                            Response& response);
    Awaited<bool> read_pieces(Parser& parser, const Route& route, Request& request, UploadFile& upload,
                              Response& response);
    /// The bytes now in `piece`; nothing if the client broke off.
    Awaited<std::optional<std::size_t>> read_piece(Parser& parser, std::string& piece);
    Awaited<> have_answered(const Route& route, const Request& request, Response& response);

    // Answers (answers.cpp). Each is false when the connection is to end.
    Awaited<bool> respond(const Request& request, Response& response, bool goes_on, bool is_http11);
    Awaited<bool> respond_with_text(const Response& response, bool is_head, bool goes_on);
    Awaited<bool> respond_with_file(const Request& request, Response& response, bool goes_on);
    Awaited<bool> respond_with_stream(const Response& response, bool goes_on, bool is_chunked);
    Awaited<bool> respond_with_events(Response& response);
    Awaited<> write_events(EventSink::State& state, boost::asio::steady_timer& alarm);
    /// A browser says nothing more on this connection; that reading ends means that it is gone.
    void watch_for_goodbye(const std::shared_ptr<EventSink::State>& state);
    /// Both in one write, with one deadline.
    Awaited<bool> write(std::string_view first, std::string_view second = {});
    /// Piece by piece, each with its own deadline.
    Awaited<bool> write_long(std::string_view text);
    /// Says goodbye and reads a little more: closing with unread bytes would take the answer from the client.
    Awaited<> linger();

    Engine& engine_;
    IoThread& io_;
    boost::beast::tcp_stream stream_;
    boost::beast::flat_buffer buffer_;
    bool is_idle_ = false;
    std::shared_ptr<EventSink::State> events_;
};

} // namespace styrhus::api
