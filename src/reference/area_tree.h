#pragma once

#include "base/date.h"
#include "base/period.h"
#include "reference/pattern.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Every account line has one place and one method (DEFINITIONS 3).
namespace styrhus::reference {

enum class Method : std::uint8_t { case_, frame, series, objective, income, refund, outside };
std::string_view code(Method method);

enum class Settlement : std::uint8_t { none, activity, frame };

/// A node of the policy areas: an area with `parent` empty is a top.
struct Area {
    std::string code;
    std::string parent;
    std::string name_da;
    std::string name_en;
    std::string payer; ///< the department that pays
    std::string frame; ///< code of a Frame
    base::Period valid;
};

/// Servicerammen, Indkomstoverførsler, Centrale refusionsordninger …
struct Frame {
    std::string code;
    std::string name_da;
    std::string name_en;
    int order = 0;
};

/// A provider or department of the municipality, by its cost centre or name.
struct Unit {
    std::string code;
    std::string name_da;
    std::string area;
    std::vector<Pattern> cost_centres;
    std::vector<Pattern> accounts; ///< PSP elements or aliases of its own budget
    std::vector<Pattern> names;    ///< of the facility, as tariffs and grants write it, or of its accounts
    Settlement settlement = Settlement::none;
    base::Period valid;

    /// Whether a facility of this name, folded, is the unit.
    bool has_name(std::string_view folded_name) const;
};

/// A posting's or budget line's dimensions, as texts. Empty where the source has none.
struct AccountKey {
    std::string_view source; ///< the mapping's source code
    std::string_view account;
    std::string_view function; ///< "5.38.52"
    std::string_view dranst;   ///< "1"
    std::string_view grouping; ///< "003"
    std::string_view art;      ///< "4.0", or the digits of a longer one: "40", "40000000"
    std::string_view cost_centre;
    std::string_view unit;  ///< name of the unit, or of the account ("Egen enhed: Havblik")
    std::string_view label; ///< a service label beside the account
    base::Date date;
};

/// One line of the tree: which accounts, where, and how they are forecast.
struct AreaLine {
    Pattern source, account, function, dranst, grouping, art, cost_centre, unit, label; ///< empty fits all
    bool own_unit = false; ///< only accounts of a known unit with a settlement
    int priority = 0;      ///< higher first; then the more precise
    std::string area;
    Method method = Method::series;
    std::string scope;  ///< code of a LadderScope, or empty: no ladder
    std::string ladder; ///< code of one ladder of the scope where the account tells it, or empty
    /// True for what belongs on a ladder's sum but is another authority's: "for others".
    bool for_others = false;
    base::Period valid;
    std::string reference;
    std::string file;
    int line = 0;
};

struct AreaAnswer {
    /// nullptr: no line fits. A finding; treated as `series` in no area, and shown as such.
    const AreaLine* line = nullptr;
    const Area* area = nullptr;
    const Unit* unit = nullptr;
    Method method = Method::series;
};

class AreaTree {
  public:
    AreaTree() = default;
    AreaTree(std::vector<Frame> frames, std::vector<Area> areas, std::vector<Unit> units,
             std::vector<AreaLine> lines);

    /// Exactly one place and method for a line. Pure; callers keep the answers of distinct keys.
    AreaAnswer place(const AccountKey& key) const;
    const Area* area(std::string_view code, base::Date date) const;
    /// The own unit with this name, or nullptr: whether a grant's facility is settled by activity or frame.
    const Unit* unit_named(std::string_view name, base::Date date) const;
    const Frame* frame(std::string_view code) const;

    const std::vector<Frame>& frames() const { return frames_; }
    const std::vector<Area>& areas() const { return areas_; }
    const std::vector<Unit>& units() const { return units_; }
    const std::vector<AreaLine>& lines() const { return lines_; }

  private:
    std::vector<Frame> frames_;
    std::vector<Area> areas_;
    std::vector<Unit> units_;
    std::vector<AreaLine> lines_; ///< in the order they are tried
};

} // namespace styrhus::reference
