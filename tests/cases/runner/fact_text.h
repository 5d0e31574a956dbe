#pragma once

#include "domain/dictionary.h"
#include "domain/fact_columns.h"

#include <fmt/core.h>
#include <map>
#include <string>

/// Facts as lines of text: the columns that say something, people by the order they are met in.
namespace styrhus::cases {

class FactText {
  public:
    explicit FactText(const domain::Dictionary& terms) : terms_(terms) {}

    template <class Fact>
    std::string line(const Fact& fact) {
        out_ = fmt::format("  line {}:", fact.source.line);
        const Fact usual{};
        std::apply([&](const auto&... column) { (add(column, fact, usual), ...); },
                   domain::Columns<Fact>::columns);
        return out_ + "\n";
    }

  private:
    template <class Column, class Fact>
    void add(const Column& column, const Fact& fact, const Fact& usual) {
        const auto& value = std::invoke(column.at, fact);
        if constexpr (!std::is_same_v<std::remove_cvref_t<decltype(value)>, domain::SourceRef>)
            if (!(value == std::invoke(column.at, usual)))
                out_ += fmt::format(" {}={}", column.name, text(value));
    }

    std::string text(domain::Term term) const { return fmt::format("\"{}\"", terms_.text(term)); }
    std::string text(base::Money money) const { return base::plain(money); }
    std::string text(base::Date date) const { return base::iso(date); }
    std::string text(base::Month month) const { return base::iso(month); }
    std::string text(const base::Period& period) const {
        return fmt::format("[{}, {})", base::iso(period.from),
                           period.to.is_open_end() ? "open" : base::iso(period.to));
    }
    std::string text(domain::IdentityRef ref) {
        const auto [found, is_new] = people_.try_emplace(ref, people_.size() + 1);
        return fmt::format("person {}", found->second);
    }
    template <class Number>
    std::string text(Number number) const {
        return fmt::format("{}", static_cast<std::int64_t>(number));
    }

    const domain::Dictionary& terms_;
    std::map<domain::IdentityRef, std::size_t> people_;
    std::string out_;
};

} // namespace styrhus::cases
