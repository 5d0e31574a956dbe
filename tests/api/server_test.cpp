#include "api/server.h"

#include "api/raw_client.h"

#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <iterator>
#include <mutex>
#include <thread>

namespace styrhus::api {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

std::string host_line() {
    return "Host: localhost\r\n";
}

/// A server on a free port with a small web app, and folders that are gone afterwards.
class ServerTest : public ::testing::Test {
  protected:
    void SetUp() override {
        root_ = fs::temp_directory_path() / ("styrhus-api-" + std::to_string(::getpid()));
        fs::create_directories(root_ / "web/assets");
        fs::create_directories(root_ / "uploads");
        write("web/index.html", "<!doctype html>the app");
        write("web/assets/app-1f2e.js", "run()");
        write("secret.txt", "secret");
        fs::create_symlink(root_ / "secret.txt", root_ / "web/link.txt");
        settings_.port = 0;
        settings_.web_root = root_ / "web";
        settings_.upload_folder = root_ / "uploads";
        settings_.body_bytes_max = 1000;
        settings_.upload_bytes_max = 1'000'000;
        settings_.header_time_max = 300ms;
        settings_.body_time_max = 300ms;
        settings_.idle_time_max = 500ms;
        settings_.heartbeat = 100ms;
        settings_.stop_time_max = 2000ms;
        routes_.get("/api/hello/<name>", [](const Request& request) {
            return Response{.content_type = "text/plain; charset=utf-8",
                            .body = "Hej " + std::string(request.value("name"))};
        });
        routes_.post("/api/echo", [](const Request& request) { return json_response(request.body); });
    }
    void TearDown() override {
        server_.reset();
        fs::remove_all(root_);
    }
    void write(const std::string& name, const std::string& text) { std::ofstream(root_ / name) << text; }
    void start() {
        server_ = std::make_unique<Server>(settings_, routes_);
        const auto port = server_->start();
        ASSERT_TRUE(port) << port.error().message;
        port_ = *port;
    }
    std::size_t uploads_left() const {
        return static_cast<std::size_t>(
            std::distance(fs::directory_iterator(root_ / "uploads"), fs::directory_iterator()));
    }

    fs::path root_;
    Settings settings_;
    Routes routes_;
    std::unique_ptr<Server> server_;
    std::uint16_t port_ = 0;
};

TEST_F(ServerTest, a_handler_answers_and_every_answer_is_guarded) {
    start();
    const Answer answer = get(port_, "/api/hello/%C3%86gir");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "Hej Ægir");
    EXPECT_EQ(answer.fields.at("cache-control"), "no-store");
    EXPECT_EQ(answer.fields.at("x-content-type-options"), "nosniff");
    EXPECT_TRUE(answer.fields.contains("content-security-policy"));
    EXPECT_EQ(get(port_, "/api/health").body, R"({"status":"ok"})");
}

TEST_F(ServerTest, requests_sent_at_once_are_answered_in_order) {
    start();
    RawClient client(port_);
    std::string many;
    for (int i = 0; i < 50; ++i)
        many += "GET /api/hello/" + std::to_string(i) + " HTTP/1.1\r\n" + host_line() + "\r\n";
    many += "POST /api/echo HTTP/1.1\r\n" + host_line() + "Content-Length: 4\r\n\r\n[12]";
    many += "GET /api/hello/last HTTP/1.1\r\n" + host_line() + "Connection: close\r\n\r\n";
    client.send(many);
    for (int i = 0; i < 50; ++i)
        ASSERT_EQ(client.receive().body, "Hej " + std::to_string(i));
    EXPECT_EQ(client.receive().body, "[12]");
    EXPECT_EQ(client.receive().body, "Hej last");
    EXPECT_TRUE(client.is_ended_within(3000ms));
}

