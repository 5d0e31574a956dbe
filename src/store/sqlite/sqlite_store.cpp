#include "store/sqlite/sqlite_store.h"

#include "base/check.h"
#include "store/record_columns.h"
#include "store/sealing.h"
#include "store/sqlite/claim_rows.h"
#include "store/sqlite/delivery_rows.h"
#include "store/sqlite/fact_reading.h"
#include "store/sqlite/file_rows.h"
#include "store/sqlite/rows.h"
#include "store/sqlite/schema.h"
#include "store/sqlite/statement_rows.h"
#include "store/sqlite/trouble.h"
#include "store/term_numbers.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Transaction.h>
#include <fcntl.h>
#include <fmt/core.h>
#include <mutex>
#include <set>
#include <unistd.h>

namespace styrhus::store::sqlite {
namespace {

using domain::DeliveryId;
using domain::StatementId;
using domain::identity::IdentityClaim;
using domain::identity::MasterKey;

constexpr const char* key_check_text = "the key of this store";

/// Readable by its owner only, like the journal files that SQLite makes in its likeness.
void make_private(const std::filesystem::path& file) {
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor >= 0) ::close(descriptor);
    // Any trouble is SQLite's to report, in its own words.
}

class SqliteStore final : public Store {
  private:
    /// One call at a time; SQLite's troubles leave as StoreErrors.
    template <class Work>
    auto guarded(const char* doing, Work&& work) {
        const std::lock_guard lock(mutex_);
        try {
            return work();
        } catch (const SQLite::Exception& trouble) {
            explain(trouble, doing, file_, options_.busy_wait);
        }
    }

    static constexpr auto with_delivery = [](auto& row, std::int64_t id) {
        row.source.delivery = delivery_of_row(id);
    };

    template <class Row, class Number>
    std::vector<Row> of_delivery(DeliveryId delivery, Number&& number) {
        return guarded("reading what came of a delivery", [&] {
            return select_rows<Row>(*database_, first_row_of(delivery), last_row_of(delivery), number);
        });
    }

  public:
    SqliteStore(const std::filesystem::path& file, const MasterKey& key, const SqliteOptions& options)
        : file_(file), options_(options), raw_(key.derive(MasterKey::Purpose::raw_deliveries)),
          identities_(key.derive(MasterKey::Purpose::claims)) {
        guarded("opening the store", [&] { open(); });
    }

    base::Result<DeliveryId> add_delivery(const NewDelivery& delivery) override {
        return guarded("adding the delivery", [&] { return add(delivery); });
    }

    std::vector<domain::Delivery> deliveries() override {
        return guarded("reading the deliveries", [&] { return select_deliveries(*database_); });
    }

    std::vector<domain::Rejection> rejections(DeliveryId delivery) override {
        return of_delivery<domain::Rejection>(delivery, with_delivery);
    }
    std::vector<domain::Finding> findings(DeliveryId delivery) override {
        return of_delivery<domain::Finding>(delivery, with_delivery);
    }
    std::vector<domain::MappingGap> gaps(DeliveryId delivery) override {
        return of_delivery<domain::MappingGap>(delivery, [](auto&, std::int64_t) {});
    }
    std::vector<domain::MetValue> met_values(DeliveryId delivery) override {
        return of_delivery<domain::MetValue>(delivery, [](auto&, std::int64_t) {});
    }

    void read_facts(domain::FactKind kind, std::span<const DeliveryId> deliveries,
                    domain::Facts& into) override {
        guarded("reading facts", [&] { select_facts(*database_, kind, deliveries, into); });
    }

    void read_stamps(domain::FactKind kind, DeliveryId delivery, std::vector<domain::FactStamp>& stamps,
                     std::vector<base::Date>& ends) override {
        guarded("reading facts", [&] { select_stamps(*database_, kind, delivery, stamps, ends); });
    }
    void read_places(domain::FactKind kind, DeliveryId delivery, std::span<const std::uint32_t> places,
                     domain::Facts& into) override {
        guarded("reading facts", [&] { select_places(*database_, kind, delivery, places, into); });
    }

