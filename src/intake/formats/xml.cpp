#include "intake/formats/xml.h"

#include "base/error_text.h"

#include <array>
#include <exception>
#include <expat.h>
#include <fmt/core.h>
#include <memory>

namespace styrhus::intake::formats {

namespace {

/// Parts a namespace from its name; no namespace has one.
constexpr char name_mark = '\n';

std::string_view local(std::string_view name) {
    const std::size_t mark = name.find_last_of(":\n");
    return mark == std::string_view::npos ? name : name.substr(mark + 1);
}

std::string_view space_of(std::string_view name) {
    const std::size_t mark = name.rfind(name_mark);
    return mark == std::string_view::npos ? std::string_view() : name.substr(0, mark);
}

/// Exceptions may not pass through a C library: the first one waits here and stops the parser.
struct Context {
    XmlHandler& handler;
    XML_Parser parser = nullptr;
    std::exception_ptr failure;
    bool has_document_type = false;

    template <class Call>
    void guarded(const Call& call) {
        if (failure) return;
        try {
            call();
        } catch (...) {
            failure = std::current_exception();
            ::XML_StopParser(parser, XML_FALSE);
        }
    }
};

void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    auto& context = *static_cast<Context*>(data);
    context.guarded([&] {
        context.handler.start(local(name), XmlAttributes(attributes, space_of(name),
                                                         ::XML_GetCurrentLineNumber(context.parser)));
    });
}

void on_end(void* data, const XML_Char* name) {
    auto& context = *static_cast<Context*>(data);
    context.guarded([&] { context.handler.end(local(name)); });
}

void on_text(void* data, const XML_Char* text, int size) {
    auto& context = *static_cast<Context*>(data);
    context.guarded([&] { context.handler.text({text, static_cast<std::size_t>(size)}); });
}

void on_document_type(void* data, const XML_Char*, const XML_Char*, const XML_Char*, int) {
    auto& context = *static_cast<Context*>(data);
    context.has_document_type = true;
    ::XML_StopParser(context.parser, XML_FALSE);
}

/// Windows-1252 is ISO-8859-1 but for these 32; −1 has no meaning.
constexpr std::array<int, 32> windows_1252_80_to_9f = {
    0x20AC, -1,     0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, -1,     0x017D, -1,     -1,     0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, -1,     0x017E, 0x0178};

int on_unknown_encoding(void*, const XML_Char* name, XML_Encoding* encoding) {
    std::string small;
    for (const char c : std::string_view(name))
        small += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (small != "windows-1252" && small != "cp1252") return XML_STATUS_ERROR;
    for (int byte = 0; byte < 256; ++byte)
        encoding->map[byte] = byte;
    for (std::size_t i = 0; i < windows_1252_80_to_9f.size(); ++i)
        encoding->map[0x80 + i] = windows_1252_80_to_9f[i];
    encoding->data = nullptr;
    encoding->convert = nullptr;
    encoding->release = nullptr;
    return XML_STATUS_OK;
}

struct FreeParser {
    void operator()(XML_Parser parser) const { ::XML_ParserFree(parser); }
};

XmlDamage damage_of(const Context& context) {
    XmlDamage damage = {::XML_GetCurrentLineNumber(context.parser), {}, {}};
    if (context.has_document_type) {
        damage.en = "it declares a document type (DOCTYPE)";
        damage.da = "det erklærer en dokumenttype (DOCTYPE)";
    } else {
        damage.en = ::XML_ErrorString(::XML_GetErrorCode(context.parser));
        damage.da = damage.en;
    }
    return damage;
}

} // namespace

std::string_view XmlAttributes::local_name(const char* name) {
    return local(name);
}

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
        if (local(pair[0]) == name) return std::string_view(pair[1]);
    return std::nullopt;
}

base::Result<std::optional<XmlDamage>> parse_xml(ByteStream& stream, XmlHandler& handler,
                                                 const XmlRules& rules) {
    const bool with_namespaces = rules.names == XmlNames::with_namespaces;
    const std::unique_ptr<XML_ParserStruct, FreeParser> parser(
        with_namespaces ? ::XML_ParserCreateNS(nullptr, name_mark) : ::XML_ParserCreate(nullptr));
    STYRHUS_CHECK(parser != nullptr);
    Context context{handler, parser.get(), nullptr};
    ::XML_SetUserData(parser.get(), &context);
    ::XML_SetElementHandler(parser.get(), on_start, on_end);
    ::XML_SetCharacterDataHandler(parser.get(), on_text);
    ::XML_SetUnknownEncodingHandler(parser.get(), on_unknown_encoding, nullptr);
    if (rules.document_type == XmlDocumentType::refused)
        ::XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);
    std::string piece(std::size_t{1} << 16, '\0');
    for (;;) {
        STYRHUS_TRY(const std::size_t got, stream.next(piece));
        const XML_Status status =
            ::XML_Parse(parser.get(), piece.data(), static_cast<int>(got), got == 0 ? XML_TRUE : XML_FALSE);
        if (context.failure) std::rethrow_exception(context.failure);
        if (status != XML_STATUS_OK) return std::optional(damage_of(context));
        if (got == 0) return std::optional<XmlDamage>();
    }
}

base::Result<void> read_xml(ByteStream& stream, XmlHandler& handler, const std::string& part) {
    STYRHUS_TRY(const std::optional<XmlDamage> damage, parse_xml(stream, handler, {}));
    if (!damage) return {};
    return base::error("a part of the workbook is damaged; open it in Excel, save it and deliver it "
                       "again: line {} of {} ({})",
                       "en del af regnearket er beskadiget; åbn det i Excel, gem det, og lever det "
                       "igen: linje {} i {} ({})",
                       damage->line, part, damage->en);
}

} // namespace styrhus::intake::formats
