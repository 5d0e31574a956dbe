#include "app/look_back.h"

#include "app/freezing.h"
#include "app/stored_rows.h"
#include "rules/rules.h"
#include "snapshot/freeze.h"

#include <algorithm>
#include <exception>
#include <fmt/core.h>
#include <set>

namespace styrhus::app {

namespace {

using base::Result;
using domain::Delivery;
using domain::DeliveryId;

constexpr std::size_t snapshots_kept_max = 3;
constexpr std::size_t looks_made_at_once_max = 3;

/// Whether a date's extract of it moves the day until which figures are known.
bool moves_the_day(const Delivery& delivery) {
    return delivery.kind == domain::FactKind::grant || delivery.kind == domain::FactKind::posting;
}

std::vector<DeliveryId> extracted_by(std::span<const Delivery> deliveries, base::Date day) {
    std::vector<DeliveryId> ids;
    for (const Delivery& delivery : deliveries)
        if (delivery.dates.extract_date <= day) ids.push_back(delivery.id);
    std::sort(ids.begin(), ids.end());
    return ids;
}

/// Freezes extract dates one after the other; what they share is read from the store once.
class Past {
  public:
    Past(std::unique_ptr<store::Store> store, std::shared_ptr<const reference::Reference> reference,
         std::string home_municipality)
        : store_(std::move(store)), all_(store_->deliveries()), rows_(snapshot::kept_rows(rows_of(*store_))),
          ground_({.reference = std::move(reference),
                   .terms = std::make_shared<domain::Dictionary>(store_->dictionary()),
                   .home_municipality = std::move(home_municipality)}) {}

    models::validity::Look look(const std::vector<DeliveryId>& extracted,
                                const models::validity::Look* before) {
        std::vector<Delivery> deliveries;
        base::Date day;
        for (const Delivery& delivery : all_) {
            if (!std::binary_search(extracted.begin(), extracted.end(), delivery.id)) continue;
            deliveries.push_back(delivery);
            day = std::max(day, delivery.dates.extract_date);
        }
        const snapshot::Snapshot then =
            snapshot::freeze(freeze_order(deliveries, {.day = day}, rows_, ground_));
        return models::validity::look_at(then, rules::match_and_check(then), before);
    }

