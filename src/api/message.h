#pragma once

#include "base/result.h"
#include "document/document.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// What a handler is given and what it answers: plain data that knows nothing of sockets.
namespace styrhus::api {

enum class Method { get, head, post, put, patch, remove };

using Fields = std::vector<std::pair<std::string, std::string>>;

/// The value of the first field with the name; nothing if there is none.
std::optional<std::string_view> find_field(const Fields& fields, std::string_view name);

struct Request {
    Method method = Method::get;
    /// Percent-decoded, without the query: "/api/view/ladder".
    std::string path;
    /// What the `<name>`s of the route's pattern stand for here.
    Fields values;
    /// Decoded, in the order of the address.
    Fields query;
    /// Only those a handler may need, in lower case: content-type, cookie, authorization, if-none-match,
    /// origin.
    Fields headers;
    /// The body of a route that takes a small one.
    std::string body;
    /// Where the body of an upload route lies. It is removed after the handler unless the handler moves it
    /// away.
    std::filesystem::path body_file;
    std::uint64_t body_bytes = 0;
    /// Danish unless the address says sprog=en.
    document::Language language = document::Language::da;

    /// The value of `<name>` in the route's pattern; empty if the pattern has no such name.
    std::string_view value(std::string_view name) const { return find_field(values, name).value_or(""); }
    std::optional<std::string_view> parameter(std::string_view name) const { return find_field(query, name); }
    std::optional<std::string_view> header(std::string_view name) const { return find_field(headers, name); }
};

/// One server-sent event. A line break in `data` is sent as the protocol wants it and arrives unchanged.
struct Event {
    std::string name;
    std::string data;
    std::string id;
};

/// The server's end of one listening browser. Copies are the same end; any thread may use them.
class EventSink {
  public:
    struct State;
    explicit EventSink(std::shared_ptr<State> state) : state_(std::move(state)) {}
    /// False once the browser is gone or the server stops: then unsubscribe. A browser that does not read
    /// loses its connection when `events_waiting_max` events wait for it, and comes back with Last-Event-ID.
    bool send(const Event& event) const;
    /// Sends what waits and ends the answer.
    void close() const;

  private:
    std::shared_ptr<State> state_;
};

/// Starts the flow of events into a sink and returns what stops it. Called on a worker; what it returns is
/// called exactly once, when the browser is gone, the sink is closed or the server stops.
using Subscription = std::function<std::function<void()>(EventSink)>;

struct Response {
    int status = 200;
    std::string content_type = "application/json; charset=utf-8";
    std::string body;
    /// Further fields. Security and length fields are the server's.
    Fields headers;
    /// Names the content: a browser that has it is answered 304 without a body. Quotes are the server's.
    std::string etag;
    /// "no-store" unless the answer may be kept.
    std::string cache_control = "no-store";
    /// Makes the browser save the answer under this name.
    std::string download_name;

    /// In place of `body`: content that many answers share, so that none copies it.
    std::shared_ptr<const std::string> shared_body;
    /// In place of `body`: a file, sent piece by piece, and removed afterwards if it is the answer's own.
    std::filesystem::path file;
    bool is_file_removed_after = false;
    /// In place of `body`: pieces made on a worker one at a time as the client takes them; nothing ends them.
    std::function<std::optional<std::string>()> stream;
    /// In place of `body`: events until one side ends it.
    Subscription events;
    /// The web app's own page, which may run the app's script; only StaticFiles says so.
    bool is_app_page = false;
};

Response json_response(std::string json, int status = 200);

/// An error in words, in the request's language: `{"error":{"message":…,"code":…}}`. `code` is a stable word
/// for programs, such as "not_found".
Response error_response(document::Language language, int status, std::string code, std::string_view danish,
                        std::string_view english);
const std::string& text_of(const base::Error& error, document::Language language);
/// What the municipality answered no with.
Response refusal(document::Language language, const base::Error& error, int status = 400);

} // namespace styrhus::api
