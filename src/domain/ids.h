#pragma once

#include <compare>
#include <cstdint>

namespace styrhus::domain {

/// Strong names for numbers; no arithmetic. 0 means none everywhere.

/// A person of a snapshot's index: 1, 2, … in the order of the index.
enum class PersonId : std::uint32_t {};
/// A delivery, numbered by the store in the order received.
enum class DeliveryId : std::uint32_t {};
/// A statement, numbered by the store in the order added.
enum class StatementId : std::uint64_t {};
/// A text from a closed vocabulary of a source (a paragraph, a provider, a unit), numbered by the store's
/// dictionary. Never free text and never a citizen's name.
enum class Term : std::uint32_t {};
/// What a source said of who someone is, without saying it: the keyed hash of an identity claim. The claim
/// itself lies in domain/identity and is reachable from intake, identity, store and app only.
enum class IdentityRef : std::uint64_t {};
/// 621 is Kolding.
enum class MunicipalityCode : std::uint16_t {};

constexpr bool is_none(PersonId id) {
    return id == PersonId{};
}
constexpr bool is_none(Term term) {
    return term == Term{};
}
constexpr bool is_none(IdentityRef ref) {
    return ref == IdentityRef{};
}

/// Where a fact stands: the delivery, the file of it, and the line (the sheet row of a workbook) its record
/// begins on.
struct SourceRef {
    DeliveryId delivery{};
    std::uint16_t file = 0;
    std::uint32_t line = 0;
    auto operator<=>(const SourceRef&) const = default;
};

} // namespace styrhus::domain
