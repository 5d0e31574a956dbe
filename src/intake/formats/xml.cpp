#include "intake/formats/xml.h"

#include "base/error_text.h"

#include <exception>
#include <expat.h>
#include <fmt/format.h>
#include <memory>

namespace styrhus::intake::formats {

namespace {

std::string_view local(const char* name) {
    const std::string_view whole(name);
    const std::size_t colon = whole.rfind(':');
    return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

/// Exceptions may not pass through a C library: the first one waits here and stops the parser.
struct Context {
    XmlHandler& handler;
    XML_Parser parser = nullptr;
    std::exception_ptr failure;

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
    context.guarded([&] { context.handler.start(local(name), XmlAttributes(attributes)); });
}

void on_end(void* data, const XML_Char* name) {
    auto& context = *static_cast<Context*>(data);
    context.guarded([&] { context.handler.end(local(name)); });
}

void on_text(void* data, const XML_Char* text, int size) {
    auto& context = *static_cast<Context*>(data);
    context.guarded([&] { context.handler.text({text, static_cast<std::size_t>(size)}); });
}

struct FreeParser {
    void operator()(XML_Parser parser) const { ::XML_ParserFree(parser); }
};

} // namespace

std::optional<std::string_view> XmlAttributes::find(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2)
        if (local(pair[0]) == name) return std::string_view(pair[1]);
    return std::nullopt;
}

base::Result<void> read_xml(ByteStream& stream, XmlHandler& handler, const std::string& part) {
    const std::unique_ptr<XML_ParserStruct, FreeParser> parser(::XML_ParserCreate(nullptr));
    STYRHUS_CHECK(parser != nullptr);
    Context context{handler, parser.get(), nullptr};
    ::XML_SetUserData(parser.get(), &context);
    ::XML_SetElementHandler(parser.get(), on_start, on_end);
    ::XML_SetCharacterDataHandler(parser.get(), on_text);
    std::string piece(std::size_t{1} << 16, '\0');
    for (;;) {
        STYRHUS_TRY(const std::size_t got, stream.next(piece));
        const XML_Status status =
            ::XML_Parse(parser.get(), piece.data(), static_cast<int>(got), got == 0 ? XML_TRUE : XML_FALSE);
        if (context.failure) std::rethrow_exception(context.failure);
        if (status != XML_STATUS_OK)
            return base::error("a part of the workbook is damaged; open it in Excel, save it and deliver it "
                               "again: line {} of {} ({})",
                               "en del af regnearket er beskadiget; åbn det i Excel, gem det, og lever det "
                               "igen: linje {} i {} ({})",
                               ::XML_GetCurrentLineNumber(parser.get()), part,
                               ::XML_ErrorString(::XML_GetErrorCode(parser.get())));
        if (got == 0) return {};
    }
}

} // namespace styrhus::intake::formats
