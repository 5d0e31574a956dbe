#pragma once

#include "base/result.h"
#include "intake/formats/byte_source.h"

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace styrhus::intake::formats {

/// An element with what stands in it. Names are without prefixes.
struct XmlNode {
    std::string name;
    std::string text; ///< of the element itself, outer blanks gone
    std::vector<std::pair<std::string, std::string>> attributes;
    std::vector<XmlNode> children;
    std::uint32_t line = 0; ///< the element begins on, from 1

    /// The first child of that name; null where there is none.
    const XmlNode* child(std::string_view wanted) const;
    /// Follows the first child of each name; null where the path ends before.
    const XmlNode* at(std::initializer_list<std::string_view> path) const;
    /// The text at the end of the path; empty where there is none.
    std::string_view text_at(std::initializer_list<std::string_view> path) const;
    std::string_view attribute(std::string_view wanted) const;
    std::vector<const XmlNode*> all(std::string_view wanted) const;
};

/// A whole document in memory. Its outermost element tells what kind it is.
struct XmlTree {
    XmlNode root;
    std::string root_space; ///< the namespace of the outermost element
};

/// What a document may take.
struct XmlLimits {
    std::uint64_t bytes_max = std::uint64_t{256} << 20;
    std::uint64_t elements_max = 1'000'000;
    std::uint64_t depth_max = 100;
};

/// Reads a document that nobody here wrote. A document type is refused, and with it every entity; the text of
/// elements named in `passed_over` (pictures and attachments) is not kept. An Error says why and on which
/// line, and not the document's name.
base::Result<XmlTree> read_xml_tree(ByteStream& stream, std::initializer_list<std::string_view> passed_over,
                                    const XmlLimits& limits = {});

} // namespace styrhus::intake::formats