TEST_F(ServerTest, the_web_app_is_served_with_its_types_tags_and_pages) {
    start();
    const Answer page = get(port_, "/trappe?maaned=2025-10");
    EXPECT_EQ(page.body, "<!doctype html>the app");
    EXPECT_EQ(page.fields.at("content-type"), "text/html; charset=utf-8");
    EXPECT_EQ(page.fields.at("cache-control"), "no-cache");
    EXPECT_NE(page.fields.at("content-security-policy").find("script-src 'self'"), std::string::npos);
    const Answer script = get(port_, "/assets/app-1f2e.js");
    EXPECT_EQ(script.fields.at("content-type"), "text/javascript; charset=utf-8");
    EXPECT_EQ(script.fields.at("cache-control"), "public, max-age=31536000, immutable");
    const Answer again =
        get(port_, "/assets/app-1f2e.js", "If-None-Match: " + script.fields.at("etag") + "\r\n");
    EXPECT_EQ(again.status, 304);
    EXPECT_EQ(again.body, "");
    EXPECT_EQ(get(port_, "/assets/gone.js").status, 404);
}

TEST_F(ServerTest, no_address_leads_out_of_the_web_folder) {
    start();
    for (const char* target :
         {"/../secret.txt", "/%2e%2e/secret.txt", "/assets/..%2f..%2fsecret.txt", "/link.txt", "//secret.txt",
          "/assets/../../secret.txt", "/..%5csecret.txt", "/%2e%2e%2fsecret.txt"}) {
        const Answer answer = get(port_, target);
        EXPECT_TRUE(answer.status == 400 || answer.status == 404) << target << " " << answer.status;
        EXPECT_EQ(answer.body.find("secret"), std::string::npos) << target;
    }
}

TEST_F(ServerTest, errors_are_json_in_the_language_asked_for) {
    routes_.get("/api/broken", [](const Request&) -> Response { throw std::runtime_error("070761-4285"); });
    start();
    const Answer danish = get(port_, "/api/nothing");
    EXPECT_EQ(danish.status, 404);
    EXPECT_EQ(danish.body, R"({"error":{"message":"Det findes ikke.","code":"not_found"}})");
    EXPECT_EQ(get(port_, "/api/nothing?sprog=en").body,
              R"({"error":{"message":"There is no such thing.","code":"not_found"}})");
    const Answer failure = get(port_, "/api/broken");
    EXPECT_EQ(failure.status, 500);
    const auto error = boost::json::parse(failure.body).at("error");
    EXPECT_EQ(error.at("code").as_string().size(), 4u);
    EXPECT_EQ(failure.body.find("0707"), std::string::npos);
}

