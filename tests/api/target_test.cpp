#include "api/target.h"

#include "api/checks.h"
#include "api/contract.h"
#include "api/events.h"
#include "api/heads.h"
#include "api/routes.h"
#include "render/json_writer.h"
#include "render/typescript.h"

#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <gtest/gtest.h>

namespace styrhus::api {
namespace {

TEST(Target, an_address_is_decoded_once) {
    const auto target =
        decode_target("/api/view/tr%C3%A6%2Fppe%252e?m%C3%A5l=b%C3%B8rn+og%20unge&tom&a=1&a=2");
    ASSERT_TRUE(target);
    EXPECT_EQ(target->parts, (std::vector<std::string>{"api", "view", "træ/ppe%2e"}));
    EXPECT_EQ(target->query, (Fields{{"mål", "børn og unge"}, {"tom", ""}, {"a", "1"}, {"a", "2"}}));
    EXPECT_EQ(decode_target("/")->path(), "/");
    EXPECT_EQ(decode_target("/a/b/")->path(), "/a/b");
}

TEST(Target, what_no_page_needs_is_refused) {
    for (const char* bad : {"",
                            "x",
                            "*",
                            "http://a/b",
                            "/..",
                            "/a/../b",
                            "/%2e%2e/etc/passwd",
                            "/.%2E/x",
                            "/a//b",
                            "//a",
                            "/./a",
                            "/%",
                            "/%4",
                            "/%zz",
                            "/%00",
                            "/a%0d%0ab",
                            "/%c0%ae%c0%ae",
                            "/%ff",
                            "/a\\b",
                            "/%5c..",
                            "/a#b",
                            "/a?b=%",
                            "/a?%0a=1",
                            "/a?b=%ff"})
        EXPECT_FALSE(decode_target(bad)) << bad;
    std::string many = "/a?";
    for (int i = 0; i < 201; ++i)
        many += "a=1&";
    EXPECT_FALSE(decode_target(many));
}

// Boost.URL is the outside witness: what both accept, both read alike.
TEST(Target, another_parser_reads_the_same_address) {
    for (const char* text : {"/", "/trappe?maaned=2025-10", "/api/view/tr%C3%A6?a=%26%3D&b=c+d",
                             "/a/b/c?x=1&y=&z", "/%41?%42=%43"}) {
        const auto ours = decode_target(text);
        ASSERT_TRUE(ours) << text;
        const boost::urls::url_view theirs = boost::urls::parse_origin_form(text).value();
        std::vector<std::string> parts;
        for (const auto& segment : theirs.segments())
            parts.push_back(segment);
        EXPECT_EQ(ours->parts, parts) << text;
        Fields query;
        boost::urls::encoding_opts with_plus;
        with_plus.space_as_plus = true;
        for (const auto& parameter : theirs.params(with_plus))
            query.emplace_back(parameter.key, parameter.value);
        EXPECT_EQ(ours->query, query) << text;
    }
}

TEST(Routes, a_pattern_names_the_parts_it_leaves_open) {
    Routes routes;
    const Handler handler = [](const Request&) { return Response{}; };
    routes.get("/api/jobs/<id>/events", handler);
    routes.get("/api/my/views", handler);
    routes.post("/api/my/views", handler);
    const RouteMatch match = routes.match(Method::head, {"api", "jobs", "j-7", "events"});
    ASSERT_NE(match.route, nullptr);
    EXPECT_EQ(match.values, (Fields{{"id", "j-7"}}));
    EXPECT_EQ(routes.match(Method::put, {"api", "my", "views"}).allowed, "GET, HEAD, POST");
    EXPECT_EQ(routes.match(Method::get, {"api", "jobs", "j-7"}).route, nullptr);
}

TEST(Heads, a_value_cannot_begin_a_new_line_and_names_keep_their_letters) {
    const Response response{.headers = {{"X-Note", "a\r\nSet-Cookie: b"}},
                            .download_name = "Året \"2025\".xlsx"};
    const std::string head = head_of(response, {.length = 0});
    EXPECT_EQ(head.find("\r\nSet-Cookie"), std::string::npos);
    EXPECT_NE(head.find("filename*=UTF-8''%C3%85ret%20%222025%22.xlsx\r\n"), std::string::npos);
    // RFC 9110 gives Sun, 06 Nov 1994 08:49:37 GMT as its example; that is second 784111777.
    EXPECT_NE(head_of(response, {.now = 784'111'777}).find("Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"),
              std::string::npos);
}

TEST(Heads, only_the_app_itself_may_run_script) {
    const std::string page = head_of({.content_type = "text/html; charset=utf-8", .is_app_page = true}, {});
    EXPECT_NE(page.find("script-src 'self'"), std::string::npos);
    const std::string report = head_of({.content_type = "text/html; charset=utf-8"}, {});
    EXPECT_EQ(report.find("script-src"), std::string::npos);
    EXPECT_NE(report.find("default-src 'none'"), std::string::npos);
}

TEST(Heads, what_could_be_a_cpr_number_is_struck_out_of_the_log) {
    EXPECT_EQ(without_cpr("row 12: 070761-4285 and 0707614285, 070761 4285"),
              "row 12: ######-#### and ##########, ###### ####");
    EXPECT_EQ(without_cpr("error 28 on line 4112"), "error 28 on line 4112");
}

TEST(Heads, an_etag_is_found_among_several_and_when_weak) {
    EXPECT_TRUE(names_etag("\"a\", W/\"b\"", "b"));
    EXPECT_TRUE(names_etag("*", "b"));
    EXPECT_FALSE(names_etag("\"bc\"", "b"));
    EXPECT_FALSE(names_etag("*", ""));
}

TEST(Checks, a_rebound_name_and_another_sites_form_are_seen) {
    EXPECT_TRUE(is_our_host("localhost:8080", {}));
    EXPECT_TRUE(is_our_host("127.0.0.1", {}));
    EXPECT_TRUE(is_our_host("[::1]:8080", {}));
    EXPECT_TRUE(is_our_host("Styrhus.Kommune.dk", {"styrhus.kommune.dk"}));
    EXPECT_FALSE(is_our_host("ond.dk", {}));
    EXPECT_FALSE(is_our_host("127.0.0.1.ond.dk", {}));
    EXPECT_FALSE(is_our_host("", {}));
    EXPECT_TRUE(is_same_site("localhost:8080", "http://localhost:8080", "same-origin"));
    EXPECT_TRUE(is_same_site("localhost:8080", "", ""));
    EXPECT_FALSE(is_same_site("localhost:8080", "https://ond.dk", ""));
    EXPECT_FALSE(is_same_site("localhost:8080", "null", ""));
    EXPECT_FALSE(is_same_site("localhost:8080", "", "cross-site"));
}

TEST(Events, line_breaks_in_data_arrive_and_cannot_forge_fields) {
    EXPECT_EQ(wire_text({.name = "progress\nid: 9", .data = "a\r\nb\nc", .id = "7"}),
              "id: 7\nevent: progress\ndata: a\ndata: b\ndata: c\n\n");
    EXPECT_EQ(wire_text({.data = ""}), "data: \n\n");
}

TEST(Contract, a_trial_carries_its_receipt_as_a_document) {
    render::TypeScript types;
    types.declare<MappingTrial>();
    EXPECT_NE(types.text().find("receipt?: Document;"), std::string::npos);
    EXPECT_EQ(render::json_of(MappingTrial{}), R"({"errors":[],"unknown_values":[]})");
    const std::string json =
        render::json_of(MappingTrial{.receipt = document::Document{.title = "Kvittering"}});
    EXPECT_NE(json.find(R"("receipt":{"language":"da","title":"Kvittering")"), std::string::npos);
}

} // namespace
} // namespace styrhus::api
