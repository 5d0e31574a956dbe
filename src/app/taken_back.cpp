#include "app/taken_back.h"

#include "domain/said.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>

namespace styrhus::app {

namespace {

constexpr std::string_view prefix = "delivery:";

bool holds(const std::vector<domain::DeliveryId>& ids, domain::DeliveryId id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
}

domain::DeliveryId delivery_of(std::string_view subject) {
    std::uint32_t id = 0;
    if (subject.starts_with(prefix))
        std::from_chars(subject.data() + prefix.size(), subject.data() + subject.size(), id);
    return domain::DeliveryId{id};
}

} // namespace

std::string subject_of(domain::DeliveryId id) {
    return fmt::format("{}{}", prefix, static_cast<std::uint32_t>(id));
}

bool SaidOfDeliveries::is_released(domain::DeliveryId id) const {
    return holds(released, id);
}
bool SaidOfDeliveries::is_withdrawn(domain::DeliveryId id) const {
    return holds(withdrawn, id);
}

std::vector<LastWord> last_words(std::span<const domain::Statement> statements) {
    std::vector<LastWord> words;
    for (const domain::Statement& statement : statements) {
        if (statement.form != release_form && statement.form != withdraw_form) continue;
        const domain::DeliveryId id = delivery_of(statement.subject);
        std::erase_if(words, [&](const LastWord& word) { return word.id == id; });
        words.push_back({id, statement.form == release_form, statement.author, domain::said_on(statement),
                         domain::reason_in(statement.payload)});
    }
    return words;
}

SaidOfDeliveries said_of_deliveries(std::span<const domain::Statement> statements) {
    SaidOfDeliveries said;
    for (const LastWord& word : last_words(statements))
        (word.is_release ? said.released : said.withdrawn).push_back(word.id);
    return said;
}

} // namespace styrhus::app
