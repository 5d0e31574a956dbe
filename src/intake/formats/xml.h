#pragma once

#include "base/result.h"
#include "intake/formats/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace styrhus::intake::formats {

/// An element while it begins: its attributes, and where it stands.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char* const* pairs, std::string_view space = {}, std::uint64_t line = 0)
        : pairs_(pairs), space_(space), line_(line) {}
    /// By its name without a prefix; nothing where the element does not have it.
    std::optional<std::string_view> find(std::string_view name) const;
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
    /// Calls use(name, value) for each, names without prefixes.
    template <class Use>
    void for_each(Use&& use) const {
        for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
            use(local_name(pair[0]), std::string_view(pair[1]));
    }
    /// The element's namespace; empty unless XmlNames::with_namespaces.
    std::string_view space() const { return space_; }
    /// The line it begins on, from 1.
    std::uint64_t line() const { return line_; }

  private:
    static std::string_view local_name(const char* name);

    const char* const* pairs_;
    std::string_view space_;
    std::uint64_t line_;
};

/// What is called while an XML text goes by. Names come without their prefixes.
class XmlHandler {
  public:
    virtual ~XmlHandler() = default;
    virtual void start(std::string_view name, const XmlAttributes& attributes) = 0;
    virtual void end(std::string_view name) = 0;
    /// A piece of text; one text may come in several.
    virtual void text(std::string_view piece) = 0;
};

/// Whether prefixes are looked up (each must then be declared) or passed over.
enum class XmlNames : std::uint8_t { without_prefix, with_namespaces };
/// A document type is where entities are declared: those that name other files, and those that grow.
enum class XmlDocumentType : std::uint8_t { read, refused };

struct XmlRules {
    XmlNames names = XmlNames::without_prefix;
    XmlDocumentType document_type = XmlDocumentType::read;
};

/// Why a text is not read to its end, and on which line.
struct XmlDamage {
    std::uint64_t line = 0;
    std::string en;
    std::string da;
};

/// Reads a whole XML text in UTF-8, UTF-16, ISO-8859-1, US-ASCII or Windows-1252, as it says itself. Nothing
/// where it was read to its end; an Error only where its bytes could not be had. Files named by entities are
/// never fetched.
base::Result<std::optional<XmlDamage>> parse_xml(ByteStream& stream, XmlHandler& handler,
                                                 const XmlRules& rules);

/// The same for a part of a workbook: what is not well-formed, or ends too early, is an Error that names
/// `part`.
base::Result<void> read_xml(ByteStream& stream, XmlHandler& handler, const std::string& part);

} // namespace styrhus::intake::formats
