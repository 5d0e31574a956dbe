#pragma once

#include "base/date.h"
#include "base/money.h"
#include "document/cell.h"
#include "render/described.h"

#include <set>
#include <string>

/// Writes TypeScript types of described structs from the same declarations that write their JSON, so the web
/// app's types cannot differ from what the server sends.
namespace styrhus::render {

class TypeScript {
  public:
    TypeScript();

    /// Declares T and everything it holds, each once.
    template <class T>
    void declare() {
        (void)name<T>();
    }
    const std::string& text() const { return out_; }

  private:
    /// The expression that names T in TypeScript; declares T first if it needs a declaration.
    template <class T>
    std::string name() {
        if constexpr (std::is_same_v<T, std::string>)
            return "string";
        else if constexpr (std::is_same_v<T, bool>)
            return "boolean";
        else if constexpr (std::is_arithmetic_v<T>)
            return "number";
        else if constexpr (std::is_same_v<T, base::Date>)
            return "IsoDate";
        else if constexpr (std::is_same_v<T, base::Month>)
            return "IsoMonth";
        else if constexpr (std::is_same_v<T, base::Money>)
            return "Ore";
        else if constexpr (std::is_same_v<T, document::Cell>)
            return "Cell";
        else if constexpr (IsVector<T>::value)
            return name<typename T::value_type>() + "[]";
        else if constexpr (IsOptional<T>::value)
            return name<typename T::value_type>();
        else if constexpr (IsVariant<T>::value)
            return declare_union(static_cast<T*>(nullptr));
        else if constexpr (std::is_enum_v<T>)
            return declare_enum<T>();
        else
            return declare_struct<T>("");
    }

    template <class T>
    std::string declare_enum() {
        std::string enum_name = type_name<T>();
        if (!declared_.insert(enum_name).second) return enum_name;
        std::string values;
        boost::mp11::mp_for_each<boost::describe::describe_enumerators<T>>(
            [&](auto e) { values += (values.empty() ? "\"" : " | \"") + std::string(e.name) + "\""; });
        out_ += "export type " + enum_name + " = " + values + ";\n\n";
        return enum_name;
    }

    /// A variant of structs that carry their `kind`: `export type Block = Heading | …`.
    template <class... T>
    std::string declare_union(const std::variant<T...>*) {
        if (!declared_.insert("Block").second) return "Block";
        std::string names;
        ((names += "\n  | " + declare_struct<T>(kind_name<T>())), ...);
        out_ += "export type Block =" + names + ";\n\n";
        return "Block";
    }

    template <class T>
    std::string declare_struct(const std::string& kind) {
        std::string struct_name = type_name<T>();
        if (!declared_.insert(struct_name).second) return struct_name;
        std::string body;
        if (!kind.empty()) body += "  kind: \"" + kind + "\";\n";
        boost::mp11::mp_for_each<MembersOf<T>>([&](auto member) {
            using Field = std::decay_t<decltype(std::declval<T>().*member.pointer)>;
            body += std::string("  ") + member.name + (may_be_left_out<Field>() ? "?: " : ": ")
                    + name<Field>() + ";\n";
        });
        out_ += "export interface " + struct_name + " {\n" + body + "}\n\n";
        return struct_name;
    }

    /// The types that render/json.h leaves out when they say nothing.
    template <class Field>
    static constexpr bool may_be_left_out() {
        return std::is_same_v<Field, std::string> || std::is_same_v<Field, bool> || IsOptional<Field>::value
               || std::is_same_v<Field, document::Tone>;
    }

    std::string out_;
    std::set<std::string> declared_;
};

} // namespace styrhus::render
