#include "api/raw_client.h"
#include "api/server.h"
#include "api/site.h"
#include "app/made_town.h"
#include "render/read_xlsx.h"

#include <boost/json/parse.hpp>

/// A made municipality's pages as files, whole and one table alone, over HTTP.
namespace styrhus::api {
namespace {

namespace json = boost::json;

class Export : public ::testing::Test {
  protected:
    static void SetUpTestSuite() { served_ = new Served; }
    static void TearDownTestSuite() {
        delete served_;
        served_ = nullptr;
    }
    static Answer ask(const std::string& target) { return get(served_->port, target); }
    /// The table of a page as the browser has it.
    static json::object table(const std::string& page, std::string_view key) {
        const json::value document = json::parse(ask(page).body);
        for (const json::value& block : document.at("blocks").as_array())
            if (const json::value* its = block.as_object().if_contains("key");
                its != nullptr && its->as_string() == key)
                return block.as_object();
        throw std::runtime_error("no such table");
    }
    static std::size_t files_left() {
        return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(served_->drafts),
                                                      std::filesystem::directory_iterator()));
    }

  private:
    struct Served {
        app::MadeTown town = app::MadeTown(7, false);
        app::Folder folder;
        std::filesystem::path drafts = folder.path() / "drafts";
        std::unique_ptr<app::Municipality> municipality = app::need(app::Municipality::open(
            app::make_home(town, folder.path() / "municipality"), STYRHUS_SOURCE_DIR "/data"));
        app::Jobs jobs;
        std::unique_ptr<Server> server;
        std::uint16_t port = 0;

        Served() {
            const std::size_t last = town.months.size() - 1;
            const app::Now now = app::arrival(last);
            (void)app::need(municipality->receive(
                {.files = town.months[last], .mapping = "", .extract_date = {}, .now = now}, {}));
            (void)app::need(municipality->publish({.now = now, .known_on = std::nullopt}, {}));
            std::filesystem::create_directories(drafts);
            Settings settings;
            settings.port = 0;
            settings.web_root = folder.path();
            settings.upload_folder = drafts;
            server = std::make_unique<Server>(
                settings, routes_of({*municipality, jobs, drafts, "anna", [now] { return now; }}));
            port = app::need(server->start());
        }
    };
    static inline Served* served_ = nullptr;
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t from = 0; from < text.size();) {
        const std::size_t end = std::min(text.find('\n', from), text.size());
        lines.push_back(text.substr(from, end - from));
        if (!lines.back().empty() && lines.back().back() == '\r') lines.back().pop_back();
        from = end + 1;
    }
    return lines;
}

TEST_F(Export, one_table_alone_is_a_csv_file_with_its_head_and_its_rows_and_nothing_else) {
    const json::object shown = table("/api/view/overview", "trapper");
    const Answer answer = ask("/api/view/overview?format=csv&tabel=trapper");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.fields.at("content-type"), "text/csv; charset=utf-8");
    EXPECT_NE(answer.fields.at("content-disposition").find("filename=\"overview-trapper.csv\""),
              std::string::npos);
    const std::vector<std::string> lines = lines_of(answer.body);
    const json::array& rows = shown.at("rows").as_array();
    ASSERT_EQ(lines.size(), rows.size() + 1);
    EXPECT_NE(lines[0].find("Trappe;Borgere;Helårspersoner;Disponeret"), std::string::npos) << lines[0];
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const json::value& ladder = rows[i].at("cells").at(0).at("value");
        EXPECT_NE(lines[i + 1].find(std::string(ladder.as_string())), std::string::npos) << lines[i + 1];
    }
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(Export, one_table_alone_has_all_its_rows_where_the_page_shows_some) {
    const std::size_t shown = table("/api/view/ladder", "udvikling").at("rows").as_array().size();
    const std::size_t in_all = table("/api/view/ladder?alle=1", "udvikling").at("rows").as_array().size();
    ASSERT_GT(in_all, shown);
    EXPECT_EQ(lines_of(ask("/api/view/ladder?format=csv&tabel=udvikling").body).size(), in_all + 1);
}

TEST_F(Export, one_table_alone_is_a_workbook_with_that_table_and_what_it_stands_on) {
    const Answer answer = ask("/api/view/overview?format=xlsx&tabel=trapper");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.fields.at("content-type"),
              "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    EXPECT_NE(answer.fields.at("content-disposition").find("filename=\"overview-trapper.xlsx\""),
              std::string::npos);
    const app::Folder folder;
    const auto file = folder.path() / "one.xlsx";
    std::ofstream(file, std::ios::binary) << answer.body;
    std::vector<std::string> sheets;
    const std::string cells = render::read_xlsx(file);
    for (const std::string& line : lines_of(cells))
        if (line.starts_with('[')) sheets.push_back(line);
    EXPECT_EQ(sheets, (std::vector<std::string>{"[Om]", "[Trapperne]"})) << cells;
    EXPECT_EQ(files_left(), 0U);
}

TEST_F(Export, a_table_that_the_page_lacks_is_refused_with_the_names_of_those_it_has) {
    for (const char* format : {"csv", "xlsx"}) {
        const std::string target = std::string("/api/view/overview?tabel=findes-ikke&format=") + format;
        const Answer danish = ask(target);
        EXPECT_EQ(danish.status, 404);
        EXPECT_NE(danish.body.find("Siden har ingen tabel"), std::string::npos) << danish.body;
        EXPECT_NE(danish.body.find("trapper"), std::string::npos) << danish.body;
        EXPECT_NE(ask(target + "&sprog=en").body.find("The page has no table"), std::string::npos);
    }
    EXPECT_EQ(ask("/api/view/overview?format=pdf&tabel=trapper").status, 400);
    EXPECT_EQ(files_left(), 0U);
}

} // namespace
} // namespace styrhus::api
