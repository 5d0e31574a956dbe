#include "snapshot/statements.h"

#include "domain/said.h"

#include <algorithm>
#include <charconv>
#include <fmt/core.h>
#include <optional>
#include <utility>

namespace styrhus::snapshot {

namespace {

void set_aside(const domain::Statement&, Amendment& amendment) {
    amendment.is_set_aside = true;
}

constexpr StatementForm forms[] = {
    {set_aside_form, "Sæt bevillingen uden for trappen", "Set the grant aside from the ladder",
     "Sat uden for trappen", "Set aside from the ladder", set_aside},
};

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return (hash ^ 0xFF) * 0x100000001B3ULL;
}

std::uint64_t lineage_of(const domain::Delivery& delivery) {
    return mix(mix(0xCBF29CE484222325ULL, delivery.source), delivery.scope);
}

/// Parts equal keys of two sources and joins none of one.
std::uint64_t number_of(std::uint64_t lineage, std::uint64_t key) {
    return (key ^ lineage) * 0x9E3779B97F4A7C15ULL;
}

constexpr int hexadecimal = 16;

} // namespace

std::span<const StatementForm> statement_forms() {
    return forms;
}

const StatementForm* find_statement_form(std::string_view form) {
    const auto* const found = std::find_if(std::begin(forms), std::end(forms),
                                           [&](const StatementForm& one) { return one.form == form; });
    return found == std::end(forms) ? nullptr : found;
}

std::uint64_t subject_number(const domain::Delivery& delivery, const domain::FactStamp& stamp) {
    return number_of(lineage_of(delivery), stamp.key);
}

SubjectNumbers::SubjectNumbers(std::span<const domain::Delivery> deliveries) {
    for (const domain::Delivery& delivery : deliveries)
        lineages_.push_back(lineage_of(delivery));
}

std::uint64_t SubjectNumbers::of(std::uint32_t delivery, const domain::FactStamp& stamp) const {
    return number_of(lineages_[delivery], stamp.key);
}

std::string subject_code(std::uint64_t number) {
    return fmt::format("{:016x}", number);
}

std::optional<std::uint64_t> subject_coded(std::string_view code) {
    std::uint64_t number = 0;
    const auto read = std::from_chars(code.data(), code.data() + code.size(), number, hexadecimal);
    if (read.ec != std::errc() || subject_code(number) != code) return std::nullopt;
    return number;
}

std::string subject_of_grant(const domain::Delivery& delivery, const domain::FactStamp& stamp) {
    return std::string(grant_prefix) + subject_code(subject_number(delivery, stamp));
}

std::string subject_of_posting(const domain::Delivery& delivery, const domain::FactStamp& stamp) {
    return std::string(posting_prefix) + subject_code(subject_number(delivery, stamp));
}

std::optional<std::uint64_t> number_in(std::string_view subject, std::string_view prefix) {
    if (!subject.starts_with(prefix)) return std::nullopt;
    return subject_coded(subject.substr(prefix.size()));
}

std::vector<Amendment> amendments_of(std::span<const domain::Statement> statements,
                                     std::span<const domain::Delivery> deliveries, const LiveFacts& live) {
    std::vector<std::pair<std::uint64_t, const domain::Statement*>> wanted;
    for (const domain::Statement& statement : statements)
        if (const auto number = number_in(statement.subject, grant_prefix))
            wanted.emplace_back(*number, &statement);
    std::stable_sort(wanted.begin(), wanted.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Amendment> amendments;
    if (wanted.empty()) return amendments;
    const SubjectNumbers numbers(deliveries);
    const auto& stamps = live.facts.of<domain::Grant>().stamps;
    for (std::uint32_t i = 0; i < stamps.size(); ++i) {
        const std::uint64_t number = numbers.of(live.grant_delivery[i], stamps[i]);
        auto said = std::lower_bound(wanted.begin(), wanted.end(), number,
                                     [](const auto& a, std::uint64_t b) { return a.first < b; });
        if (said == wanted.end() || said->first != number) continue;
        Amendment amendment = {.grant = i};
        for (; said != wanted.end() && said->first == number; ++said) {
            amendment.statement = said->second->id;
            find_statement_form(said->second->form)->amend(*said->second, amendment);
        }
        amendments.push_back(amendment);
    }
    return amendments;
}

std::vector<domain::Statement> in_force(std::span<const domain::Statement> all) {
    std::vector<domain::Statement> out = domain::not_superseded(all);
    std::erase_if(out, [](const domain::Statement& statement) {
        return find_statement_form(statement.form) == nullptr;
    });
    return out;
}

std::vector<domain::Statement> in_force_of_postings(std::span<const domain::Statement> all) {
    std::vector<domain::Statement> out = domain::not_superseded(all);
    std::erase_if(out, [](const domain::Statement& statement) {
        return !statement.subject.starts_with(posting_prefix) || statement.form == undo_form;
    });
    std::stable_sort(out.begin(), out.end(), [](const domain::Statement& a, const domain::Statement& b) {
        return a.subject < b.subject;
    });
    // Two persons may have spoken at once, neither knowing of the other: the later decides.
    const auto last =
        std::unique(out.rbegin(), out.rend(), [](const domain::Statement& a, const domain::Statement& b) {
            return a.subject == b.subject;
        });
    out.erase(out.begin(), last.base());
    return out;
}

} // namespace styrhus::snapshot
