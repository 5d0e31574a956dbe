#include "intake/formats/xml_tree.h"

#include "base/error_text.h"
#include "intake/formats/amount.h"
#include "intake/formats/xml.h"

#include <algorithm>
#include <fmt/core.h>
#include <optional>

namespace styrhus::intake::formats {

namespace {

/// Hands on a stream's bytes and notices when they are too many.
class CountedStream : public ByteStream {
  public:
    CountedStream(ByteStream& stream, std::uint64_t most) : stream_(stream), most_(most) {}

    base::Result<std::size_t> next(std::span<char> into) override {
        STYRHUS_TRY(const std::size_t got, stream_.next(into));
        given_ += got;
        if (given_ > most_)
            return base::error("the document holds more than {} MB; ask for it without its attachments",
                               "dokumentet fylder mere end {} MB; bed om det uden bilag", most_ >> 20);
        return got;
    }

  private:
    ByteStream& stream_;
    std::uint64_t most_;
    std::uint64_t given_ = 0;
};

/// Builds the tree. Beyond a limit nothing more is kept, and the text is still read to its end.
class TreeHandler : public XmlHandler {
  public:
    TreeHandler(XmlTree& tree, std::initializer_list<std::string_view> passed_over, const XmlLimits& limits)
        : tree_(tree), passed_over_(passed_over), limits_(limits) {}

    bool has_too_many_elements() const { return elements_ > limits_.elements_max; }
    bool is_too_deep() const { return is_too_deep_; }

    void start(std::string_view name, const XmlAttributes& attributes) override {
        ++elements_;
        ++depth_;
        is_too_deep_ = is_too_deep_ || depth_ > limits_.depth_max;
        if (is_beyond_limits()) return;
        XmlNode& node = open_.empty() ? tree_.root : open_.back()->children.emplace_back();
        if (open_.empty()) tree_.root_space = attributes.space();
        node.name = name;
        node.line = static_cast<std::uint32_t>(attributes.line());
        attributes.for_each([&](std::string_view key, std::string_view value) {
            node.attributes.emplace_back(std::string(key), std::string(value));
        });
        open_.push_back(&node);
        keeps_text_ = std::find(passed_over_.begin(), passed_over_.end(), name) == passed_over_.end();
    }

    void end(std::string_view) override {
        --depth_;
        if (is_beyond_limits()) return;
        XmlNode& node = *open_.back();
        node.text = std::string(trimmed(node.text));
        open_.pop_back();
        keeps_text_ = true;
    }

    void text(std::string_view piece) override {
        if (keeps_text_ && !is_beyond_limits()) open_.back()->text.append(piece);
    }

  private:
    bool is_beyond_limits() const { return has_too_many_elements() || is_too_deep_; }

    XmlTree& tree_;
    std::initializer_list<std::string_view> passed_over_;
    const XmlLimits& limits_;
    /// The elements not ended yet. A node moves only when its parent gets a further child, and then it has
    /// ended.
    std::vector<XmlNode*> open_;
    std::uint64_t elements_ = 0;
    std::uint64_t depth_ = 0;
    bool is_too_deep_ = false;
    bool keeps_text_ = true;
};

} // namespace

const XmlNode* XmlNode::child(std::string_view wanted) const {
    const auto found = std::find_if(children.begin(), children.end(),
                                    [&](const XmlNode& node) { return node.name == wanted; });
    return found == children.end() ? nullptr : &*found;
}

const XmlNode* XmlNode::at(std::initializer_list<std::string_view> path) const {
    const XmlNode* node = this;
    for (const std::string_view step : path) {
        node = node->child(step);
        if (node == nullptr) return nullptr;
    }
    return node;
}

std::string_view XmlNode::text_at(std::initializer_list<std::string_view> path) const {
    const XmlNode* const node = at(path);
    return node == nullptr ? std::string_view() : std::string_view(node->text);
}

std::string_view XmlNode::attribute(std::string_view wanted) const {
    for (const auto& [key, value] : attributes)
        if (key == wanted) return value;
    return {};
}

std::vector<const XmlNode*> XmlNode::all(std::string_view wanted) const {
    std::vector<const XmlNode*> found;
    for (const XmlNode& node : children)
        if (node.name == wanted) found.push_back(&node);
    return found;
}

base::Result<XmlTree> read_xml_tree(ByteStream& stream, std::initializer_list<std::string_view> passed_over,
                                    const XmlLimits& limits) {
    XmlTree tree;
    CountedStream counted(stream, limits.bytes_max);
    TreeHandler handler(tree, passed_over, limits);
    STYRHUS_TRY(const std::optional<XmlDamage> damage,
                parse_xml(counted, handler,
                          {.names = XmlNames::with_namespaces, .document_type = XmlDocumentType::refused}));
    if (damage)
        return base::Error{
            fmt::format("the XML cannot be read; ask the sender for it again: line {} ({})", damage->line,
                        damage->en),
            fmt::format("XML-teksten kan ikke læses; bed afsenderen om den igen: linje {} ({})", damage->line,
                        damage->da)};
    if (handler.has_too_many_elements())
        return base::error("the document has more than {} elements; it is no invoice",
                           "dokumentet har mere end {} elementer; det er ingen faktura", limits.elements_max);
    if (handler.is_too_deep())
        return base::error("the document's elements lie more than {} deep; it is no invoice",
                           "dokumentets elementer ligger mere end {} dybt; det er ingen faktura",
                           limits.depth_max);
    return tree;
}

} // namespace styrhus::intake::formats
