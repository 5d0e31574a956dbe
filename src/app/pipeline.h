#pragma once

#include "app/freezing.h"
#include "app/kept.h"
#include "app/look_back.h"
#include "app/municipality.h"
#include "app/parts.h"
#include "base/date.h"
#include "base/result.h"
#include "document/document.h"
#include "domain/delivery.h"
#include "domain/identity/secret.h"
#include "intake/sources/mapping.h"
#include "intake/sources/read.h"
#include "snapshot/snapshot.h"
#include "store/store.h"
#include "views/view.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The three use cases that are the whole system: receive, publish, present.
namespace styrhus::app {

/// One municipality at work, behind app::Municipality. Readers hold the snapshot by pointer and never wait
/// for a publish.
class Pipeline {
  public:
    /// `data` is the folder of shipped reference data and mappings.
    static base::Result<std::unique_ptr<Pipeline>> open(const Home& home, const std::filesystem::path& data);

    base::Result<std::vector<Received>> receive(const ReceiveOrder& order, const Progress& progress);
    /// Whether every file has a mapping, before any is read.
    base::Result<void> check_mappings(const ReceiveOrder& order);
    base::Result<std::shared_ptr<const snapshot::Snapshot>> publish(const PublishOrder& order,
                                                                    const Progress& progress);
    base::Result<document::Document> present(const views::Request& request);

    /// Lets a held delivery count, or takes one back. Both are statements of a named person and can be undone
    /// by another.
    base::Result<void> release(domain::DeliveryId id, std::string_view author, const Now& now);
    base::Result<void> withdraw(domain::DeliveryId id, std::string_view author, std::string_view reason,
                                const Now& now);

    /// Says something of a grant and lays it over the current snapshot at once. The form is one of
    /// snapshot::statement_forms(), or the one that takes the last of them back.
    base::Result<void> say_of_grant(const SayOrder& order);
    /// Says something of a finding of the current figures: one of models::validity::finding_forms(), or the
    /// one that takes the last of them back. It changes no figure.
    base::Result<void> say_of_finding(const SayOrder& order);
    /// Closes a month whose figures are reported, or opens it again. It changes no figure.
    base::Result<void> say_of_month(const SayOrder& order);
    /// Says which grants a posting pays for, and lays it over the current snapshot at once: one of
    /// models::matching::link_forms(), or the one that takes the last of them back.
    base::Result<void> say_of_posting(const SayOrder& order);
    /// What pages are made from, for who asks for something else than a page.
    base::Result<views::Context> context_for(const views::Request& request);

    /// Goes through the extracts before the current figures, so that findings have ages; long the first time.
    base::Result<void> look_back(const Progress& progress);
    /// Makes what the page stands on and would else be shown without.
    base::Result<void> prepare(const views::Request& request, const Progress& progress);

    /// What the files would become by a mapping that is not saved yet. Nothing is stored.
    base::Result<domain::ReadDelivery> try_mapping(const intake::sources::Mapping& mapping,
                                                   const std::vector<IncomingFile>& files, const Now& now);
    base::Result<OpenedMapping> open_mapping(const std::string& code, const IncomingFile* file);
    base::Result<std::vector<IncomingFile>> delivered_files(domain::DeliveryId id);
    base::Result<std::vector<Received>> receive_again(domain::DeliveryId id, std::string_view author,
                                                      const Now& now, const Progress& progress);
    base::Result<SavedMapping> save_mapping(const MappingOrder& order);

    std::shared_ptr<const snapshot::Snapshot> current();
    const Home& home() const { return home_; }
    std::shared_ptr<const std::vector<intake::sources::Mapping>> mappings() const;

    /// A statement of a named person on any subject, and the last one's payload (empty if nothing was said).
    base::Result<void> say_of(std::string_view subject, std::string_view form, std::string_view author,
                              std::string payload, const Now& now);
    std::string last_payload(std::string_view subject, std::string_view form);

    /// A delivered row as its file says it, for those who may see it.
    base::Result<views::RowText> row_text(domain::SourceRef source);
    /// What a delivery did to those before it that count today, row by row.
    base::Result<std::vector<views::ChangedRow>> changed_rows(domain::DeliveryId id);
    /// The rejected rows of a delivery of postings, as far as account and day can be read.
    base::Result<std::vector<views::RejectedPosting>> rejected_postings(domain::DeliveryId id);
    /// All that was said of a subject, the earliest first; by the end of a day if one is given.
    std::vector<views::Said> said_of(const std::string& subject, std::optional<base::Date> by);

