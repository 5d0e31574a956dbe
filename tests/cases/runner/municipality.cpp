#include "app/municipality.h"
#include "app/formats.h"
#include "cases/runner/commands.h"

#include <unistd.h>

#include <fmt/core.h>
#include <fstream>
#include <sstream>

/// A whole municipality in a case: its lines of `== command` are what its people do, one after the other.
///
///     municipality
///     on 2025-02-03                       the day it is, from here on; an earlier one: what was known then
///     receive dubu_personer_202501.csv    one or more `== file` sections, together; a folder before the name
///                                         parts versions of one file
///     receive liste.csv by min_liste of 2025-01-31
///     release 2 by Anna Opdigtet
///     withdraw 2 by Anna Opdigtet
///     say finding.accept finding:… until 2025-06-30 by Anna Opdigtet because aftalt
///     say posting.link_corrected posting:… grant grant:…=60000.00 grant grant:…=40000.00 by Bo because delt
///     say posting.link_corrected posting:… no-grant by Bo because gebyr
///     save NAME by Anna Opdigtet          the mapping of `== saved NAME`
///     figures                             persons, grants, postings and findings
///     figure ladder.cost/children/6/2023-01..2023-12/committed
///     show ladder trappe=children         a page as text
///
/// `== own mapping` holds a mapping of the municipality's, `== units` its reference/accounts/units.toml.
namespace styrhus::cases {

namespace {

namespace fs = std::filesystem;
using base::Error;
using base::Result;

/// A fixed key, so that citizens have the same labels in every run.
void write_key(const fs::path& file) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << "styrhus-key-1:" << std::string(64, '5') << "\n";
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
}

/// An empty folder that goes when the case ends.
class Folder {
  public:
    Folder() : path_(fs::temp_directory_path() / fmt::format("styrhus_case_{}", ::getpid())) {
        fs::remove_all(path_);
        fs::create_directories(path_);
    }
    ~Folder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

std::vector<std::string> words_of(const std::string& line) {
    std::stringstream stream(line);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

struct ValueText {
    std::string operator()(const document::Missing&) const { return "–"; }
    std::string operator()(const document::Hidden&) const { return "hidden"; }
    std::string operator()(const std::string& text) const { return text; }
    std::string operator()(const document::Count& count) const { return fmt::format("{}", count.value); }
    std::string operator()(base::Money amount) const { return base::plain(amount); }
    std::string operator()(base::Date date) const { return base::iso(date); }
    std::string operator()(base::Month month) const { return base::iso(month); }
    std::string operator()(const document::Decimal& decimal) const {
        return fmt::format("{:.4f}", decimal.value);
    }
    std::string operator()(const document::Percent& percent) const {
        return fmt::format("{:.2f} %", percent.value * 100);
    }
    std::string operator()(const document::Duration& duration) const {
        return fmt::format("{}{} days", duration.at_least ? "more than " : "", duration.days);
    }
};

std::string receipt_text(const app::Received& received) {
    const domain::Delivery& delivery = received.delivery;
    const domain::DeliverySums& sums = delivery.sums;
    std::string names;
    for (const domain::DeliveredFile& file : delivery.files)
        names += (names.empty() ? "" : " + ") + file.name;
    if (received.refused) return fmt::format("{}\n  REFUSED: {}\n", names, received.refused->message);
    std::string out =
        fmt::format("delivery {} of {}, extract {}: {}\n", static_cast<std::uint32_t>(received.id),
                    delivery.source, base::iso(delivery.dates.extract_date), names);
    if (received.is_known_already) return out + "  delivered before; nothing is changed\n";
    out += fmt::format("  rows {} = {} accepted + {} rejected; kr. {} = {} + {}\n", sums.rows_in,
                       sums.rows_accepted, sums.rows_rejected, base::plain(sums.money_in),
                       base::plain(sums.money_accepted), base::plain(sums.money_rejected));
    out += fmt::format("  {} new, {} changed, {} unchanged, {} repeated, {} gone of kr. {}; {} findings\n",
                       sums.rows_new, sums.rows_changed, sums.rows_unchanged, sums.rows_duplicate,
                       sums.rows_gone, base::plain(sums.money_gone), received.findings);
    if (delivery.is_held) out += fmt::format("  HELD: {}\n", delivery.held_why);
    return out;
}

class Story {
  public:
    explicit Story(const CaseFile& file) : file_(file) {}

    Result<void> open() {
        const fs::path home = folder_.path() / "home";
        write_key(folder_.path() / "keys" / "home.key");
        STYRHUS_TRY(
            const app::Home made,
            app::create_home(
                {.folder = home, .municipality = "Bøgesund Kommune", .code = "999", .is_fictitious = true}));
        fs::create_directories(made.mappings());
        fs::create_directories(made.reference() / "accounts");
        int number = 0;
        for (const Section* section : file_.all("own"))
            std::ofstream(made.mappings() / fmt::format("own_{}.toml", ++number)) << section->text;
        if (const Section* units = file_.find("units"))
            std::ofstream(made.reference() / "accounts" / "units.toml") << units->text;
        STYRHUS_TRY(municipality_, app::Municipality::open(made, STYRHUS_SOURCE_DIR "/data"));
        return {};
    }

    Result<std::string> step(const std::string& line) {
        const std::vector<std::string> words = words_of(line);
        const std::string& verb = words.front();
        if (verb == "on" && words.size() == 2) return be_on(words[1]);
        if (verb == "receive") return receive(words);
        if ((verb == "release" || verb == "withdraw") && words.size() > 3) return decide(words);
        if (verb == "say" && words.size() > 3) return say(words);
        if (verb == "save" && words.size() > 3) return save(words);
        if (verb == "figures") return figures();
        if (verb == "figure" && words.size() > 1) return figure(line.substr(verb.size() + 1));
        if (verb == "show" && words.size() > 1) return show(words);
        return Error{"a municipality does not know how to: " + line};
    }

  private:
    Result<std::string> be_on(const std::string& day) {
        STYRHUS_TRY(now_.today, base::parse_iso(day));
        now_.utc = std::int64_t{now_.today.days()} * 86'400 + 36'000;
        is_published_ = false;
        return std::string();
    }

    Result<std::string> receive(const std::vector<std::string>& words) {
        app::ReceiveOrder order = {.files = {}, .mapping = "", .extract_date = std::nullopt, .now = now_};
        for (std::size_t i = 1; i < words.size(); ++i) {
            if (words[i] == "by" && i + 1 < words.size()) {
                order.mapping = words[++i];
            } else if (words[i] == "of" && i + 1 < words.size()) {
                STYRHUS_TRY(order.extract_date, base::parse_iso(words[++i]));
            } else {
                STYRHUS_TRY(app::IncomingFile file, file_named(words[i]));
                order.files.push_back(std::move(file));
            }
        }
        STYRHUS_TRY(const auto received, municipality_->receive(order, {}));
        is_published_ = false;
        std::string out;
        for (const app::Received& one : received)
            out += receipt_text(one);
        return out;
    }

    Result<app::IncomingFile> file_named(const std::string& name) const {
        for (const Section* section : file_.all("file"))
            if (section->name == name)
                return app::IncomingFile{name, std::make_shared<const std::string>(section->text)};
        return Error{"the case has no section \"== file " + name + "\""};
    }

    /// Of "release 2 by Anna Opdigtet".
    static std::string author_in(const std::vector<std::string>& words) {
        std::string author;
        for (std::size_t i = 3; i < words.size(); ++i)
            author += (author.empty() ? "" : " ") + words[i];
        return author;
    }

    Result<std::string> save(const std::vector<std::string>& words) {
        for (const Section* section : file_.all("saved")) {
            if (section->name != words[1]) continue;
            STYRHUS_TRY(const app::SavedMapping saved,
                        municipality_->save_mapping({.toml = section->text,
                                                     .author = author_in(words),
                                                     .now = now_,
                                                     .instead_of = std::nullopt}));
            return fmt::format("{}, version {}\n", saved.code, saved.version);
        }
        return Error{"the case has no section \"== saved " + words[1] + "\""};
    }

    Result<std::string> decide(const std::vector<std::string>& words) {
        const std::string author = author_in(words);
        const domain::DeliveryId id{static_cast<std::uint32_t>(std::stoul(words[1]))};
        if (words[0] == "release") {
            STYRHUS_TRY_VOID(municipality_->release(id, author, now_));
        } else {
            STYRHUS_TRY_VOID(municipality_->withdraw(id, author, "", now_));
        }
        is_published_ = false;
        return std::string();
    }

    /// "say FORM SUBJECT [until DAY] [grant GRANT[=KRONER]]… [no-grant] by NAME [because WHY]"
    Result<std::string> say(const std::vector<std::string>& words) {
        app::SayOrder order = {.form = words[1], .subject = words[2], .now = now_};
        std::string* part = nullptr;
        for (std::size_t i = 3; i < words.size(); ++i) {
            if (words[i] == "until" && i + 1 < words.size()) {
                STYRHUS_TRY(order.until, base::parse_iso(words[++i]));
            } else if (words[i] == "grant" && part == nullptr && i + 1 < words.size()) {
                STYRHUS_TRY_VOID(add_grant(words[++i], order));
            } else if (words[i] == "no-grant" && part == nullptr) {
                order.links.emplace();
            } else if (words[i] == "by") {
                part = &order.author;
            } else if (words[i] == "because") {
                part = &order.reason;
            } else if (part != nullptr) {
                *part += (part->empty() ? "" : " ") + words[i];
            }
        }
        STYRHUS_TRY_VOID(publish());
        STYRHUS_TRY_VOID(municipality_->say(order));
        return std::string();
    }

    static Result<void> add_grant(const std::string& named, app::SayOrder& order) {
        if (!order.links) order.links.emplace();
        const std::size_t sign = named.find('=');
        app::SaidGrant& link = order.links->emplace_back(app::SaidGrant{named.substr(0, sign), std::nullopt});
        if (sign == std::string::npos) return {};
        STYRHUS_TRY(link.amount, base::parse_plain(named.substr(sign + 1)));
        return {};
    }

    Result<void> publish() {
        if (is_published_) return {};
        STYRHUS_TRY(published_, municipality_->publish({.now = now_, .known_on = std::nullopt}, {}));
        is_published_ = true;
        return {};
    }

    Result<std::string> figures() {
        STYRHUS_TRY_VOID(publish());
        return fmt::format("as of {}: {} persons, {} grants, {} postings, {} findings\n",
                           base::iso(published_.as_of), published_.persons, published_.grants,
                           published_.postings, published_.findings);
    }

    Result<document::Document> page(app::PageRequest request) {
        STYRHUS_TRY_VOID(publish());
        STYRHUS_TRY_VOID(municipality_->prepare(request, {}));
        STYRHUS_TRY(document::Document page, municipality_->present(request));
        // They change with any file of data/, which is not what a case is about.
        page.basis.snapshot_id = page.basis.figures_id = "";
        return page;
    }

    Result<std::string> figure(const std::string& name) {
        STYRHUS_TRY(const document::Document explained,
                    page({.view = "explain", .parameters = {{"figur", name}}}));
        const auto* tiles = std::get_if<document::Tiles>(&explained.blocks.front());
        if (tiles == nullptr) return Error{"no such figure: " + name};
        return std::visit(ValueText{}, tiles->tiles.front().figure.value) + "\n";
    }

    Result<std::string> show(const std::vector<std::string>& words) {
        app::PageRequest request = {.view = words[1], .parameters = {}};
        for (std::size_t i = 2; i < words.size(); ++i)
            request.parameters[words[i].substr(0, words[i].find('='))] =
                words[i].substr(words[i].find('=') + 1);
        STYRHUS_TRY(const document::Document shown, page(request));
        std::ostringstream out;
        STYRHUS_TRY_VOID(app::write_document(shown, "text", "", out));
        return out.str();
    }

    const CaseFile& file_;
    Folder folder_;
    std::unique_ptr<app::Municipality> municipality_;
    app::Now now_;
    app::Published published_;
    bool is_published_ = false;
};

} // namespace

Result<std::string> municipality(const CaseFile& file, std::string_view) {
    Story story(file);
    STYRHUS_TRY_VOID(story.open());
    std::stringstream lines(file.find("command")->text);
    std::string line;
    std::getline(lines, line); // the command's own name
    std::string out;
    while (std::getline(lines, line)) {
        if (words_of(line).empty()) continue;
        out += "> " + line + "\n";
        const auto outcome = story.step(line);
        out += outcome ? *outcome : fmt::format("refused: {}\n", outcome.error().message);
    }
    return out;
}

Result<std::string> pages(const CaseFile& file, std::string_view) {
    std::string out;
    for (const app::Page& page : app::pages())
        if (!fs::exists(fs::path(file.path).replace_filename(page.code + ".case")))
            out += fmt::format("no case shows the page {}\n", page.code);
    return out.empty() ? "every page of the catalogue has a case\n" : out;
}

} // namespace styrhus::cases
