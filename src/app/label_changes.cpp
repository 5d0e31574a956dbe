#include "app/label_changes.h"

#include "intake/sources/mapping.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace styrhus::app {

namespace {

using domain::DeliveryId;
using domain::MappingGap;

/// Where a posting's kroner stand: ladder, step by account, method, area.
using Place = std::tuple<std::uint8_t, std::uint8_t, int, domain::Term>;

struct Placed {
    Place place;
    base::Money amount;
};
/// By label, folded.
using OfCode = std::map<std::string, Placed>;

/// The postings of one source by code.
std::map<domain::Term, OfCode> placed_by_code(const snapshot::Snapshot& snapshot,
                                              const std::set<DeliveryId>& deliveries) {
    std::map<domain::Term, OfCode> codes;
    const snapshot::PostingColumns& columns = snapshot.columns.postings;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        const domain::Posting& posting = snapshot.postings[snapshot.posting_of_row[row]];
        if (!deliveries.contains(posting.source.delivery) || domain::is_none(posting.label)) continue;
        const domain::Term code = account_of(posting);
        Placed& placed = codes[code][intake::sources::folded(snapshot.terms->text(posting.label))];
        placed.place = {columns.ladder[row], columns.step_by_account[row],
                        static_cast<int>(columns.method[row]), columns.area[row]};
        placed.amount += posting.amount;
    }
    return codes;
}

void weigh(const std::map<domain::Term, OfCode>& codes, const MappingGap& gap, views::LabelChange& change) {
    const std::string before = intake::sources::folded(gap.likely);
    const std::string now = intake::sources::folded(gap.value);
    for (const auto& [code, labels] : codes) {
        const auto then = labels.find(before);
        const auto since = labels.find(now);
        if (then == labels.end() || since == labels.end() || then->second.place == since->second.place)
            continue;
        ++change.codes;
        change.moved += since->second.amount;
    }
}

} // namespace

std::vector<views::LabelChange>
label_changes(const snapshot::Snapshot& snapshot,
              const std::function<std::vector<MappingGap>(DeliveryId)>& gaps_of) {
    std::map<std::string, std::set<DeliveryId>> deliveries;
    std::vector<std::pair<const domain::Delivery*, std::vector<MappingGap>>> renaming;
    for (const domain::Delivery& delivery : snapshot.deliveries) {
        if (delivery.kind != domain::FactKind::posting) continue;
        deliveries[delivery.source].insert(delivery.id);
        std::vector<MappingGap> gaps = gaps_of(delivery.id);
        std::erase_if(gaps,
                      [](const MappingGap& gap) { return gap.kind != MappingGap::Kind::renamed_label; });
        if (!gaps.empty()) renaming.emplace_back(&delivery, std::move(gaps));
    }
    std::map<std::string, std::map<domain::Term, OfCode>> codes_of; // gone through once a source
    std::vector<views::LabelChange> changes;
    for (const auto& [delivery, gaps] : renaming) {
        views::LabelChange change = {.source = delivery->source,
                                     .month = base::Month::containing(delivery->dates.extract_date)};
        const auto [found, is_new] = codes_of.try_emplace(delivery->source);
        if (is_new) found->second = placed_by_code(snapshot, deliveries[delivery->source]);
        std::set<std::string> labels;
        for (const MappingGap& gap : gaps) {
            labels.insert(gap.value);
            weigh(found->second, gap, change);
        }
        change.labels = static_cast<std::int64_t>(labels.size());
        if (change.codes > 0) changes.push_back(std::move(change));
    }
    return changes;
}

} // namespace styrhus::app
