#pragma once

#include "domain/delivery.h"
#include "domain/dictionary.h"
#include "store/store.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::app {

/// A source's delivery before the one at hand, to see what the source calls by a new name. The store is read
/// when something is first asked, and must not be in use by another then.
class EarlierDelivery {
  public:
    /// The latest extract of the source and scope among those that count.
    EarlierDelivery(store::Store& store, std::span<const domain::Delivery> counting, std::string_view source,
                    std::string_view scope);

    bool is_there() const { return id_ != domain::DeliveryId{}; }
    /// Each text that a field of its facts has, once; none for a field that holds no text.
    std::vector<std::string> texts_of(std::string_view field);
    const domain::Facts& facts();
    const domain::Dictionary& terms();

  private:
    void read();

    store::Store& store_;
    domain::DeliveryId id_{};
    domain::FactKind kind_ = domain::FactKind::grant;
    std::optional<domain::Facts> facts_;
    domain::Dictionary terms_;
};

} // namespace styrhus::app
