#include "store/sqlite/sqlite_store.h"

#include "store/samples.h"
#include "store/sqlite_place.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

// What only a store in a file can meet. What every store must do stands in contract.h.
namespace styrhus::store::testing {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;

class SqliteStore : public ::testing::Test {
  protected:
    std::string refusal(const std::function<void()>& work) {
        try {
            work();
        } catch (const StoreError& error) {
            return error.what();
        }
        return "done";
    }
    std::string refusal_to_open(const std::filesystem::path& file) {
        return refusal([&] { (void)sqlite::open_store(file, key_); });
    }

    SqlitePlace place_;
    const domain::identity::MasterKey key_ = domain::identity::MasterKey::from_bytes(std::string(32, 'k'));
};

/// Until it leaves, this process has the rights of nobody in particular, even if it was started by root.
class WithoutPrivileges {
  public:
    WithoutPrivileges() {
        if (::geteuid() == 0) is_changed_ = ::seteuid(65534) == 0;
    }
    ~WithoutPrivileges() {
        if (is_changed_ && ::seteuid(0) != 0) std::abort();
    }
    WithoutPrivileges(const WithoutPrivileges&) = delete;
    WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

  private:
    bool is_changed_ = false;
};

TEST_F(SqliteStore, is_readable_by_its_owner_only) {
    const auto store = place_.open(key_);
    struct stat about {};
    for (const auto& entry : std::filesystem::directory_iterator(place_.folder)) {
        ASSERT_EQ(::stat(entry.path().c_str(), &about), 0);
        EXPECT_EQ(about.st_mode & 0777U, 0600U) << entry.path();
    }
}

TEST_F(SqliteStore, what_is_no_store_is_refused_with_what_it_is_and_where) {
    const auto text = place_.folder / "brev.txt";
    std::ofstream(text) << std::string(5000, 'x');
    EXPECT_THAT(refusal_to_open(text), AllOf(HasSubstr("not a store"), HasSubstr(text.string())));

    const auto other = place_.folder / "other.db";
    SQLite::Database(other.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE a (b)");
    EXPECT_THAT(refusal_to_open(other), AllOf(HasSubstr("another program's"), HasSubstr(other.string())));

    EXPECT_THAT(refusal_to_open(place_.folder), HasSubstr("cannot be opened"));
    const auto nowhere = place_.folder / "missing" / "store.db";
    EXPECT_THAT(refusal_to_open(nowhere), AllOf(HasSubstr("folder is there"), HasSubstr(nowhere.string())));
}

TEST_F(SqliteStore, one_made_by_a_newer_styrhus_is_refused) {
    (void)place_.open(key_);
    ASSERT_EQ(place_.run("ALTER TABLE fact_grant ADD COLUMN colour INTEGER NOT NULL DEFAULT 0"), "");
    EXPECT_THAT(refusal_to_open(place_.file), AllOf(HasSubstr("newer"), HasSubstr("fact_grant.colour")));
    ASSERT_EQ(place_.run("ALTER TABLE fact_grant DROP COLUMN colour; PRAGMA user_version = 4711"), "");
    EXPECT_THAT(refusal_to_open(place_.file), AllOf(HasSubstr("newer"), HasSubstr("4711")));
}

TEST_F(SqliteStore, an_older_one_gains_the_columns_it_lacks_with_their_initial_values) {
    Sample sent = sample(3);
    (void)place_.open(key_)->add_delivery(sent.delivery());
    // As if the last columns had not been thought of when the store was made.
    ASSERT_EQ(place_.run("ALTER TABLE fact_grant DROP COLUMN vat_factor_ppm"), "");
    ASSERT_EQ(place_.run("ALTER TABLE fact_posting DROP COLUMN quantity_milli"), "");
    ASSERT_EQ(place_.run("ALTER TABLE delivery DROP COLUMN held_why"), "");
    ASSERT_EQ(place_.run("DROP TABLE fact_invoice_line"), "");
    const auto store = place_.open(key_);
    const domain::DeliveryId id{1};
    domain::Facts facts;
    store->read_facts(domain::FactKind::grant, {&id, 1}, facts);
    store->read_facts(domain::FactKind::posting, {&id, 1}, facts);
    ASSERT_EQ(facts.of<domain::Grant>().facts.size(), 3U);
    EXPECT_EQ(facts.of<domain::Grant>().facts[1].vat_factor_ppm, 1'000'000);
    EXPECT_EQ(facts.of<domain::Posting>().facts[1].quantity_milli, 0);
    EXPECT_EQ(store->deliveries()[0].held_why, "");
    Sample again = sample(3, 1);
    EXPECT_EQ(missing_of(*store, store->add_delivery(again.delivery()).value(), again), "");
    EXPECT_THAT(place_.run("DELETE FROM fact_invoice_line"), HasSubstr("append-only"));
}

TEST_F(SqliteStore, texts_stored_one_by_one_by_an_older_styrhus_keep_their_numbers_in_pages) {
    // More than two pages, and what JSON must write in its own way.
    constexpr int texts = 2500;
    Sample sent;
    for (int i = 1; i <= texts; ++i) {
        const std::string text = i == 7 ? "\"Ask\" \\ Æble\n\t\x01" : "konto " + std::to_string(i);
        sent.read.facts.of<domain::Posting>().facts.push_back({.account = sent.dictionary.intern(text)});
        sent.read.facts.of<domain::Posting>().stamps.push_back({1, 1});
    }
    (void)place_.open(key_)->add_delivery(sent.delivery());
    const std::string as_before = "CREATE TABLE older (id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT; "
                                  "INSERT INTO older SELECT id, text FROM term; DROP VIEW term; "
                                  "DROP TABLE term_page; ALTER TABLE older RENAME TO term; "
                                  "PRAGMA user_version = 1";
    ASSERT_EQ(place_.run(as_before), "");
    const domain::Dictionary dictionary = place_.open(key_)->dictionary();
    ASSERT_EQ(dictionary.size(), sent.dictionary.size());
    for (std::uint32_t i = 0; i <= texts; ++i)
        EXPECT_EQ(dictionary.text(domain::Term{i}), sent.dictionary.text(domain::Term{i}));
    EXPECT_THAT(place_.run("DELETE FROM term_page"), HasSubstr("append-only"));
}

TEST_F(SqliteStore, texts_that_were_changed_are_not_given_out) {
    Sample sent = sample(1);
    (void)place_.open(key_)->add_delivery(sent.delivery());
    for (const char* texts : {"[]", "[\"a\"", "[\"a\",]", "[\"a\\u00\"]", "[\"\\u0041\"]", "[1]", ""}) {
        place_.damage("term_page", std::string("UPDATE term_page SET texts = '") + texts + "'");
        EXPECT_THAT(refusal([&] { (void)place_.open(key_)->dictionary(); }),
                    HasSubstr("changed after it was stored"))
            << texts;
    }
}

TEST_F(SqliteStore, what_was_said_cannot_be_replaced_either) {
    const auto store = place_.open(key_);
    Sample sent = sample(1);
    (void)store->add_delivery(sent.delivery());
    (void)store->add_statement({.subject = "a", .form = "b", .author = "anna", .payload = "{}"});
    EXPECT_THAT(place_.run("INSERT OR REPLACE INTO statement SELECT * FROM statement WHERE id = 1"),
                HasSubstr("append-only"));
    EXPECT_THAT(place_.run("INSERT OR REPLACE INTO delivery SELECT * FROM delivery WHERE id = 1"),
                HasSubstr("append-only"));
}

TEST_F(SqliteStore, made_by_several_programs_in_the_same_moment_is_one_store) {
    std::vector<std::thread> threads;
    std::atomic<int> opened = 0;
    for (int i = 0; i < 6; ++i)
        threads.emplace_back([&] {
            try {
                (void)place_.open(key_)->add_statement(
                    {.subject = "a", .form = "b", .author = "anna", .payload = "{}"});
                ++opened;
            } catch (const StoreError& error) {
                ADD_FAILURE() << error.what();
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(opened, 6);
    EXPECT_EQ(place_.open(key_)->statements({}).size(), 6U);
}

TEST_F(SqliteStore, in_a_folder_that_may_not_be_written_says_so_and_what_to_do) {
    (void)place_.open(key_);
    std::filesystem::permissions(place_.folder, std::filesystem::perms{0555});
    std::filesystem::permissions(place_.file, std::filesystem::perms{0444});
    {
        const WithoutPrivileges limited;
        EXPECT_THAT(refusal_to_open(place_.file), AllOf(HasSubstr("write"), HasSubstr(place_.file.string())));
        EXPECT_THAT(refusal_to_open(place_.folder / "new.db"), HasSubstr("write"));
    }
    std::filesystem::permissions(place_.folder, std::filesystem::perms{0755});
}

TEST_F(SqliteStore, waits_for_another_program_and_then_says_that_it_is_busy) {
    (void)place_.open(key_);
    SQLite::Database other(place_.file.string(), SQLite::OPEN_READWRITE);
    other.exec("BEGIN IMMEDIATE");
    const auto store = sqlite::open_store(place_.file, key_, {.busy_wait = std::chrono::milliseconds(50)});
    EXPECT_TRUE(store->statements({}).empty()) << "reading needs no turn";
    EXPECT_THAT(refusal([&] { (void)store->add_statement({.subject = "a", .form = "b"}); }),
                HasSubstr("another program"));
    other.exec("COMMIT");
    EXPECT_TRUE(store->add_statement({.subject = "a", .form = "b"}));
}

/// Runs work in a process of its own that may write files of at most `bytes`; its exit code.
int with_files_at_most(rlim_t bytes, const std::function<int()>& work) {
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, bytes};
        ::setrlimit(RLIMIT_FSIZE, &limit);
        ::_exit(work());
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(SqliteStore, a_disk_that_stops_taking_bytes_midway_leaves_nothing_behind) {
    Sample small = sample(2);
    (void)place_.open(key_)->add_delivery(small.delivery());
    Sample large = sample(4000, 1);
    large.add_file("stor.bin", noise(6U << 20)); // the last limit is met among its blocks
    for (const rlim_t megabytes : {1U, 2U, 5U}) {
        const int outcome = with_files_at_most(megabytes << 20, [&] {
            try {
                (void)sqlite::open_store(place_.file, key_)->add_delivery(large.delivery());
            } catch (const StoreError&) {
                return 7;
            }
            return 0;
        });
        EXPECT_EQ(outcome, 7) << megabytes;
        const auto store = place_.open(key_);
        EXPECT_EQ(store->deliveries().size(), 1U) << megabytes;
        EXPECT_EQ(missing_of(*store, domain::DeliveryId{1}, small), "") << megabytes;
    }
    const auto store = place_.open(key_);
    EXPECT_EQ(missing_of(*store, store->add_delivery(large.delivery()).value(), large), "");
}

} // namespace
} // namespace styrhus::store::testing