  private:
    std::unique_ptr<store::Store> store_;
    std::vector<Delivery> all_;
    snapshot::ReadRows rows_;
    FreezingGround ground_;
};

} // namespace

/// Of the dates before the snapshot's own on which an extract of grants or postings was taken.
std::vector<LookBack::Extracted> LookBack::extracts_before(const snapshot::Snapshot& snapshot) {
    std::set<base::Date> dates;
    for (const Delivery& delivery : snapshot.deliveries)
        if (moves_the_day(delivery) && delivery.dates.extract_date < snapshot.as_of)
            dates.insert(delivery.dates.extract_date);
    std::vector<Extracted> extracts;
    extracts.reserve(dates.size());
    for (const base::Date date : dates)
        extracts.push_back(extracted_by(snapshot.deliveries, date));
    return extracts;
}

views::LookedBack LookBack::of(const Snapshot& snapshot, const Checks& checks) {
    const std::vector<Extracted> extracts = extracts_before(*snapshot);
    const std::vector<Look> looks = looks_at(extracts);
    const auto missing = static_cast<std::size_t>(std::count(looks.begin(), looks.end(), nullptr));
    if (missing > 0 && missing <= looks_made_at_once_max)
        if (const std::unique_lock making(making_mutex_, std::try_to_lock); making.owns_lock())
            (void)make_missing(extracts, {});
    return made_of(snapshot, checks, extracts);
}

Result<void> LookBack::make(const Snapshot& snapshot, const Checks& checks, const Progress& progress) {
    const std::lock_guard making(making_mutex_);
    try {
        note_trouble("");
        return make_whole(snapshot, checks, progress);
    } catch (const std::exception& broken) {
        note_trouble(broken.what());
        throw;
    }
}

void LookBack::note_trouble(std::string_view trouble) {
    const std::lock_guard lock(kept_mutex_);
    trouble_ = trouble;
}

Result<void> LookBack::make_whole(const Snapshot& snapshot, const Checks& checks, const Progress& progress) {
    const std::vector<Extracted> extracts = extracts_before(*snapshot);
    STYRHUS_TRY_VOID(make_missing(extracts, progress));
    forget_others(extracts);
    keep_own(snapshot, checks, extracts.empty() ? nullptr : look_kept(extracts.back()));
    (void)made_of(snapshot, checks, extracts);
    return {};
}

Result<void> LookBack::make_missing(const std::vector<Extracted>& extracts, const Progress& progress) {
    std::unique_ptr<Past> past;
    Look before;
    for (std::size_t i = 0; i < extracts.size(); ++i) {
        Look look = look_kept(extracts[i]);
        if (look == nullptr) {
            const double done = static_cast<double>(i) / static_cast<double>(extracts.size());
            if (progress && !progress(done, fmt::format("looking back, {} of {}", i + 1, extracts.size())))
                return base::Error{"The history was stopped. What is made of it is kept.",
                                   "Historikken blev stoppet. Det, der er beregnet, er gemt."};
            if (past == nullptr)
                past = std::make_unique<Past>(ground_.open_store(), ground_.reference,
                                              ground_.home_municipality);
            look = std::make_shared<const models::validity::Look>(past->look(extracts[i], before.get()));
            keep(extracts[i], look);
        }
        before = std::move(look);
    }
    return {};
}

/// The day that is the latest now is a past one when the next extract comes, and its base is at hand now.
void LookBack::keep_own(const Snapshot& snapshot, const Checks& checks, const Look& before) {
    const Extracted own = extracted_by(snapshot->deliveries, snapshot->as_of);
    const bool is_extract_date =
        std::any_of(snapshot->deliveries.begin(), snapshot->deliveries.end(), [&](const Delivery& one) {
            return moves_the_day(one) && one.dates.extract_date == snapshot->as_of;
        });
    const bool is_bare = own.size() == snapshot->deliveries.size() && is_extract_date
                         && snapshot->reading == domain::KnownReading::received;
    if (!is_bare || look_kept(own) != nullptr) return;
    if (snapshot->amendments.empty() && snapshot->said_of_postings.empty()) {
        keep(own, std::make_shared<const models::validity::Look>(
                      models::validity::look_at(*snapshot, *checks, before.get())));
        return;
    }
    const snapshot::Snapshot unsaid = snapshot::lay_over(snapshot->base, {});
    keep(own, std::make_shared<const models::validity::Look>(
                  models::validity::look_at(unsaid, rules::match_and_check(unsaid), before.get())));
}

views::LookedBack LookBack::made_of(const Snapshot& snapshot, const Checks& checks,
                                    const std::vector<Extracted>& extracts) {
    const std::lock_guard lock(kept_mutex_);
    std::vector<Look> looks = looks_at(extracts);
    const auto looked =
        looks.size() - static_cast<std::size_t>(std::count(looks.begin(), looks.end(), nullptr));
    const auto known =
        std::find_if(kept_.begin(), kept_.end(), [&](const Kept& one) { return one.of.lock() == snapshot; });
    if (known != kept_.end() && (known->looked_back.is_whole() || looked < extracts.size())) {
        known->looked_back.looked = looked;
        known->looked_back.trouble = trouble_;
        return known->looked_back;
    }
    if (known != kept_.end()) kept_.erase(known);
    if (looked < extracts.size()) looks.clear();
    looks.push_back(std::make_shared<const models::validity::Look>(
        models::validity::look_at(*snapshot, *checks, looks.empty() ? nullptr : looks.back().get())));
    if (kept_.size() == snapshots_kept_max) kept_.erase(kept_.begin());
    kept_.push_back({snapshot,
                     {.history = std::make_shared<const models::validity::History>(
                          models::validity::history_of(std::move(looks))),
                      .looked = looked,
                      .wanted = extracts.size(),
                      .trouble = trouble_}});
    return kept_.back().looked_back;
}

std::vector<LookBack::Look> LookBack::looks_at(const std::vector<Extracted>& extracts) {
    std::vector<Look> looks;
    looks.reserve(extracts.size());
    for (const Extracted& extracted : extracts)
        looks.push_back(look_kept(extracted));
    return looks;
}

LookBack::Look LookBack::look_kept(const Extracted& extracted) {
    const std::lock_guard lock(looks_mutex_);
    const auto found = looks_.find(extracted);
    return found == looks_.end() ? nullptr : found->second;
}

void LookBack::keep(const Extracted& extracted, Look look) {
    const std::lock_guard lock(looks_mutex_);
    looks_[extracted] = std::move(look);
}

/// A delivery that is taken back, or that comes late, leaves looks that nobody asks for again.
void LookBack::forget_others(const std::vector<Extracted>& extracts) {
    const std::lock_guard lock(looks_mutex_);
    if (looks_.size() <= 2 * (extracts.size() + 1)) return;
    const std::set<Extracted> asked_for(extracts.begin(), extracts.end());
    std::erase_if(looks_, [&](const auto& one) { return !asked_for.contains(one.first); });
}

} // namespace styrhus::app
