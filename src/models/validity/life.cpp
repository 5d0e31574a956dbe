#include "models/validity/life.h"

#include "base/check.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace styrhus::models::validity {

namespace {

auto key_of(const Life& life) {
    return std::tie(life.finding->finding.rule, life.finding->subject);
}

auto key_of(const Stood& stood) {
    return std::tie(stood.finding->finding.rule, stood.finding->subject);
}

bool could_look(const Look& look, const std::string& rule) {
    return !std::binary_search(look.silent.begin(), look.silent.end(), rule);
}

Ending ending_in(const Look& look, const Life& life) {
    const auto found = std::lower_bound(
        look.ended.begin(), look.ended.end(), key_of(life),
        [](const Ended& ended, const auto& key) { return std::tie(ended.name.rule, ended.name.row) < key; });
    STYRHUS_CHECK(found != look.ended.end() && name_of(*life.finding) == found->name);
    return found->ending;
}

/// The lives that stand after each look, one look at a time.
class Living {
  public:
    void take(const Look& look, const Look* before) {
        std::vector<Life> next;
        auto old = standing_.begin();
        for (const Stood& stood : look.findings) {
            for (; old != standing_.end() && key_of(*old) < key_of(stood); ++old)
                close(*old, look);
            if (old != standing_.end() && key_of(*old) == key_of(stood)) {
                old->finding = stood.finding;
                next.push_back(std::move(*old++));
            } else {
                const bool is_first_time =
                    before == nullptr || !could_look(*before, stood.finding->finding.rule);
                next.push_back({.finding = stood.finding, .opened = look.on, .may_be_older = is_first_time});
            }
        }
        for (; old != standing_.end(); ++old)
            close(*old, look);
        standing_ = std::move(next);
    }

    std::vector<Life> all() && {
        closed_.insert(closed_.end(), std::make_move_iterator(standing_.begin()),
                       std::make_move_iterator(standing_.end()));
        std::stable_sort(closed_.begin(), closed_.end(),
                         [](const Life& a, const Life& b) { return key_of(a) < key_of(b); });
        return std::move(closed_);
    }

  private:
    void close(Life& life, const Look& look) {
        life.closed = look.on;
        life.ending = ending_in(look, life);
        closed_.push_back(std::move(life));
    }

    std::vector<Life> standing_; ///< by name
    std::vector<Life> closed_;   ///< in the order of their ends
};

} // namespace

History history_of(std::vector<std::shared_ptr<const Look>> looks) {
    Living living;
    const Look* before = nullptr;
    for (const std::shared_ptr<const Look>& look : looks) {
        living.take(*look, before);
        before = look.get();
    }
    return {.looks = std::move(looks), .lives = std::move(living).all()};
}

std::span<const Life> History::lives_of(const FindingName& name) const {
    const auto key = std::tie(name.rule, name.row);
    const auto first = std::lower_bound(lives.begin(), lives.end(), key,
                                        [](const Life& life, const auto& k) { return key_of(life) < k; });
    const auto last = std::find_if(first, lives.end(), [&](const Life& life) { return key_of(life) != key; });
    return {first, last};
}

const Life* History::standing(const domain::RuleFinding& finding) const {
    const std::span<const Life> runs = lives_of(name_of(finding));
    return runs.empty() || runs.back().is_closed() ? nullptr : &runs.back();
}

Status standing_status(const Word* word, base::Date today) {
    if (word == nullptr || !word->settles(today)) return Status::open;
    return word->verdict == Verdict::false_alarm ? Status::false_alarm : Status::accepted;
}

} // namespace styrhus::models::validity
