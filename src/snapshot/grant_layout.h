#pragma once

#include "snapshot/base.h"
#include "snapshot/grant_area.h"
#include "snapshot/join_report.h"
#include "snapshot/placing.h"
#include "snapshot/price_list.h"
#include "snapshot/rate.h"
#include "snapshot/statements.h"

#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace styrhus::snapshot {

/// A row of GrantColumns before it stands in its columns; what the fact itself says is taken from the fact.
struct GrantRow {
    domain::PersonId person{};
    std::int32_t from = 0;
    std::int32_t to = 0;
    Rate rate;
    base::Fraction carry;
    std::uint16_t marks = 0;
    domain::Term area{};
    std::uint32_t fact = 0;
};
struct PieceRow {
    domain::PersonId person{};
    std::uint8_t ladder = no_ladder;
    std::uint8_t step = 0;
    std::int32_t from = 0;
    std::int32_t to = 0;
    std::uint32_t row = 0; ///< of GrantRow in its block
};

/// The rows of persons that stand beside each other.
struct GrantBlock {
    std::vector<GrantRow> rows;
    std::vector<PieceRow> pieces;
    std::vector<HeldLadder> held;
    std::vector<std::uint32_t> held_begin; ///< per person of the block, and one more
    std::vector<domain::Finding> findings;
    std::uint32_t first_person = 0;

    /// Ladders held by a person of the block, in the order of scope and day.
    std::span<const HeldLadder> held_by(domain::PersonId person) const {
        const std::size_t p = static_cast<std::size_t>(person) - first_person;
        return std::span(held).subspan(held_begin[p], held_begin[p + 1] - held_begin[p]);
    }
};

/// What one thread has asked of the reference data; other threads ask for themselves.
struct GrantAnswers {
    explicit GrantAnswers(const Base& base)
        : placer(*base.reference, *base.terms), areas(*base.reference, *base.terms) {}
    Placer placer;
    GrantAreas areas;
};

/// Lays grants out, person by person: prices from the grant or the tariff of its day, hours from the provider
/// system, one row per constant rate, one piece per constant ladder and step. A person's rows depend on that
/// person's facts and amendments only, so persons may be laid out in any order and by any thread.
class GrantLayout {
  public:
    /// Keeps pointers into the base's facts, persons and reference data.
    explicit GrantLayout(const Base& base);

    /// Persons [first, end), where 0 is nobody; `amendments` in the order of their grants. The answers are
    /// the thread's own.
    GrantBlock lay_out(std::uint32_t first, std::uint32_t end, std::span<const Amendment> amendments,
                       GrantAnswers& answers) const;
    domain::PersonId person_of(std::uint32_t grant) const { return person_of_grant_[grant]; }
    std::size_t grants_of(std::uint32_t person) const { return begin_[person + 1] - begin_[person]; }

  private:
    struct HoursKey {
        domain::Term service{};
        domain::Term detail{};
        domain::Term facility{};
        auto operator<=>(const HoursKey&) const = default;
    };
    /// A stretch of a grant over which price and hours stand still.
    struct PricedStretch {
        base::Period period;
        const domain::Tariff* tariff = nullptr;
        const domain::QuantityFact* hours = nullptr;
    };
    struct Work;

    void index_hours();
    void index_frames();
    void sort_by_person();
    std::span<const std::pair<HoursKey, const domain::QuantityFact*>> hours_of(const domain::Grant& grant,
                                                                               domain::PersonId person) const;
    std::vector<base::Period> cut(const domain::Grant& grant, domain::PersonId person) const;
    PricedStretch priced(const domain::Grant& grant, domain::PersonId person, base::Period period) const;
    std::uint16_t marks_of(std::uint32_t fact) const;
    bool is_on_frame(const domain::Grant& grant, base::Date day) const;
    void lay_out_grant(Work& work, std::uint32_t fact, domain::PersonId person, bool is_set_aside) const;
    void lay_out_stretches(Work& work, std::uint32_t fact, domain::PersonId person,
                           std::uint16_t marks) const;
    void place_row(Work& work, std::uint32_t fact, std::uint32_t row, const PricedStretch& stretch,
                   const Price& price) const;
    void finish_person(Work& work, domain::PersonId person) const;
    static void settle(Work& work);
    static std::uint8_t step_of(const Work& work, const SettledPiece& piece);
    static void name_areas(Work& work, std::uint16_t marks);

    const Base& base_;
    const std::vector<domain::Grant>& grants_;
    domain::Term home_{};
    PriceList prices_;
    DatedIndex<HoursKey, domain::QuantityFact> hours_;
    std::vector<std::uint32_t> hours_begin_;        ///< per person
    std::vector<std::vector<base::Period>> frames_; ///< per Term of a facility: when it is settled on a frame
    std::vector<domain::PersonId> person_of_grant_;
    std::vector<std::uint32_t> order_; ///< grants by person, first day and content
    std::vector<std::uint32_t> begin_; ///< per person, in order_
};

} // namespace styrhus::snapshot
