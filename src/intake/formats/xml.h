#pragma once

#include "base/result.h"
#include "intake/formats/byte_source.h"

#include <optional>
#include <string_view>

namespace styrhus::intake::formats {

/// The attributes of an element while it begins.
class XmlAttributes {
  public:
    explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}
    /// By its name without a prefix; nothing where the element does not have it.
    std::optional<std::string_view> find(std::string_view name) const;
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }

  private:
    const char* const* pairs_;
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

/// Reads a whole XML text; what is not well-formed, or ends too early, is an Error that names `part`.
base::Result<void> read_xml(ByteStream& stream, XmlHandler& handler, const std::string& part);

} // namespace styrhus::intake::formats
