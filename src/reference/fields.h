#pragma once

#include "base/date.h"
#include "base/money.h"
#include "base/period.h"
#include "reference/pattern.h"
#include "reference/toml.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::reference {

/// What is wrong with the reference data, each with file and line. A person gets them all at once.
class Troubles {
  public:
    void add(std::string_view file, int line, std::string_view what);
    /// A trouble that says file and line itself.
    void add(base::Error error) { texts_.push_back(std::move(error.message)); }
    bool none() const { return texts_.empty(); }
    /// The first twenty, one a line, and how many more there are.
    base::Error error() const;

  private:
    std::vector<std::string> texts_;
};

/// Where an item stands, for troubles found later.
struct Place {
    std::string file;
    int line = 0;
};

/// Reads the fields of one table. Every wrong, missing or unknown field becomes a trouble, and reading goes
/// on.
class Fields {
  public:
    /// `defaults` is the file's own table of values an item may leave out, or nullptr.
    Fields(const Toml& table, std::string_view file, Troubles& troubles, const Toml* defaults = nullptr);

    std::string text(std::string_view key);
    std::string text_or(std::string_view key, std::string_view otherwise);
    std::vector<std::string> texts_or_none(std::string_view key);
    std::vector<Pattern> patterns_or_none(std::string_view key);
    std::int64_t whole(std::string_view key);
    std::int64_t whole_or(std::string_view key, std::int64_t otherwise);
    std::optional<std::int64_t> whole_if(std::string_view key);
    /// A text, or a list of texts; none if it is left out.
    std::vector<std::string> text_or_texts(std::string_view key);
    /// The field's value as it is, or nullptr: for fields of more than one kind.
    const Toml* any_if(std::string_view key);
    /// A decimal number in thousandths, parts per million …: exact, an error if it has more decimals.
    std::optional<std::int64_t> decimal_if(std::string_view key, int decimals);
    bool truth_or(std::string_view key, bool otherwise);
    /// valid_from and valid_to; valid_to is the last day and may be left out.
    base::Period valid();
    /// Items of an array of tables.
    std::vector<const Toml*> tables_or_none(std::string_view key);
    /// `reference`, which every value needs, and `provisional`, which stands exactly where the reference is
    /// marked [U].
    std::string reference(bool& is_provisional);

    void trouble(std::string_view what);
    Place place() const { return {std::string(file_), table_.line}; }
    /// Reports fields nobody asked for: most often a misspelt word.
    void done();

  private:
    const Toml* want(std::string_view key, Toml::Kind kind, std::string_view kind_name, bool required);

    const Toml& table_;
    std::string_view file_;
    Troubles& troubles_;
    const Toml* defaults_;
    std::set<std::string, std::less<>> asked_;
};

} // namespace styrhus::reference
