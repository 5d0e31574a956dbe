#include "api/session.h"

#include "api/calls.h"
#include "api/checks.h"
#include "api/target.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/read.hpp>

#include <system_error>

namespace styrhus::api {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::redirect_error;
using asio::use_awaitable;
using asio::ip::tcp;

namespace {

constexpr std::size_t body_piece_bytes = std::size_t{64} * 1024;
constexpr std::size_t first_read_bytes = std::size_t{8} * 1024;

std::optional<Method> method_of(http::verb verb) {
    switch (verb) {
    case http::verb::get:
        return Method::get;
    case http::verb::head:
        return Method::head;
    case http::verb::post:
        return Method::post;
    case http::verb::put:
        return Method::put;
    case http::verb::patch:
        return Method::patch;
    case http::verb::delete_:
        return Method::remove;
    default:
        return std::nullopt;
    }
}

bool is_reading(Method method) {
    return method == Method::get || method == Method::head;
}

template <class Parser, class Name>
std::string_view field_of(const Parser& parser, Name name) {
    const auto text = parser.get()[name];
    return {text.data(), text.size()};
}

template <class Parser>
Fields fields_for_handlers(const Parser& parser) {
    Fields out;
    const auto keep = [&](const auto& field, const char* name) {
        if (const std::string_view value = field_of(parser, field); !value.empty())
            out.emplace_back(name, value);
    };
    keep(http::field::content_type, "content-type");
    keep(http::field::cookie, "cookie");
    keep(http::field::authorization, "authorization");
    keep(http::field::if_none_match, "if-none-match");
    keep(http::field::origin, "origin");
    keep("Last-Event-ID", "last-event-id");
    return out;
}

Response too_large(document::Language language) {
    return error_response(language, 413, "too_large", "Filen er for stor. Intet er gemt.",
                          "The file is too large. Nothing is saved.");
}

asio::awaitable<void> serve(Engine& engine, IoThread& io, tcp::socket socket) {
    Session session(engine, io, std::move(socket));
    try {
        co_await session.run();
    } catch (const std::exception& error) {
        (void)logged_failure({}, "a connection", error);
    }
}

asio::awaitable<void> run_as_coroutine(const std::function<void()>& work) {
    work();
    co_return;
}

} // namespace

void start_session(Engine& engine, IoThread& io, tcp::socket socket) {
    asio::co_spawn(io.context, serve(engine, io, std::move(socket)), asio::detached);
}

Session::Session(Engine& engine, IoThread& io, tcp::socket socket)
    : engine_(engine), io_(io), stream_(std::move(socket)) {
    ErrorCode ignored;
    (void)stream_.socket().set_option(tcp::no_delay(true), ignored);
    io_.stoppers.emplace(this, [this] { ask_to_stop(); });
}

Session::~Session() {
    io_.stoppers.erase(this);
    --engine_.connections;
}

void Session::ask_to_stop() {
    if (is_idle_) stream_.cancel();
    if (events_) EventSink(events_).close();
}

asio::awaitable<void> Session::on_worker(std::function<void()> work) {
    co_await asio::co_spawn(engine_.workers, run_as_coroutine(work), use_awaitable);
}

asio::awaitable<void> Session::run() {
    bool goes_on = true;
    while (goes_on && !engine_.is_stopping) {
        is_idle_ = true;
        const bool has_begun = co_await wait_for_first_bytes();
        is_idle_ = false;
        if (!has_begun) break;
        goes_on = co_await serve_one();
    }
    co_await linger();
}

asio::awaitable<bool> Session::wait_for_first_bytes() {
    if (buffer_.size() > 0) co_return true;
    ErrorCode error;
    stream_.expires_after(settings().idle_time_max);
    const auto space = buffer_.prepare(first_read_bytes);
    const std::size_t n = co_await stream_.async_read_some(space, redirect_error(use_awaitable, error));
    buffer_.commit(n);
    co_return !error;
}

asio::awaitable<bool> Session::serve_one() {
    Parser parser;
    parser.header_limit(static_cast<std::uint32_t>(settings().header_bytes_max));
    parser.body_limit(boost::none); // the limit depends on the route; read_pieces counts
    ErrorCode error;
    stream_.expires_after(settings().header_time_max);
    co_await http::async_read_header(stream_, buffer_, parser, redirect_error(use_awaitable, error));
    if (error) {
        const bool goes_on = co_await refuse_head(error);
        co_return goes_on;
    }
    Request request;
    Response response;
    {
        UploadFile upload; // gone before the answer is heard
        co_await answer(parser, request, upload, response);
    }
    const bool may_go_on = parser.get().keep_alive() && parser.is_done() && !engine_.is_stopping;
    const bool goes_on = co_await respond(request, response, may_go_on, parser.get().version() >= 11);
    co_return goes_on;
}

asio::awaitable<bool> Session::refuse_head(ErrorCode error) {
    const bool is_too_large = error == http::error::header_limit || error == http::error::buffer_overflow;
    const bool is_grammar = error.category() == make_error_code(http::error::bad_method).category();
    const bool is_gone = error == http::error::end_of_stream || error == http::error::partial_message;
    if (!is_grammar || is_gone) co_return false;
    Response response;
    if (is_too_large)
        response = error_response({}, 431, "header_too_large", "Forespørgslens hoved er for langt.",
                                  "The head of the request is too long.");
    else
        response = error_response({}, 400, "bad_request", "Forespørgslen kan ikke læses.",
                                  "The request cannot be read.");
    const Request none;
    const bool goes_on = co_await respond(none, response, false, true);
    co_return goes_on;
}

asio::awaitable<void> Session::answer(Parser& parser, Request& request, UploadFile& upload,
                                      Response& response) {
    const std::string_view raw(parser.get().target().data(), parser.get().target().size());
    base::Result<Target> target = decode_target(raw);
    if (!target) {
        response =
            error_response({}, 400, "bad_address", "Adressen kan ikke læses.", "The address cannot be read.");
        co_return;
    }
    if (find_field(target->query, "sprog") == "en") request.language = Language::en;
    std::optional<Response> refusal = refusal_of(parser, request.language);
    if (refusal) {
        response = std::move(*refusal);
        co_return;
    }
    request.method = *method_of(parser.get().method());
    request.path = target->path();
    request.query = std::move(target->query);
    request.headers = fields_for_handlers(parser);
    RouteMatch match = engine_.routes.match(request.method, target->parts);
    if (match.route == nullptr) {
        response = answer_without_route(request, target->parts, match.allowed);
        co_return;
    }
    request.values = std::move(match.values);
    const bool has_body = co_await read_body(parser, *match.route, request, upload, response);
    if (has_body) co_await have_answered(*match.route, request, response);
}

std::optional<Response> Session::refusal_of(const Parser& parser, Language language) const {
    const std::optional<Method> method = method_of(parser.get().method());
    if (!method)
        return error_response(language, 501, "unknown_method", "Metoden kendes ikke.",
                              "The method is not known.");
    const std::string_view host = field_of(parser, http::field::host);
    if (!is_our_host(host, settings().host_names))
        return error_response(language, host.empty() ? 400 : 421, "unknown_host",
                              "Serveren svarer ikke under det navn.",
                              "The server does not answer to that name.");
    const std::string_view origin = field_of(parser, http::field::origin);
    if (!is_reading(*method) && !is_same_site(host, origin, field_of(parser, "Sec-Fetch-Site")))
        return error_response(language, 403, "other_site", "Forespørgslen kommer fra en anden side.",
                              "The request comes from another site.");
    return std::nullopt;
}

Response Session::answer_without_route(const Request& request, const std::vector<std::string>& parts,
                                       const std::string& allowed) const {
    const bool is_api = !parts.empty() && parts.front() == "api";
    if (request.path == "/api/health" && is_reading(request.method))
        return json_response(R"({"status":"ok"})");
    if (!allowed.empty() || (!is_api && !is_reading(request.method))) {
        Response response =
            error_response(request.language, 405, "method_not_allowed",
                           "Adressen kan ikke bruges på den måde.", "The address cannot be used that way.");
        response.headers.emplace_back("Allow", allowed.empty() ? "GET, HEAD" : allowed);
        return response;
    }
    if (!is_api) return engine_.files.answer(request.language, parts);
    return error_response(request.language, 404, "not_found", "Det findes ikke.", "There is no such thing.");
}

asio::awaitable<bool> Session::read_body(Parser& parser, const Route& route, Request& request,
                                         UploadFile& upload, Response& response) {
    std::optional<std::system_error> disk_error;
    bool has_body = false;
    try {
        has_body = co_await read_pieces(parser, route, request, upload, response);
    } catch (const std::system_error& error) {
        disk_error = error;
    }
    if (disk_error)
        response = call([&](const Request&) -> Response { throw *disk_error; }, request, route.pattern);
    upload.close();
    request.body_file = upload.path();
    co_return has_body;
}

asio::awaitable<bool> Session::read_pieces(Parser& parser, const Route& route, Request& request,
                                           UploadFile& upload, Response& response) {
    const bool is_upload = route.body == BodyKind::upload;
    const std::uint64_t most = is_upload ? settings().upload_bytes_max : settings().body_bytes_max;
    if (parser.content_length().value_or(0) > most) {
        response = too_large(request.language);
        co_return false;
    }
    if (is_upload) co_await on_worker([&] { upload.create(settings().upload_folder); });
    if (!parser.is_done() && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
        const bool is_written = co_await write("HTTP/1.1 100 Continue\r\n\r\n");
        if (!is_written) co_return false;
    }
    std::string piece(parser.is_done() ? 0 : body_piece_bytes, '\0');
    while (!parser.is_done()) {
        const std::optional<std::size_t> n = co_await read_piece(parser, piece);
        if (!n) {
            response = error_response(request.language, 400, "broken_off",
                                      "Forbindelsen blev afbrudt. Intet er gemt.",
                                      "The connection was broken off. Nothing is saved.");
            co_return false;
        }
        request.body_bytes += *n;
        if (request.body_bytes > most) {
            response = too_large(request.language);
            co_return false;
        }
        if (is_upload)
            co_await on_worker([&] { upload.append(piece.data(), *n); });
        else
            request.body.append(piece, 0, *n);
    }
    co_return true;
}

asio::awaitable<std::optional<std::size_t>> Session::read_piece(Parser& parser, std::string& piece) {
    ErrorCode error;
    parser.get().body().data = piece.data();
    parser.get().body().size = piece.size();
    parser.get().body().more = true;
    stream_.expires_after(settings().body_time_max);
    co_await http::async_read(stream_, buffer_, parser, redirect_error(use_awaitable, error));
    std::optional<std::size_t> n;
    if (!error || error == http::error::need_buffer) n = piece.size() - parser.get().body().size;
    co_return n;
}

asio::awaitable<void> Session::have_answered(const Route& route, const Request& request, Response& response) {
    if (route.runs_on == RunsOn::at_once) {
        response = call(route.handler, request, route.pattern);
        co_return;
    }
    if (engine_.waiting >= settings().requests_waiting_max) {
        response = error_response(request.language, 503, "busy", "Serveren har travlt. Prøv igen om lidt.",
                                  "The server is busy. Try again shortly.");
        response.headers.emplace_back("Retry-After", "2");
        co_return;
    }
    ++engine_.waiting;
    co_await on_worker([&] { response = call(route.handler, request, route.pattern); });
    --engine_.waiting;
}

} // namespace styrhus::api