    /// What the rules say of a snapshot, and which grants its postings pay for.
    std::shared_ptr<const domain::Checks>
    checks_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot);
    std::shared_ptr<const models::matching::Matching>
    matching_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot);
    std::shared_ptr<const models::matching::Weigher>
    weigher_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot);
    /// The result of the fiscal year that runs on its last day, or of another.
    std::shared_ptr<const base::Result<models::forecast::Forecast>>
    forecast_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot, int year);
    /// The lives of the current figures' findings as far as they are made.
    views::LookedBack looked_back();
    /// Where its sources have given their codes other names.
    std::shared_ptr<const std::vector<views::LabelChange>>
    label_changes_of(const std::shared_ptr<const snapshot::Snapshot>& snapshot);

  private:
    Pipeline(Home home, std::filesystem::path data, std::unique_ptr<store::Store> store,
             std::unique_ptr<store::Store> desk, domain::identity::MasterKey key,
             std::shared_ptr<const reference::Reference> reference,
             std::vector<intake::sources::Mapping> shipped, std::vector<intake::sources::Mapping> mappings);
    struct KnownSnapshot {
        KnownOn known;
        store::Position position; ///< what the store held when it was made
        std::shared_ptr<const snapshot::Snapshot> snapshot;
    };
    std::shared_ptr<const snapshot::Base> base_of(const KnownOn& known, const Progress& progress);
    /// By the day, or all that is said. The desk's lock is held.
    std::shared_ptr<const snapshot::Snapshot> lay_statements_over(std::shared_ptr<const snapshot::Base> base,
                                                                  std::optional<base::Date> by);
    void log_publication(const snapshot::Snapshot& made, const Now& now);
    /// After something is said that figures stand on. The desk's lock is held.
    void lay_current_anew(const Now& now);
    base::Result<domain::Statement> statement_of(const SayOrder& order, const snapshot::Snapshot* current);
    /// The last words by a day, or of all that is said.
    models::validity::Words words_on_findings(std::optional<base::Date> by);
    /// The current snapshot, or the one of the day that the address names.
    base::Result<std::shared_ptr<const snapshot::Snapshot>> snapshot_for(const views::Request& request);
    std::shared_ptr<const snapshot::Snapshot> snapshot_known(const KnownOn& known);
    /// Files that are one delivery.
    struct Batch {
        std::shared_ptr<const intake::sources::Mapping> mapping;
        std::optional<base::Date> extract;
        std::string scope;
        std::vector<intake::sources::SourceFile> files;
        std::vector<UnreadSheet> unread; ///< of the same workbooks
        std::size_t copies = 0;          ///< files left out, for another of them holds the same
    };
    base::Result<std::vector<Batch>> batches_of(const ReceiveOrder& order);
    static void add_to(std::vector<Batch>& batches, Part part);
    static void leave_out_copies(Batch& batch);
    base::Result<Received> receive_batch(Batch batch, const ReceiveOrder& order, const Progress& progress);
    const domain::Delivery* same_files(const std::vector<domain::Delivery>& stored, const Batch& batch);
    /// The delivery that has the batch already; null if the batch brings something new. Where rows are known
    /// again wherever they are delivered, files are too, and those that came before are taken out of the
    /// batch.
    const domain::Delivery* known_already(const std::vector<domain::Delivery>& stored, Batch& batch);
    /// Neither held nor taken back, by the day or today. The store's lock is held.
    static std::vector<domain::Delivery> counting_deliveries(store::Store& store,
                                                             std::optional<base::Date> known_on);
    std::vector<domain::Delivery> deliveries_today();
    base::Result<void> weigh(domain::ReadDelivery& read, const std::vector<domain::Delivery>& counting);
    bool has_key(std::string_view source) const;
    /// Whether a row that comes again, in whatever delivery, is the same row.
    bool are_repeats_same(std::string_view source) const;
    /// As it was when asked for, whatever is saved meanwhile; null if there is none.
    std::shared_ptr<const intake::sources::Mapping> find_mapping(std::string_view source) const;
    base::Result<views::MappingWords> mapping_words(const std::string& code);
    base::Result<domain::Delivery> find_delivery(domain::DeliveryId id);
    /// Neither held nor taken back.
    bool counts_today(domain::DeliveryId id);
    /// The rows that begin on these lines of one file, in their order; `lines` ascend.
    base::Result<std::vector<views::RowText>> row_texts(const domain::Delivery& delivery, std::uint16_t file,
                                                        const std::vector<std::uint32_t>& lines);
    views::Context context_of(std::shared_ptr<const snapshot::Snapshot> snapshot,
                              const views::Request& request);
    base::Result<void> say(domain::DeliveryId id, std::string_view form, std::string_view author,
                           std::string payload, const Now& now);

    Home home_;
    std::filesystem::path data_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Store> desk_; ///< the same store, for short calls while long work goes on
    domain::identity::MasterKey key_;
    std::shared_ptr<const reference::Reference> reference_;
    const std::vector<intake::sources::Mapping> shipped_;                   ///< that come with Styrhus
    std::shared_ptr<const std::vector<intake::sources::Mapping>> mappings_; ///< put anew when one is saved
    std::shared_ptr<const snapshot::Snapshot> current_;
    KeptOfSnapshot<domain::Checks> checks_;
    KeptOfSnapshot<models::matching::Matching> matchings_;
    KeptOfSnapshot<models::matching::Weigher> weighers_;
    KeptOfSnapshot<base::Result<models::forecast::Forecast>> forecasts_;        ///< of the year that runs
    KeptOfSnapshot<base::Result<models::forecast::Forecast>> forecasts_before_; ///< of the year before it
    KeptOfSnapshot<std::vector<views::LabelChange>> label_changes_;
    LookBack look_back_;
    std::vector<KnownSnapshot> known_; ///< the few last asked for, the latest last
    std::mutex store_mutex_;           ///< of `store_`, through which long work goes
    std::mutex desk_mutex_; ///< of `desk_`, and of laying statements over: what people wait for on the screen
    std::mutex current_mutex_;
    std::mutex known_mutex_;
    std::mutex saving_mutex_; ///< a mapping is looked at, written and logged by one at a time
    mutable std::mutex mappings_mutex_;
};

} // namespace styrhus::app
