#pragma once

#include "base/date.h"
#include "domain/delivery.h"
#include "domain/dictionary.h"
#include "domain/facts.h"
#include "domain/finding.h"
#include "domain/person_index.h"
#include "reference/reference.h"
#include "snapshot/base.h"
#include "snapshot/columns.h"
#include "snapshot/statements.h"

#include <memory>
#include <string>
#include <vector>

namespace styrhus::snapshot {

/// The base's findings and then those of the overlay, as one list.
class Findings {
  public:
    explicit Findings(const std::vector<domain::Finding>& base) : base_(&base) {}
    void add(domain::Finding finding) { said_.push_back(std::move(finding)); }

    std::size_t size() const { return base_->size() + said_.size(); }
    const domain::Finding& operator[](std::size_t i) const {
        return i < base_->size() ? (*base_)[i] : said_[i - base_->size()];
    }
    class Iterator {
      public:
        Iterator(const Findings& list, std::size_t at) : list_(&list), at_(at) {}
        const domain::Finding& operator*() const { return (*list_)[at_]; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        bool operator==(const Iterator& other) const { return at_ == other.at_; }

      private:
        const Findings* list_;
        std::size_t at_;
    };
    Iterator begin() const { return {*this, 0}; }
    Iterator end() const { return {*this, size()}; }

  private:
    const std::vector<domain::Finding>* base_;
    std::vector<domain::Finding> said_;
};

/// Figures known on one day, and everything they stand on: an immutable base with what named persons say of
/// single grants laid over it. Made by `freeze` or `lay_over`, never changed, shared by pointer. Columns that
/// no statement touches are the base's own.
struct Snapshot {
    explicit Snapshot(std::shared_ptr<const Base> on);

    std::shared_ptr<const Base> base;
    std::string snapshot_id; ///< content and provenance
    std::string figures_id;  ///< content only: the same for the same facts however they were delivered
    base::Date as_of;
    base::Date known_on;
    domain::KnownReading reading = domain::KnownReading::received;
    ModelColumns columns;
    Column<std::uint32_t> grant_of_row;
    Column<std::uint32_t> posting_of_row;
    Findings findings;
    std::vector<Amendment> amendments; ///< in the order of their grants
    std::shared_ptr<const reference::Reference> reference;
    std::shared_ptr<const domain::Dictionary> terms;
    const domain::PersonIndex& persons;
    const std::vector<domain::Delivery>& deliveries;
    const std::vector<domain::LedgerTotal>& ledger_totals;
    const std::vector<domain::BudgetLine>& budget;
    const std::vector<domain::Activity>& activities;
    const std::vector<domain::EarlyHelp>& early_help;
    const std::vector<domain::Grant>& grants; ///< as delivered and selected
    const std::vector<domain::Posting>& postings;
    const std::vector<domain::Tariff>& tariffs;
    const std::vector<domain::InvoiceLine>& invoice_lines;
    std::vector<domain::Statement> said_of_postings; ///< those in force, one a posting, by subject

    /// The amendment of a grant; none if nobody said anything of it.
    const Amendment* amendment_of(std::uint32_t grant) const;
    /// What a statement about the grant is addressed to.
    std::string subject_of(std::uint32_t grant) const;
    std::string subject_of_posting(std::uint32_t posting) const;
};

} // namespace styrhus::snapshot
