#pragma once

#include "reference/reference.h"
#include "snapshot/freeze.h"
#include "views/view.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

/// A town small enough to be worked by hand, frozen from facts as any municipality is. Its bodies are
/// compiled once: what copies facts of every kind makes much code.
namespace styrhus::views {

std::shared_ptr<const reference::Reference> shipped_reference();

/// Grants by `sensum` (delivery 1), postings and the ledger's own totals by `opus` (2 and 3). Line numbers
/// are those of the order in which facts are added, from 2 on.
class SmallTown {
  public:
    SmallTown();
    SmallTown(SmallTown&&) noexcept;
    SmallTown& operator=(SmallTown&&) noexcept;
    ~SmallTown();

    std::uint32_t add_person(base::Date born, bool is_protected = false);
    domain::Grant& add_grant(std::uint32_t person, std::string_view law, base::Period period,
                             std::int64_t kroner_a_day);
    domain::Posting& add_posting(std::uint32_t person, std::string_view account, base::Date posted_on,
                                 std::int64_t ore);
    /// The price of a facility's place; `cvr` is whom it is paid to.
    domain::Tariff& add_tariff(std::string_view facility, std::string_view cvr, std::int64_t kroner_a_day);
    /// A line of an e-invoice, of the source `delivery` numbers, from line 2 on.
    domain::InvoiceLine& add_invoice_line(std::uint32_t delivery, std::string_view document,
                                          base::Date issued_on, std::int64_t kroner);
    void add_total(std::string_view account, int year, int period, std::int64_t ore);
    /// The town's figures, and what pages ask besides.
    Context context(base::Date as_of);

    /// A further source, numbered after those before it; its place among the deliveries.
    std::size_t deliver(std::string source, domain::FactKind kind);
    /// A fact of another kind than grants and postings, in a delivery given by its place. Of the kinds that
    /// the source file names.
    template <class Fact>
    Fact& add(std::size_t delivery, Fact fact);
    /// Moves the latest grant to another delivery.
    void deliver_grant_in(std::size_t delivery);
    /// Of a grant in the order they are added, from 0 on.
    domain::FactStamp& stamp_of_grant(std::size_t number);
    domain::Person& person(std::uint32_t number);
    domain::Term term(std::string_view text);
    domain::Delivery& delivery(std::size_t index);
    void reject(domain::Rejection rejection);
    /// In the postings' delivery.
    void miss(domain::MappingGap gap);
    void meet(domain::MetValue value);

    std::string home_municipality; ///< a grant that another pays for is then another's

  private:
    void add_delivery(std::uint32_t id, std::string source, domain::FactKind kind);

    struct Held;
    std::unique_ptr<Held> held_;
};

/// DEFINITIONS 4: 2023, § 85 600 a day 1 Jan–30 Jun (3 hours a week: step 3), § 107 2,400 a day from 16 May
/// (step 6), § 104 500 a day all year (cost only).
SmallTown town_of_2023();

document::Document present(const Context& context, std::string_view view,
                           std::map<std::string, std::string, std::less<>> parameters = {});

} // namespace styrhus::views
