#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/period.h"
#include "domain/ids.h"

#include <cstdint>
#include <tuple>
#include <vector>

/// What a source said, one plain struct per row of it. Every fact has a SourceRef and speaks of people by
/// IdentityRef only. Free text is not here at all: it stays in the raw delivery and is fetched by SourceRef
/// behind access control. Codes from a source are Terms; what they mean is decided later, by reference data.
namespace styrhus::domain {

enum class FactKind : std::uint8_t {
    citizen,
    relation,
    grant,
    quantity,
    tariff,
    posting,
    ledger_total,
    account,
    budget_line,
    activity,
    early_help,
    invoice_line
};
constexpr int fact_kind_count = 12;

enum class Sex : std::uint8_t { unknown, male, female };

/// A row of the civil register, or a header row of a return.
struct Citizen {
    SourceRef source;
    IdentityRef citizen{};
    IdentityRef former{};
    base::Date born = base::Date::open_end();
    base::Date died = base::Date::open_end();
    Sex sex = Sex::unknown;
    Term municipality{};
    Term status{};
    base::Date status_date = base::Date::open_end();
    bool is_protected = false;
    /// Initials for lists, such as "M.K."; the name itself stays in the raw delivery.
    Term initials{};
    /// The keyed hash of the address: equal addresses have equal refs.
    IdentityRef address{};
};

enum class RelationKind : std::uint8_t { mother, father, child, spouse, custody };
struct Relation {
    SourceRef source;
    IdentityRef of{};
    IdentityRef to{};
    RelationKind kind = RelationKind::child;
};

enum class GrantStatus : std::uint8_t { draft, expected, granted, ended, rejected };

/// What one unit of price covers in time.
enum class PriceUnit : std::uint8_t { unknown, day, week, two_weeks, month, quarter, year, hour, one_off };

/// How a price becomes kroner per day (DEFINITIONS 5). It belongs to the grant.
enum class DayCount : std::uint8_t {
    by_day,         ///< price per day
    week,           ///< price ÷ 7
    two_weeks,      ///< price ÷ 14
    month_by_day,   ///< price ÷ days of the calendar month
    month_twelfth,  ///< 12 × price a year, a twelfth each month, spread over the month's days
    month_30_5,     ///< price ÷ 30.5
    year_365,       ///< price ÷ 365
    hours_per_week, ///< price × hours a week × weeks a year ÷ days of the year
    payment_on_day, ///< paid whole on the start's day of each period (month or week); spread to the day
                    ///< before the next
    one_off         ///< falls on the first day
};

struct Grant {
    SourceRef source;
    IdentityRef citizen{};
    Term case_no{};
    Term law{};            ///< paragraph as the source writes it, normalised blanks only
    Term service{};        ///< indsats, ydelse
    Term service_detail{}; ///< ydelsesvariant, leverandørindsats
    Term facility_type{};  ///< tilbudstype, or the placement code of another country's return
    Term facility{};
    Term provider{};
    Term granting_unit{};
    Term paying_unit{};
    Term target_group{};
    Term paying_municipality{};
    Term account{};     ///< funktion or cost centre where the case system has one
    Term responsible{}; ///< the registrant's initials
    Term end_reason{};
    GrantStatus status = GrantStatus::granted;
    bool is_supplementary = false;
    base::Period period;
    base::Date decided_on =
        base::Date::open_end(); ///< when the source knew; open = the mapping names no column
    bool has_price = false;
    base::Money price; ///< per unit
    std::int64_t quantity_milli =
        1000; ///< thousandths of a unit per frequency; hours a week for hours_per_week
    PriceUnit unit = PriceUnit::unknown;
    DayCount day_count = DayCount::by_day;
    std::int32_t weeks_per_year_milli = 52000;
    std::int32_t vat_factor_ppm = 1'000'000; ///< what is left after indirect VAT, in millionths
};

/// Hours a week that a provider system states for an intervention whose grant has none.
struct QuantityFact {
    SourceRef source;
    IdentityRef citizen{};
    Term service{};
    Term service_detail{};
    Term facility{};
    base::Period period;
    std::int64_t quantity_milli = 0;
};

enum class Ownership : std::uint8_t { unknown, own, other_municipality, region, private_provider };

struct Tariff {
    SourceRef source;
    Term facility{};
    Term service_detail{};
    Term provider{};
    Term law{};
    Term cvr{};
    base::Period period;
    base::Money price;
    PriceUnit unit = PriceUnit::day;
    DayCount day_count = DayCount::by_day;
    std::int32_t vat_factor_ppm = 1'000'000;
    Ownership ownership = Ownership::unknown;
};

struct Posting {
    SourceRef source;
    IdentityRef citizen{};
    Term account{}; ///< PSP element, alias or cost centre: what the account facts or the area tree know
    Term cost_centre{};
    Term art{}; ///< the two- or three-digit art
    Term provider{};
    Term label{}; ///< a service label beside the account, where the source has one
    Term reference{};
    base::Money amount; ///< expenditure +, income −
    base::Date posted_on;
    base::Period service; ///< empty where the source gives none
    std::int16_t fiscal_year = 0;
    std::int64_t quantity_milli = 0;
    // What the text says of whose it is. It makes nobody a citizen: it only tells those apart who are.
    IdentityRef named{};                            ///< the one CPR number that it holds
    Term named_case{};                              ///< the number of a case
    base::Date named_born = base::Date::open_end(); ///< the day of birth that stands with
    Term named_initials{};                          ///< these initials, such as "M.K."
};

/// What a posting stands on: its account, or the cost centre of a ledger without accounts.
inline Term account_of(const Posting& posting) {
    return is_none(posting.account) ? posting.cost_centre : posting.account;
}

/// The finance system's own total, to tie out against.
struct LedgerTotal {
    SourceRef source;
    Term account{};
    Term cost_centre{};
    std::int16_t fiscal_year = 0;
    std::int8_t period = 0; ///< month 1–12, 0 for the year
    base::Money amount;
};

/// As of a posting.
inline Term account_of(const LedgerTotal& total) {
    return is_none(total.account) ? total.cost_centre : total.account;
}

/// What a PSP element or alias stands for in the authorised chart of accounts.
struct AccountFact {
    SourceRef source;
    Term account{};
    Term function{};  ///< "5.38.52"
    Term ownership{}; ///< dranst
    Term grouping{};
    Term name{};
    Term cost_centre{};
    base::Period period;
};

struct BudgetLine {
    SourceRef source;
    Term account{};
    std::int16_t fiscal_year = 0;
    std::int8_t period = 0;
    base::Money original;
    base::Money supplementary;
    base::Money virement;
    base::Money carry_over;
    base::Money revised;
};

/// An activity or course of a provider system; citizens may have the provider's own number.
struct Activity {
    SourceRef source;
    IdentityRef citizen{};
    Term type{};
    Term unit{};
    Term status{};
    Term responsible{}; ///< the registrant's initials
    Term end_reason{};
    base::Date referred_on = base::Date::open_end();
    base::Period period;
    base::Date due_on = base::Date::open_end();
    base::Date done_on = base::Date::open_end();
    std::int64_t quantity_milli = 0;
    base::Money amount; ///< what the source itself counts for it, to compare with; it is in no figure
};

/// Early help counted without citizens (K12).
struct EarlyHelp {
    SourceRef source;
    base::Month month;
    Term unit{};
    Term service{};
    Term law{};
    std::int32_t courses = 0;
    std::int32_t participants = 0;
    base::Money cost;
};

/// What the amount of an invoice's row is for. The rows of a document sum to what is to be paid.
enum class InvoiceRow : std::uint8_t { line, allowance, charge, tax, rounding, prepaid };

/// A row of an e-invoice or credit note. What it is for stands as free text in the raw delivery.
struct InvoiceLine {
    SourceRef source;
    IdentityRef citizen{}; ///< the one CPR number that the document, or the line, holds
    IdentityRef contact{}; ///< the keyed hash of the person reference: equal references have equal refs
    InvoiceRow kind = InvoiceRow::line;
    bool is_credit = false; ///< of a credit note; its amounts and quantities are negative
    Term supplier{};        ///< CVR number, or what the supplier has instead
    Term document{};        ///< the supplier's number of the invoice
    std::uint64_t version =
        0; ///< the keyed hash of all the document says: another where it says something else
    Term line{};
    Term buyer_gln{};
    Term order{};
    Term order_line{};
    Term accounting_cost{};
    Term billed_in{}; ///< the invoice that a credit note takes back
    Term unit{};      ///< UN/ECE recommendation 20: DAY, HUR, MON …
    base::Date issued_on;
    base::Period service; ///< empty where the document gives none
    std::int64_t quantity_milli = 0;
    std::int64_t price_micro = 0;   ///< millionths of a krone per unit; 0 = not stated
    std::int32_t vat_rate_ppm = -1; ///< millionths; −1 = not stated
    base::Money amount;             ///< without VAT; VAT has rows of its own
};

/// What a fact is called across deliveries and what it says: keyed by the mapping's key columns (with an
/// ordinal among equal keys), and by all it holds but its source. The same content has the same hash in every
/// store with the same key.
struct FactStamp {
    std::uint64_t key = 0;
    std::uint64_t content = 0;
    bool operator==(const FactStamp&) const = default;
};

template <class Fact>
struct FactTable {
    std::vector<Fact> facts;
    std::vector<FactStamp> stamps; ///< one per fact
};

/// Facts of every kind, in the order of FactKind.
struct Facts {
    std::tuple<FactTable<Citizen>, FactTable<Relation>, FactTable<Grant>, FactTable<QuantityFact>,
               FactTable<Tariff>, FactTable<Posting>, FactTable<LedgerTotal>, FactTable<AccountFact>,
               FactTable<BudgetLine>, FactTable<Activity>, FactTable<EarlyHelp>, FactTable<InvoiceLine>>
        tables;

    template <class Fact>
    FactTable<Fact>& of() {
        return std::get<FactTable<Fact>>(tables);
    }
    template <class Fact>
    const FactTable<Fact>& of() const {
        return std::get<FactTable<Fact>>(tables);
    }
};

} // namespace styrhus::domain