    void read_file(DeliveryId delivery, std::size_t file,
                   const std::function<void(std::string_view)>& sink) override {
        guarded("reading a delivered file", [&] { FileRows(*database_, raw_, delivery, file).read(sink); });
    }
    std::string read_range(DeliveryId delivery, std::size_t file, std::uint64_t offset,
                           std::uint64_t length) override {
        return guarded("reading a delivered file",
                       [&] { return FileRows(*database_, raw_, delivery, file).range(offset, length); });
    }
    std::uint64_t line_offset(DeliveryId delivery, std::size_t file, std::uint32_t line) override {
        return guarded("finding a line of a delivered file",
                       [&] { return FileRows(*database_, raw_, delivery, file).line_offset(line); });
    }

    domain::Dictionary dictionary() override {
        return guarded("reading the dictionary", [&] { return select_dictionary(*database_); });
    }

    std::vector<IdentityClaim> claims() override {
        return guarded("reading the identities", [&] { return select_claims(*database_, identities_); });
    }
    std::optional<IdentityClaim> claim(domain::IdentityRef ref) override {
        return guarded("reading an identity", [&] { return select_claim(*database_, ref, identities_); });
    }

    base::Result<StatementId> add_statement(const domain::Statement& statement) override {
        return guarded("adding the statement", [&] { return add(statement); });
    }

    std::vector<domain::Statement> statements(const StatementFilter& filter) override {
        return guarded("reading the statements", [&] { return select_statements(*database_, filter, raw_); });
    }

    std::uint64_t add_publication(const Publication& publication) override {
        return guarded("adding the publication", [&] {
            SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
            const std::int64_t id = last_of("publication") + 1;
            insert_rows<Publication>(*database_, id, {&publication, 1});
            transaction.commit();
            return static_cast<std::uint64_t>(id);
        });
    }
    std::vector<Publication> publications() override {
        return guarded("reading the publications", [&] {
            return select_rows<Publication>(*database_, 1, INT64_MAX, [](Publication& row, std::int64_t id) {
                row.id = static_cast<std::uint64_t>(id);
            });
        });
    }

    Position position() override {
        return guarded("asking the store what is new", [&] {
            return Position{.delivery = last_delivery(),
                            .statement = static_cast<StatementId>(last_of("statement")),
                            .publication = static_cast<std::uint64_t>(last_of("publication"))};
        });
    }

  private:
    std::int64_t last_of(const char* table) {
        return single_integer(*database_, fmt::format("SELECT max(id) FROM {}", table));
    }
    DeliveryId last_delivery() { return DeliveryId{static_cast<std::uint32_t>(last_of("delivery"))}; }

    void open();
    void check_key();
    static std::vector<std::string_view> each_once(const NewDelivery& delivery);
    base::Result<DeliveryId> add(const NewDelivery& delivery);
    base::Result<StatementId> add(const domain::Statement& statement);
    static domain::Dictionary select_dictionary(SQLite::Database& database);

