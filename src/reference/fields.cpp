#include "reference/fields.h"

#include <fmt/core.h>

namespace styrhus::reference {

void Troubles::add(std::string_view file, int line, std::string_view what) {
    texts_.push_back(fmt::format("{}:{}: {}", file, line, what));
}

base::Error Troubles::error() const {
    constexpr std::size_t shown_max = 20;
    std::string message;
    for (std::size_t i = 0; i < texts_.size() && i < shown_max; ++i)
        message += (i == 0 ? "" : "\n") + texts_[i];
    if (texts_.size() > shown_max) message += fmt::format("\n… and {} more", texts_.size() - shown_max);
    return base::Error{message};
}

Fields::Fields(const Toml& table, std::string_view file, Troubles& troubles, const Toml* defaults)
    : table_(table), file_(file), troubles_(troubles), defaults_(defaults) {}

void Fields::trouble(std::string_view what) {
    troubles_.add(file_, table_.line, what);
}

const Toml* Fields::want(std::string_view key, Toml::Kind kind, std::string_view kind_name, bool required) {
    asked_.emplace(key);
    const Toml* found = table_.find(key);
    if (found == nullptr && defaults_ != nullptr) found = defaults_->find(key);
    if (found == nullptr) {
        if (required) trouble(fmt::format("the field {} is missing; write {} = {}", key, key, kind_name));
        return nullptr;
    }
    if (found->kind == kind) return found;
    troubles_.add(file_, found->line, fmt::format("{} must be {}", key, kind_name));
    return nullptr;
}

std::string Fields::text(std::string_view key) {
    const Toml* found = want(key, Toml::Kind::text, "a text in quotes", true);
    if (found != nullptr && found->text.empty())
        troubles_.add(file_, found->line, fmt::format("{} is empty; write a text", key));
    return found == nullptr ? std::string() : found->text;
}

std::string Fields::text_or(std::string_view key, std::string_view otherwise) {
    const Toml* found = want(key, Toml::Kind::text, "a text in quotes", false);
    return found == nullptr ? std::string(otherwise) : found->text;
}

std::vector<std::string> Fields::texts_or_none(std::string_view key) {
    std::vector<std::string> texts;
    const Toml* found = want(key, Toml::Kind::list, "a list of texts [\"…\", \"…\"]", false);
    if (found == nullptr) return texts;
    for (const Toml& item : found->items) {
        if (item.kind == Toml::Kind::text && !item.text.empty())
            texts.push_back(item.text);
        else
            troubles_.add(file_, item.line, fmt::format("{} must hold texts in quotes only", key));
    }
    if (found->items.empty())
        troubles_.add(file_, found->line, fmt::format("{} is an empty list; leave it out instead", key));
    return texts;
}

std::vector<Pattern> Fields::patterns_or_none(std::string_view key) {
    std::vector<Pattern> patterns;
    for (const std::string& text : texts_or_none(key))
        patterns.emplace_back(text);
    return patterns;
}

const Toml* Fields::any_if(std::string_view key) {
    asked_.emplace(key);
    const Toml* found = table_.find(key);
    return found == nullptr && defaults_ != nullptr ? defaults_->find(key) : found;
}

std::vector<std::string> Fields::text_or_texts(std::string_view key) {
    const Toml* found = any_if(key);
    if (found == nullptr) return {};
    if (found->kind == Toml::Kind::text) return {found->text};
    return texts_or_none(key);
}

std::int64_t Fields::whole(std::string_view key) {
    const Toml* found = want(key, Toml::Kind::whole, "a whole number", true);
    return found == nullptr ? 0 : found->whole;
}

std::int64_t Fields::whole_or(std::string_view key, std::int64_t otherwise) {
    return whole_if(key).value_or(otherwise);
}

std::optional<std::int64_t> Fields::whole_if(std::string_view key) {
    const Toml* found = want(key, Toml::Kind::whole, "a whole number", false);
    return found == nullptr ? std::nullopt : std::optional(found->whole);
}

std::optional<std::int64_t> Fields::decimal_if(std::string_view key, int decimals) {
    const Toml* found = any_if(key);
    if (found == nullptr) return std::nullopt;
    std::string digits = found->kind == Toml::Kind::whole ? fmt::format("{}", found->whole) : found->text;
    const bool is_number = found->kind == Toml::Kind::whole || found->kind == Toml::Kind::real;
    const std::size_t point = digits.find('.');
    const std::size_t have = point == std::string::npos ? 0 : digits.size() - point - 1;
    if (point != std::string::npos) digits.erase(point, 1);
    const bool is_plain = digits.find_first_not_of("-0123456789") == std::string::npos;
    if (!is_number || !is_plain || have > static_cast<std::size_t>(decimals) || digits.size() > 12) {
        troubles_.add(file_, found->line,
                      fmt::format("{} must be a number with at most {} decimals", key, decimals));
        return std::nullopt;
    }
    digits.append(static_cast<std::size_t>(decimals) - have, '0');
    return std::stoll(digits);
}

bool Fields::truth_or(std::string_view key, bool otherwise) {
    const Toml* found = want(key, Toml::Kind::truth, "true or false", false);
    return found == nullptr ? otherwise : found->truth;
}

base::Period Fields::valid() {
    const Toml* from = want("valid_from", Toml::Kind::date, "a date such as 2024-01-01", true);
    const Toml* to = want("valid_to", Toml::Kind::date, "the last day, such as 2023-12-31", false);
    if (from == nullptr) return {};
    base::Period period = base::Period::inclusive(from->date, to ? to->date : base::Date::open_end());
    if (period.is_empty())
        trouble(fmt::format("valid_to {} lies before valid_from {}; valid_to is the last day it holds",
                            base::iso(to->date), base::iso(from->date)));
    return period;
}

std::vector<const Toml*> Fields::tables_or_none(std::string_view key) {
    std::vector<const Toml*> tables;
    const Toml* found = want(key, Toml::Kind::list, "written as [[…]] tables", false);
    if (found == nullptr) return tables;
    for (const Toml& item : found->items) {
        if (item.kind == Toml::Kind::table)
            tables.push_back(&item);
        else
            troubles_.add(file_, item.line, fmt::format("{} must be written as [[{}]] tables", key, key));
    }
    return tables;
}

std::string Fields::reference(bool& is_provisional) {
    std::string reference = text("reference");
    is_provisional = truth_or("provisional", false);
    const bool is_marked = reference.find("[U]") != std::string::npos;
    if (is_marked && !is_provisional)
        trouble("the reference is marked [U]; write provisional = true beside it");
    if (!is_marked && is_provisional)
        trouble("provisional = true needs a reference marked [U] that says why");
    return reference;
}

void Fields::done() {
    for (const auto& [key, value] : table_.fields)
        if (asked_.count(key) == 0)
            troubles_.add(file_, value.line, fmt::format("nothing reads the field {}; is it misspelt?", key));
}

} // namespace styrhus::reference
