#include "models/matching/said_links.h"

#include "domain/said.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <unordered_map>
#include <utility>

namespace styrhus::models::matching {

namespace {

constexpr LinkForm forms[] = {
    {confirm_form, "Bekræft koblingen", "Confirm the link", "Bekræftet", "Confirmed", Said::confirmed},
    {correct_form, "Ret koblingen", "Correct the link", "Rettet", "Corrected", Said::corrected},
};

constexpr std::string_view amount_before = "{\"amount\":";
constexpr std::string_view parts_before = ",\"links\":[";
constexpr std::string_view grant_before = "{\"grant\":\"";
constexpr std::string_view ore_before = "\",\"ore\":";
constexpr std::string_view parts_after = "],";

/// Takes a text apart from its beginning.
class Scanner {
  public:
    explicit Scanner(std::string_view text) : left_(text) {}

    bool take(std::string_view wanted) {
        if (!left_.starts_with(wanted)) return false;
        left_.remove_prefix(wanted.size());
        return true;
    }
    bool take(std::int64_t& number) {
        const auto read = std::from_chars(left_.data(), left_.data() + left_.size(), number);
        if (read.ec != std::errc()) return false;
        left_.remove_prefix(static_cast<std::size_t>(read.ptr - left_.data()));
        return true;
    }
    std::string until(char end) {
        std::string taken(left_.substr(0, left_.find(end)));
        left_.remove_prefix(taken.size());
        return taken;
    }

  private:
    std::string_view left_;
};

/// Which facts in force some subjects name.
class NamedFacts {
  public:
    template <class Fact>
    NamedFacts(const snapshot::Snapshot& snapshot, const domain::FactTable<Fact>& table,
               const std::vector<std::uint32_t>& delivery_of, std::string_view prefix,
               std::span<const std::string_view> subjects)
        : prefix_(prefix) {
        for (const std::string_view subject : subjects)
            if (const auto number = snapshot::number_in(subject, prefix)) places_.emplace(*number, nowhere);
        if (places_.empty()) return;
        const snapshot::SubjectNumbers numbers(snapshot.deliveries);
        for (std::uint32_t fact = 0; fact < table.stamps.size(); ++fact) {
            const auto found = places_.find(numbers.of(delivery_of[fact], table.stamps[fact]));
            if (found != places_.end()) found->second = fact;
        }
    }

    std::optional<std::uint32_t> find(std::string_view subject) const {
        const auto number = snapshot::number_in(subject, prefix_);
        const auto found = number ? places_.find(*number) : places_.end();
        if (found == places_.end() || found->second == nowhere) return std::nullopt;
        return found->second;
    }

  private:
    static constexpr std::uint32_t nowhere = UINT32_MAX;
    std::string_view prefix_;
    std::unordered_map<std::uint64_t, std::uint32_t> places_;
};

NamedFacts named_postings(const snapshot::Snapshot& snapshot, std::span<const std::string_view> subjects) {
    const snapshot::LiveFacts& live = snapshot.base->live;
    return {snapshot, live.facts.of<domain::Posting>(), live.posting_delivery, snapshot::posting_prefix,
            subjects};
}

NamedFacts named_grants(const snapshot::Snapshot& snapshot, std::span<const std::string_view> subjects) {
    const snapshot::LiveFacts& live = snapshot.base->live;
    return {snapshot, live.facts.of<domain::Grant>(), live.grant_delivery, snapshot::grant_prefix, subjects};
}

/// Fills in the grants of the parts; false where one is not delivered.
bool find_grants(const LinkWords& words, const NamedFacts& grants, SaidLink& link) {
    for (const LinkWords::Part& part : words.parts) {
        const auto grant = grants.find(part.grant);
        if (!grant) return false;
        link.parts.push_back({*grant, part.amount.in_ore()});
    }
    return true;
}

} // namespace

std::span<const LinkForm> link_forms() {
    return forms;
}

const LinkForm* find_link_form(std::string_view form) {
    const auto* const found = std::find_if(std::begin(forms), std::end(forms),
                                           [&](const LinkForm& one) { return one.form == form; });
    return found == std::end(forms) ? nullptr : found;
}

std::string link_payload(const LinkWords& words, std::string_view reason) {
    std::string payload = fmt::format("{}{}{}", amount_before, words.amount.in_ore(), parts_before);
    for (const LinkWords::Part& part : words.parts)
        payload += fmt::format("{}{}{}{}{}}}", &part == words.parts.data() ? "" : ",", grant_before,
                               part.grant, ore_before, part.amount.in_ore());
    payload += parts_after;
    return payload += domain::reason_payload(reason).substr(1);
}

std::optional<LinkWords> link_words_in(std::string_view payload) {
    Scanner scanner(payload);
    LinkWords words;
    std::int64_t ore = 0;
    if (!scanner.take(amount_before) || !scanner.take(ore) || !scanner.take(parts_before))
        return std::nullopt;
    words.amount = base::Money::ore(ore);
    while (!scanner.take(parts_after)) {
        if (!words.parts.empty() && !scanner.take(",")) return std::nullopt;
        if (!scanner.take(grant_before)) return std::nullopt;
        std::string grant = scanner.until('"');
        if (!scanner.take(ore_before) || !scanner.take(ore) || !scanner.take("}")) return std::nullopt;
        words.parts.push_back({std::move(grant), base::Money::ore(ore)});
    }
    return words;
}

std::vector<SaidLink> said_links(const snapshot::Snapshot& snapshot,
                                 std::span<const std::uint32_t> of_cases) {
    std::vector<SaidLink> links;
    std::vector<LinkWords> words;
    for (std::uint32_t i = 0; i < snapshot.said_of_postings.size(); ++i) {
        const domain::Statement& statement = snapshot.said_of_postings[i];
        const LinkForm* form = find_link_form(statement.form);
        auto said = link_words_in(statement.payload);
        if (form == nullptr || !said) continue;
        links.push_back({.statement = i, .said = form->said, .parts = {}});
        words.push_back(std::move(*said));
    }
    std::vector<std::string_view> subjects;
    std::vector<std::string_view> subjects_of_grants;
    for (std::size_t i = 0; i < links.size(); ++i) {
        subjects.push_back(snapshot.said_of_postings[links[i].statement].subject);
        for (const LinkWords::Part& part : words[i].parts)
            subjects_of_grants.push_back(part.grant);
    }
    const NamedFacts postings = named_postings(snapshot, subjects);
    const NamedFacts grants = named_grants(snapshot, subjects_of_grants);
    for (std::size_t i = 0; i < links.size(); ++i) {
        SaidLink& link = links[i];
        const auto posting = postings.find(subjects[i]);
        link.posting = posting.value_or(0);
        if (!posting)
            link.fallen = Fallen::no_posting;
        else if (snapshot.postings[*posting].amount != words[i].amount)
            link.fallen = Fallen::other_amount;
        else if (!std::binary_search(of_cases.begin(), of_cases.end(), *posting))
            link.fallen = Fallen::no_case;
        else if (!find_grants(words[i], grants, link))
            link.fallen = Fallen::no_grant;
    }
    return links;
}

std::optional<std::uint32_t> posting_named(const snapshot::Snapshot& snapshot, std::string_view subject) {
    return named_postings(snapshot, {&subject, 1}).find(subject);
}

std::optional<std::uint32_t> grant_named(const snapshot::Snapshot& snapshot, std::string_view subject) {
    return named_grants(snapshot, {&subject, 1}).find(subject);
}

} // namespace styrhus::models::matching