    std::filesystem::path file_;
    SqliteOptions options_;
    Sealer raw_;
    Sealer identities_;
    std::mutex mutex_;
    std::unique_ptr<SQLite::Database> database_;
};

void SqliteStore::open() {
    make_private(file_);
    // Our own mutex guards the connection, so SQLite need not take one for every value.
    database_ = std::make_unique<SQLite::Database>(
        file_.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX,
        static_cast<int>(options_.busy_wait.count()));
    // Readers see the last whole state while another adds, and what is acknowledged is on the disk
    // (synchronous = FULL flushes the log at every commit; NORMAL would leave the last commits to a power
    // cut).
    database_->exec("PRAGMA page_size = 16384; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; "
                    "PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864; "
                    "PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF");
    if (options_.pages_max != 0)
        database_->exec(fmt::format("PRAGMA max_page_count = {}", options_.pages_max));
    bring_up_to_date(*database_);
    check_key();
    seal_old_statements(*database_, raw_);
}

void SqliteStore::check_key() {
    const std::string where = place("key", {});
    const auto check = [&] {
        Prepared query(*database_, "SELECT sealed FROM key_check WHERE id = 1");
        if (!query.step()) return false;
        if (identities_.open(RowReader(query).blob(), where) != key_check_text)
            throw StoreError("opening the store failed: the key is not the one the store was made with; give "
                             "the key file that was made with it");
        return true;
    };
    if (check()) return;
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    if (check()) return; // another program was first, with the same key
    const std::string sealed = identities_.seal(key_check_text, where);
    Prepared insert(*database_, "INSERT INTO key_check (id, sealed) VALUES (1, ?)");
    Binder(insert).blob(sealed);
    insert.run();
    transaction.commit();
}

/// A workbook that is read sheet by sheet is several files of the same bytes: they lie with the first.
std::vector<std::string_view> SqliteStore::each_once(const NewDelivery& delivery) {
    std::vector<std::string_view> bytes(delivery.files.begin(), delivery.files.end());
    const auto& files = delivery.read.delivery.files;
    std::set<std::string_view> workbooks;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (!files[i].sheet.empty() && !workbooks.insert(files[i].hash).second) bytes[i] = {};
    return bytes;
}

base::Result<DeliveryId> SqliteStore::add(const NewDelivery& delivery) {
    const auto& files = delivery.read.delivery.files;
    STYRHUS_CHECK(files.size() == delivery.files.size());
    for (std::size_t i = 0; i < files.size(); ++i)
        STYRHUS_CHECK(files[i].bytes == delivery.files[i].size());
    TermNumbers terms(delivery.dictionary, delivery.read.facts);

    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    const DeliveryId last = last_delivery();
    if (delivery.after && *delivery.after != last)
        return base::Error{fmt::format("another delivery came in meanwhile, so the receipt must be reckoned "
                                       "again: delivery {}",
                                       static_cast<std::uint32_t>(last))};
    const DeliveryId id{static_cast<std::uint32_t>(last) + 1};
    const std::vector<std::string_view> bytes = each_once(delivery);
    BlockSealer blocks(raw_, id, bytes);
    insert_terms(*database_, terms);
    insert_claims(*database_, id, delivery.claims, identities_);
    insert_delivery(*database_, id, delivery, terms);
    insert_blocks(*database_, blocks);
    transaction.commit();
    return id;
}

base::Result<StatementId> SqliteStore::add(const domain::Statement& statement) {
    SQLite::Transaction transaction(*database_, SQLite::TransactionBehavior::IMMEDIATE);
    const std::int64_t last = last_of("statement");
    const auto superseded = static_cast<std::uint64_t>(statement.supersedes);
    if (superseded > static_cast<std::uint64_t>(last))
        return base::Error{
            fmt::format("the statement to supersede is not in the store; read it again: {}", superseded)};
    domain::Statement numbered = statement;
    numbered.id = static_cast<StatementId>(last + 1);
    insert_statement(*database_, std::move(numbered), raw_);
    transaction.commit();
    return static_cast<StatementId>(last + 1);
}

domain::Dictionary SqliteStore::select_dictionary(SQLite::Database& database) {
    domain::Dictionary dictionary;
    for_each_term(database, [&](domain::Term expected, std::string_view text) {
        if (dictionary.intern(text) != expected)
            throw StoreError("reading the dictionary failed: a text is missing or there twice; restore the "
                             "store from a backup");
    });
    return dictionary;
}

} // namespace

std::unique_ptr<Store> open_store(const std::filesystem::path& file, const MasterKey& key,
                                  SqliteOptions options) {
    try {
        return std::make_unique<SqliteStore>(file, key, options);
    } catch (const StoreError& trouble) {
        const std::string what = trouble.what();
        if (what.ends_with(file.string())) throw;
        throw StoreError(fmt::format("{}: {}", what, file.string()));
    }
}

} // namespace styrhus::store::sqlite