TEST_F(ServerTest, requests_that_make_no_sense_are_refused_and_the_connection_ends) {
    start();
    const std::string host = host_line();
    const std::pair<std::string, int> cases[] = {
        {"nonsense\r\n\r\n", 400},
        {"GET / HTTP/9.9\r\n" + host + "\r\n", 400},
        {"GET /a b HTTP/1.1\r\n" + host + "\r\n", 400},
        {"GET / HTTP/1.1\r\nHost localhost\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\n\r\n", 400},
        {"GET / HTTP/1.1\r\nHost: ond.dk\r\n\r\n", 421},
        {"POST /api/echo HTTP/1.1\r\n" + host + "Content-Length: x\r\n\r\n", 400},
        {"POST /api/echo HTTP/1.1\r\n" + host
             + "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
         400},
        {"POST /api/echo HTTP/1.1\r\n" + host + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcde", 400},
        {"BREW /api/echo HTTP/1.1\r\n" + host + "\r\n", 501},
        {"PUT /api/echo HTTP/1.1\r\n" + host + "\r\n", 405},
        {"POST /trappe HTTP/1.1\r\n" + host + "\r\n", 405},
        {"POST /api/echo HTTP/1.1\r\n" + host + "Origin: https://ond.dk\r\nContent-Length: 0\r\n\r\n", 403},
        {"POST /api/echo HTTP/1.1\r\n" + host + "Content-Length: 1001\r\n\r\n", 413},
    };
    for (const auto& [request, status] : cases) {
        RawClient client(port_);
        client.send(request);
        EXPECT_EQ(client.receive().status, status) << request;
    }
}

TEST_F(ServerTest, a_head_that_is_too_long_is_refused) {
    start();
    RawClient client(port_);
    client.send("GET / HTTP/1.1\r\n" + host_line() + "X-Long: " + std::string(20'000, 'a') + "\r\n\r\n");
    EXPECT_EQ(client.receive().status, 431);
    EXPECT_TRUE(client.is_ended_within(3000ms));
}

TEST_F(ServerTest, a_body_in_chunks_is_counted_as_it_comes) {
    start();
    RawClient client(port_);
    client.send("POST /api/echo HTTP/1.1\r\n" + host_line() + "Transfer-Encoding: chunked\r\n\r\n");
    client.send("3\r\n[1,\r\n2\r\n2]\r\n0\r\n\r\n");
    EXPECT_EQ(client.receive().body, "[1,2]");
    client.send("POST /api/echo HTTP/1.1\r\n" + host_line() + "Transfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 3; ++i)
        client.send("200\r\n" + std::string(512, 'x') + "\r\n");
    client.send("0\r\n\r\n");
    EXPECT_EQ(client.receive().status, 413);
}

TEST_F(ServerTest, slow_and_idle_clients_are_dropped_and_hold_up_nobody) {
    settings_.worker_threads = 1;
    start();
    RawClient slow_head(port_);
    slow_head.send("GET / HTTP/1.1\r\nHo");
    RawClient slow_body(port_);
    slow_body.send("POST /api/echo HTTP/1.1\r\n" + host_line() + "Content-Length: 100\r\n\r\nabc");
    RawClient idle(port_);
    std::vector<std::unique_ptr<RawClient>> crowd;
    for (int i = 0; i < 300; ++i) {
        crowd.push_back(std::make_unique<RawClient>(port_));
        crowd.back()->send("GET /api/he");
    }
    EXPECT_EQ(get(port_, "/api/hello/you").body, "Hej you");
    EXPECT_TRUE(slow_head.is_ended_within(3000ms));
    EXPECT_TRUE(slow_body.is_ended_within(3000ms));
    EXPECT_TRUE(idle.is_ended_within(3000ms));
    for (const auto& client : crowd)
        EXPECT_TRUE(client->is_ended_within(3000ms));
}

TEST_F(ServerTest, an_upload_lies_in_a_file_and_is_gone_when_nobody_keeps_it) {
    std::atomic<bool> keeps = true;
    routes_.upload("/api/deliveries", [&](const Request& request) {
        EXPECT_EQ(fs::file_size(request.body_file), request.body_bytes);
        if (keeps) fs::rename(request.body_file, root_ / "kept");
        return json_response(std::to_string(request.body_bytes), 201);
    });
    start();
    const std::string content(300'000, 'z');
    RawClient client(port_);
    client.send("POST /api/deliveries HTTP/1.1\r\n" + host_line()
                + "Expect: 100-continue\r\nContent-Length: 300000\r\n\r\n");
    EXPECT_EQ(client.receive(false).status, 100);
    client.send(content);
    const Answer answer = client.receive();
    EXPECT_EQ(answer.status, 201);
    EXPECT_EQ(answer.body, "300000");
    EXPECT_EQ(fs::file_size(root_ / "kept"), 300'000u);
    keeps = false;
    client.send("POST /api/deliveries HTTP/1.1\r\n" + host_line() + "Content-Length: 300000\r\n\r\n"
                + content);
    EXPECT_EQ(client.receive().status, 201);
    EXPECT_EQ(get(port_, "/api/health").status, 200);
    EXPECT_EQ(uploads_left(), 0u);
}

TEST_F(ServerTest, an_upload_that_is_too_large_or_broken_off_leaves_nothing) {
    routes_.upload("/api/deliveries", [&](const Request&) { return json_response("1"); });
    start();
    RawClient large(port_);
    large.send("POST /api/deliveries HTTP/1.1\r\n" + host_line() + "Content-Length: 1000001\r\n\r\n");
    EXPECT_EQ(large.receive().status, 413);
    {
        RawClient chunked(port_);
        chunked.send("POST /api/deliveries HTTP/1.1\r\n" + host_line()
                     + "Transfer-Encoding: chunked\r\n\r\n");
        const std::string piece = "10000\r\n" + std::string(65'536, 'x') + "\r\n";
        for (int i = 0; i < 17 && chunked.send(piece); ++i) {
        }
        EXPECT_EQ(chunked.receive().status, 413);
        RawClient broken(port_);
        broken.send("POST /api/deliveries HTTP/1.1\r\n" + host_line() + "Content-Length: 500000\r\n\r\nabc");
    }
    for (int i = 0; i < 200 && uploads_left() > 0; ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(uploads_left(), 0u);
}

TEST_F(ServerTest, a_full_or_missing_upload_folder_is_said) {
    settings_.upload_folder = root_ / "nowhere";
    routes_.upload("/api/deliveries", [&](const Request&) { return json_response("1"); });
    start();
    RawClient client(port_);
    client.send("POST /api/deliveries HTTP/1.1\r\n" + host_line() + "Content-Length: 3\r\n\r\nabc");
    EXPECT_EQ(client.receive().status, 500);
}

TEST_F(ServerTest, long_answers_come_in_pieces) {
    write("export.csv", std::string(700'000, 'y'));
    routes_.get("/api/file", [&](const Request&) {
        return Response{.content_type = "text/csv; charset=utf-8",
                        .download_name = "trappe.csv",
                        .file = root_ / "export.csv",
                        .is_file_removed_after = true};
    });
    routes_.get("/api/stream", [](const Request&) {
        return Response{.content_type = "text/csv; charset=utf-8",
                        .stream = [n = 0]() mutable -> std::optional<std::string> {
                            if (++n > 5) return std::nullopt;
                            return std::string(100'000, static_cast<char>('0' + n));
                        }};
    });
    routes_.get("/api/half", [](const Request&) {
        return Response{.stream = [n = 0]() mutable -> std::optional<std::string> {
            if (++n > 1) throw std::runtime_error("the store is gone");
            return "half";
        }};
    });
    start();
    const Answer file = get(port_, "/api/file");
    EXPECT_EQ(file.body.size(), 700'000u);
    EXPECT_EQ(file.fields.at("content-disposition"),
              "attachment; filename=\"trappe.csv\"; filename*=UTF-8''trappe.csv");
    EXPECT_FALSE(fs::exists(root_ / "export.csv"));
    EXPECT_EQ(get(port_, "/api/file").status, 500);
    const Answer stream = get(port_, "/api/stream");
    EXPECT_EQ(stream.body.size(), 500'000u);
    EXPECT_EQ(stream.body.back(), '5');
    EXPECT_EQ(get(port_, "/api/half").status, 0); // no last chunk: the client can tell
    RawClient old(port_);
    old.send("GET /api/stream HTTP/1.0\r\n" + host_line() + "\r\n");
    EXPECT_TRUE(old.is_ended_within(3000ms));
}

TEST_F(ServerTest, a_head_request_has_a_length_and_no_body) {
    start();
    RawClient client(port_);
    client.send("HEAD /api/hello/you HTTP/1.1\r\n" + host_line() + "\r\nGET /api/hello/me HTTP/1.1\r\n"
                + host_line() + "\r\n");
    EXPECT_EQ(client.receive(false).fields.at("content-length"), "7");
    EXPECT_EQ(client.receive().body, "Hej me");
}

/// Holds the sinks of all who listen.
struct Topic {
    std::mutex mutex;
    std::vector<EventSink> sinks;
    std::atomic<int> ended = 0;

    Subscription subscription() {
        return [this](EventSink sink) -> std::function<void()> {
            const std::lock_guard lock(mutex);
            sinks.push_back(sink);
            return [this] { ++ended; };
        };
    }
    EventSink first() {
        while (true) {
            const std::lock_guard lock(mutex);
            if (!sinks.empty()) return sinks.front();
        }
    }
};

TEST_F(ServerTest, events_reach_the_browser_at_once_and_end_with_it) {
    Topic topic;
    routes_.get("/api/jobs/<id>/events",
                [&](const Request&) { return Response{.events = topic.subscription()}; });
    start();
    {
        RawClient client(port_);
        client.send("GET /api/jobs/7/events HTTP/1.1\r\n" + host_line() + "\r\n");
        EXPECT_NE(client.receive_until("\r\n\r\n").find("Content-Type: text/event-stream"),
                  std::string::npos);
        const EventSink sink = topic.first();
        EXPECT_TRUE(sink.send({.name = "progress", .data = "{\"done\":1}", .id = "1"}));
        EXPECT_NE(
            client.receive_until("\"done\":1}\n\n").find("id: 1\nevent: progress\ndata: {\"done\":1}\n\n"),
            std::string::npos);
        EXPECT_NE(client.receive_until(": \n\n").find(": \n\n"), std::string::npos); // the heartbeat
        EXPECT_EQ(topic.ended, 0);
    }
    for (int i = 0; i < 300 && topic.ended == 0; ++i)
        std::this_thread::sleep_for(10ms);
    EXPECT_EQ(topic.ended, 1);
    EXPECT_FALSE(topic.first().send({.data = "too late"}));
}

TEST_F(ServerTest, what_waits_is_sent_before_events_end) {
    Topic topic;
    routes_.get("/api/events", [&](const Request&) { return Response{.events = topic.subscription()}; });
    start();
    RawClient client(port_);
    client.send("GET /api/events HTTP/1.1\r\n" + host_line() + "\r\n");
    const EventSink sink = topic.first();
    for (int i = 0; i < 100; ++i)
        sink.send({.data = std::to_string(i)});
    sink.close();
    EXPECT_NE(client.receive_until("data: 99\n\n").find("data: 99\n\n"), std::string::npos);
    EXPECT_TRUE(client.is_ended_within(3000ms));
    EXPECT_EQ(topic.ended, 1);
}

TEST_F(ServerTest, stopping_lets_requests_under_way_finish_and_ends_those_who_wait) {
    Topic topic;
    std::atomic<bool> has_begun = false;
    routes_.get("/api/events", [&](const Request&) { return Response{.events = topic.subscription()}; });
    routes_.get("/api/slow", [&](const Request&) {
        has_begun = true;
        std::this_thread::sleep_for(200ms);
        return json_response("\"done\"");
    });
    settings_.idle_time_max = 60s;
    start();
    RawClient idle(port_);
    RawClient listener(port_);
    listener.send("GET /api/events HTTP/1.1\r\n" + host_line() + "\r\n");
    (void)topic.first();
    RawClient slow(port_);
    slow.send("GET /api/slow HTTP/1.1\r\n" + host_line() + "\r\n");
    while (!has_begun)
        std::this_thread::sleep_for(1ms);
    std::thread stopper([&] { server_->stop(); });
    EXPECT_EQ(slow.receive().body, "\"done\"");
    EXPECT_TRUE(idle.is_ended_within(1000ms));
    EXPECT_TRUE(listener.is_ended_within(1000ms));
    stopper.join();
    EXPECT_EQ(topic.ended, 1);
    EXPECT_THROW(RawClient late(port_), std::runtime_error);
    EXPECT_FALSE(topic.first().send({.data = "x"}));
}

TEST_F(ServerTest, a_handler_that_never_asks_the_clock_holds_up_only_itself) {
    std::atomic<bool> may_end = false;
    routes_.get("/api/stuck", [&](const Request&) {
        while (!may_end)
            std::this_thread::sleep_for(1ms);
        return json_response("1");
    });
    settings_.worker_threads = 2;
    settings_.requests_waiting_max = 1;
    start();
    RawClient stuck(port_);
    stuck.send("GET /api/stuck HTTP/1.1\r\n" + host_line() + "\r\n");
    std::this_thread::sleep_for(50ms);
    EXPECT_EQ(get(port_, "/api/health").status, 200);
    EXPECT_EQ(get(port_, "/api/hello/you").status, 503);
    may_end = true;
    EXPECT_EQ(stuck.receive().body, "1");
    EXPECT_EQ(get(port_, "/api/hello/you").status, 200);
}

TEST_F(ServerTest, an_address_in_use_is_said) {
    start();
    Settings same = settings_;
    same.port = port_;
    Server second(same, {});
    const auto port = second.start();
    ASSERT_FALSE(port);
    EXPECT_NE(port.error().message.find(std::to_string(port_)), std::string::npos);
}

TEST_F(ServerTest, several_io_threads_share_the_clients) {
    settings_.io_threads = 2;
    start();
    std::vector<std::thread> threads;
    std::atomic<int> right = 0;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i)
                if (get(port_, "/api/hello/" + std::to_string(t)).body == "Hej " + std::to_string(t)) ++right;
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(right, 100);
}

} // namespace
} // namespace styrhus::api
