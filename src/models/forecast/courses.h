#pragma once

#include "snapshot/snapshot.h"

#include <cstdint>
#include <span>
#include <vector>

namespace styrhus::models::forecast {

/// Help of one kind: a paragraph with those it has taken over from. 0 is help whose paragraph nobody wrote.
using HelpKind = std::uint32_t;

/// Rows of a case system are not courses of help: a new price, a new year or a new number of the law begins a
/// new row. A row that begins on the day after another's last (or that day), of the same citizen, kind and
/// place, goes on with it.
class Courses {
  public:
    Courses(const snapshot::Snapshot& snapshot, std::span<const std::uint32_t> grants);

    HelpKind kind_of(std::uint32_t grant) const { return kind_[grant]; }
    /// The paragraph as the latest grant of the kind writes it.
    domain::Term name_of(HelpKind kind) const { return name_of_kind_[kind]; }
    /// The first day of the course the grant belongs to.
    std::int32_t begins(std::uint32_t grant) const {
        return snapshot_.grants[first_[grant]].period.from.days();
    }
    bool is_first(std::uint32_t grant) const { return first_[grant] == grant; }
    bool is_last(std::uint32_t grant) const { return next_[grant] == none; }
    /// The row that goes on with it; `none` where no row does.
    std::uint32_t next(std::uint32_t grant) const { return next_[grant]; }

    static constexpr std::uint32_t none = 0xffffffff;

  private:
    void find_kinds(std::span<const std::uint32_t> grants);
    void join_rows(std::span<const std::uint32_t> grants);

    const snapshot::Snapshot& snapshot_;
    std::vector<HelpKind> kind_;       ///< per grant
    std::vector<std::uint32_t> first_; ///< per grant
    std::vector<std::uint32_t> next_;  ///< per grant
    std::vector<domain::Term> name_of_kind_;
};

} // namespace styrhus::models::forecast
