#pragma once

#include "base/date.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace styrhus::reference {

/// One value of a TOML file with the line it stands on. A plain tree, so that only one translation unit meets
/// the TOML library.
struct Toml {
    struct Field;
    enum class Kind : std::uint8_t { absent, text, whole, real, truth, date, list, table };

    Kind kind = Kind::absent;
    int line = 0;
    std::string text; ///< of a text; of a real its shortest decimal form
    std::int64_t whole = 0;
    bool truth = false;
    base::Date date;
    std::vector<Toml> items;   ///< of a list
    std::vector<Field> fields; ///< of a table, in order of key

    /// nullptr if the table has no such field.
    const Toml* find(std::string_view key) const;
};

struct Toml::Field {
    std::string key;
    Toml value;
};

/// The file's table; an error says file (as `name`), line and what is wrong with it.
base::Result<Toml> read_toml(const std::filesystem::path& file, std::string_view name);
/// The same from a text; `name` stands for the file in errors.
base::Result<Toml> parse_toml(std::string_view text, std::string_view name);

/// The line of the first letter beyond ASCII outside quotes and comments, where TOML allows none; 0 if there
/// is none. Ask before the library sees a text: its own test for such letters is undefined for many of them.
int line_of_bare_letter(std::string_view text);
/// What to say of such a line.
base::Error bare_letter_trouble();

/// One form for one content: fields in order of key, no comments, no layout. Equal contents, equal texts.
std::string canonical(const Toml& value);

} // namespace styrhus::reference
