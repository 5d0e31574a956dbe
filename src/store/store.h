#pragma once

#include "base/date.h"
#include "base/result.h"
#include "domain/delivery.h"
#include "domain/dictionary.h"
#include "domain/facts.h"
#include "domain/finding.h"
#include "domain/identity/secret.h"
#include "domain/ids.h"
#include "domain/statement.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

/// What is kept: deliveries with their facts and their bytes, statements, and what was published. The store
/// appends and scans; it derives nothing, changes nothing and forgets nothing.
namespace styrhus::store {

/// The store cannot go on: no room, no right, a damaged or foreign file, another key. The message says what,
/// where, why and what to do; what was being added is not in the store.
class StoreError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// A delivery on its way in. Everything here is borrowed and must outlive the call.
struct NewDelivery {
    /// Its SourceRefs need no delivery number: the store gives it.
    const domain::ReadDelivery& read;
    /// The bytes as delivered, one for each of `read.delivery.files`, in their order.
    std::span<const std::string_view> files;
    /// The dictionary in which the facts' Terms are written. The store keeps the texts the facts use and
    /// numbers them itself, so it may be any dictionary; read `Store::dictionary` anew afterwards.
    const domain::Dictionary& dictionary;
    /// The claims behind the facts' IdentityRefs. Claims the store already has may be among them.
    std::span<const domain::identity::IdentityClaim> claims;
    /// The last delivery the receipt was reckoned against; nothing is checked if empty.
    std::optional<domain::DeliveryId> after;
};

/// Which statements; empty and 0 mean all.
struct StatementFilter {
    std::string subject;
    std::string form;
    domain::StatementId since{}; ///< only those added after this one
};

/// One line of the log of what was published.
struct Publication {
    std::uint64_t id = 0; ///< given by the store
    std::string snapshot_id;
    std::string figures_id;
    base::Date as_of;
    base::Date known_on;
    domain::DeliveryId last_delivery{};
    domain::StatementId last_statement{};
    std::int64_t published_at_utc = 0; ///< seconds since 1970
    bool operator==(const Publication&) const = default;
};

/// The last of each that is in the store: cheap to ask, to see whether anything was added.
struct Position {
    domain::DeliveryId delivery{};
    domain::StatementId statement{};
    std::uint64_t publication = 0;
    bool operator==(const Position&) const = default;
};

/// One municipality's store. Every function that adds is wholly in or wholly out and survives a power cut
/// once it has returned; several programs may have the same store open. All functions throw StoreError. A
/// Store may be used from several threads, one call at a time; open another for reading while a long call
/// runs.
class Store {
  public:
    virtual ~Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// An error if another delivery came in after `NewDelivery::after`: reckon the receipt again. Throws if
    /// two identity values have one ref.
    virtual base::Result<domain::DeliveryId> add_delivery(const NewDelivery& delivery) = 0;
    /// All of them in the order received, held ones too.
    virtual std::vector<domain::Delivery> deliveries() = 0;
    virtual std::vector<domain::Rejection> rejections(domain::DeliveryId delivery) = 0;
    virtual std::vector<domain::Finding> findings(domain::DeliveryId delivery) = 0;
    virtual std::vector<domain::MappingGap> gaps(domain::DeliveryId delivery) = 0;
    virtual std::vector<domain::MetValue> met_values(domain::DeliveryId delivery) = 0;

    /// Appends the facts of one kind of the given deliveries to `into`, delivery by delivery in the order
    /// given, each in the order it was read. Which of them are live is decided elsewhere.
    virtual void read_facts(domain::FactKind kind, std::span<const domain::DeliveryId> deliveries,
                            domain::Facts& into) = 0;

    /// Appends the stamps of one delivery's facts of a kind, in the order it was read, and the first days
    /// after their periods if the kind has periods: what tells which rows are live, for a fraction of the
    /// cost of reading them.
    virtual void read_stamps(domain::FactKind kind, domain::DeliveryId delivery,
                             std::vector<domain::FactStamp>& stamps, std::vector<base::Date>& ends) = 0;
    /// Appends those facts of one delivery whose places among its facts of the kind are given, ascending.
    virtual void read_places(domain::FactKind kind, domain::DeliveryId delivery,
                             std::span<const std::uint32_t> places, domain::Facts& into) = 0;

    /// The bytes of a file of a delivery in pieces and in order, checked against the delivery's hash at the
    /// end.
    virtual void read_file(domain::DeliveryId delivery, std::size_t file,
                           const std::function<void(std::string_view piece)>& sink) = 0;
    /// At most `length` bytes from byte `offset`; fewer at the end of the file.
    virtual std::string read_range(domain::DeliveryId delivery, std::size_t file, std::uint64_t offset,
                                   std::uint64_t length) = 0;
    /// The byte on which a line begins, the first line being 1; the file's size if it has fewer. Lines end
    /// with the byte 0x0A, so this holds for UTF-8 and Windows-1252, not for UTF-16 or workbooks.
    virtual std::uint64_t line_offset(domain::DeliveryId delivery, std::size_t file, std::uint32_t line) = 0;

    virtual domain::Dictionary dictionary() = 0;

    /// Who the IdentityRefs are, in clear, in the order first met, within a delivery by ref. For joining
    /// people (identity) and for the one audited door (app) only.
    virtual std::vector<domain::identity::IdentityClaim> claims() = 0;
    virtual std::optional<domain::identity::IdentityClaim> claim(domain::IdentityRef ref) = 0;

    /// The id is given by the store. An error if it supersedes a statement that is not there.
    virtual base::Result<domain::StatementId> add_statement(const domain::Statement& statement) = 0;
    /// In the order added.
    virtual std::vector<domain::Statement> statements(const StatementFilter& filter) = 0;

    virtual std::uint64_t add_publication(const Publication& publication) = 0;
    /// In the order published.
    virtual std::vector<Publication> publications() = 0;

    virtual Position position() = 0;

  protected:
    Store() = default;
};

} // namespace styrhus::store
