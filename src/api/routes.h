#pragma once

#include "api/message.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::api {

using Handler = std::function<Response(const Request&)>;

/// small: in memory, up to `Settings::body_bytes_max`. upload: streamed to a file, up to `upload_bytes_max`.
enum class BodyKind { small, upload };
/// worker: the default, may wait for disk and locks. at_once: on the I/O thread, only for what takes
/// microseconds.
enum class RunsOn { worker, at_once };

struct Route {
    Method method = Method::get;
    /// "/api/jobs/<id>/events": a `<name>` stands for one part of the path.
    std::string pattern;
    Handler handler;
    BodyKind body = BodyKind::small;
    RunsOn runs_on = RunsOn::worker;
};

struct RouteMatch {
    /// Null if no route has the path and method.
    const Route* route = nullptr;
    Fields values;
    /// The path has a route, but not with this method: "GET, HEAD".
    std::string allowed;
};

/// The table of what the server answers. The first route that fits is taken.
class Routes {
  public:
    void add(Route route);
    void get(std::string pattern, Handler handler) {
        add({Method::get, std::move(pattern), std::move(handler)});
    }
    void post(std::string pattern, Handler handler) {
        add({Method::post, std::move(pattern), std::move(handler)});
    }
    void upload(std::string pattern, Handler handler) {
        add({Method::post, std::move(pattern), std::move(handler), BodyKind::upload});
    }

    /// `parts` are the decoded parts of the path; HEAD is answered by a GET route.
    RouteMatch match(Method method, const std::vector<std::string>& parts) const;
    const std::vector<Route>& all() const { return routes_; }

  private:
    std::vector<Route> routes_;
    std::vector<std::vector<std::string>> patterns_;
};

} // namespace styrhus::api
