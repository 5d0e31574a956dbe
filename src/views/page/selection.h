#pragma once

#include "base/result.h"
#include "models/ladder/question.h"
#include "views/view.h"

#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>

/// The filters of an address or of a figure's name, and the rows they choose. A filter says whose days and
/// which kroner are counted; it never changes anyone's step (docs/decisions/0042).
namespace styrhus::views::page {

using Filters = std::map<std::string, std::string, std::less<>>;

/// The area filter's value for rows that no area is known of.
constexpr std::string_view no_area = "-";

/// "omr", "maalgruppe", "enhed", "leverandoer", "koen", "alder", in the order they are offered.
std::span<const std::string_view> filter_keys();

/// An error names an unknown filter, or a sex or age that cannot be read. A text nobody delivered chooses
/// nothing, which is the true answer; `unknown_filter` says so.
base::Result<models::ladder::Selection> selection_of(const Context& context, const Filters& filters);

/// The key of the first filter whose value no grant or posting has; empty where all are known.
std::string_view unknown_filter(const Context& context, const Filters& filters);

/// The policy area's name with those above it: "Børn og familie – Anbringelser".
std::string area_name(const Context& context, std::string_view code);

} // namespace styrhus::views::page
