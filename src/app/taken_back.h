#pragma once

#include "domain/delivery.h"
#include "domain/statement.h"
#include "intake/sources/mapping.h"
#include "intake/sources/read.h"

#include <span>
#include <string>
#include <vector>

/// What people have said of deliveries: a held one may be released, and a wrong one taken back.
namespace styrhus::app {

constexpr std::string_view release_form = "delivery.release";
constexpr std::string_view withdraw_form = "delivery.withdraw";

std::string subject_of(domain::DeliveryId id);

/// The last word on each delivery, in any order.
struct LastWord {
    domain::DeliveryId id{};
    bool is_release = false;
    std::string author;
    base::Date said_on;
    std::string reason; ///< why it was taken back
};
std::vector<LastWord> last_words(std::span<const domain::Statement> statements);

/// The last word on each delivery decides: withdrawn, released or neither.
struct SaidOfDeliveries {
    std::vector<domain::DeliveryId> released;
    std::vector<domain::DeliveryId> withdrawn;

    bool is_released(domain::DeliveryId id) const;
    bool is_withdrawn(domain::DeliveryId id) const;
};
SaidOfDeliveries said_of_deliveries(std::span<const domain::Statement> statements);

} // namespace styrhus::app
