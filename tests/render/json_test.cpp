#include "render/json.h"

#include "render/describe_document.h"
#include "render/example_document.h"
#include "render/golden.h"
#include "render/json_writer.h"
#include "render/typescript.h"
#include "render/utf8.h"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <gtest/gtest.h>

#include <limits>

namespace styrhus::render {
namespace {

std::string cell_json(const document::Cell& cell) {
    std::string out;
    append_json(out, cell);
    return out;
}

std::string text_json(std::string_view text) {
    std::string out;
    append_json(out, text);
    return out;
}

/// Anything, for counting the members of an aggregate by how many initialisers it takes.
struct Anything {
    template <class T>
    operator T() const;
};
template <class T, class... Args>
constexpr std::size_t member_count() {
    if constexpr (requires { T{Args{}..., Anything{}}; })
        return member_count<T, Args..., Anything>();
    else
        return sizeof...(Args);
}

/// Every struct a document can reach, each visited once.
template <class T>
void expect_every_member_is_described() {
    if constexpr (IsVector<T>::value || IsOptional<T>::value) {
        expect_every_member_is_described<typename T::value_type>();
    } else if constexpr (IsVariant<T>::value) {
        [&]<class... B>(std::type_identity<std::variant<B...>>) {
            (expect_every_member_is_described<B>(), ...);
        }(std::type_identity<T>{});
    } else if constexpr (boost::describe::has_describe_members<T>::value) {
        constexpr std::size_t described = boost::mp11::mp_size<MembersOf<T>>::value;
        EXPECT_EQ(member_count<T>(), described)
            << type_name<T>() << " has members that describe_document.h does not name";
        boost::mp11::mp_for_each<MembersOf<T>>([](auto member) {
            expect_every_member_is_described<std::decay_t<decltype(std::declval<T>().*member.pointer)>>();
        });
    }
}

TEST(Json, every_member_of_a_document_is_described) {
    expect_every_member_is_described<document::Document>();
}

TEST(Json, the_example_document_is_written_as_agreed) {
    expect_golden("example.json", to_json(example_document()) + "\n");
}

// Boost.JSON is the outside witness: it reads our text, and what it reads says the same.
TEST(Json, another_reader_reads_the_same_values) {
    const boost::json::value read = boost::json::parse(to_json(example_document()));
    EXPECT_EQ(read.at("title").as_string(), "Året forventes at ende 14,2 mio. kr. over budget");
    const auto& blocks = read.at("blocks").as_array();
    ASSERT_EQ(blocks.size(), 15u);
    EXPECT_EQ(blocks[3].at("kind").as_string(), "stair");
    EXPECT_EQ(blocks[3].at("steps").at(0).at("citizens_at_end").at("value").as_int64(), 50);
    const auto& gap = blocks[4].at("rows").at(0).at("cells").at(2);
    EXPECT_EQ(gap.at("value").as_int64(), -123'456'789);
    EXPECT_EQ(gap.at("tone").as_string(), "down");
    EXPECT_EQ(blocks[4].at("rows").at(1).at("cells").at(0).at("value").as_string(),
              "Støtte; \"natur\"\nog æøå <b>&</b>");
}

TEST(Json, cells_carry_their_type_and_leave_out_what_says_nothing) {
    using namespace document;
    EXPECT_EQ(cell_json({}), R"({"type":"missing"})");
    EXPECT_EQ(cell_json({.value = Hidden{}}), R"({"type":"hidden"})");
    EXPECT_EQ(cell_json(text_cell("")), R"({"type":"text","value":""})");
    EXPECT_EQ(cell_json(count_cell(0, "f")), R"({"type":"count","value":0,"figure":"f"})");
    EXPECT_EQ(cell_json(money_cell(base::Money::ore(-5))), R"({"type":"money","value":-5})");
    EXPECT_EQ(cell_json({.value = Decimal{1.5, 1}}), R"({"type":"decimal","value":1.5,"decimals":1})");
    EXPECT_EQ(cell_json({.value = Percent{0.021, 0}}), R"({"type":"percent","value":0.021,"decimals":0})");
    EXPECT_EQ(cell_json({.value = Duration{30, true}}), R"({"type":"duration","value":30,"at_least":true})");
    EXPECT_EQ(cell_json({.value = base::Date::of(2025, 10, 31), .tone = Tone::up, .note = "antaget"}),
              R"({"type":"date","value":"2025-10-31","tone":"up","note":"antaget"})");
    EXPECT_EQ(cell_json({.value = base::Month::of(2025, 10)}), R"({"type":"month","value":"2025-10"})");
    EXPECT_EQ(cell_json({.value = Decimal{std::numeric_limits<double>::quiet_NaN(), 1}}),
              R"({"type":"decimal","value":null,"decimals":1})");
}

TEST(Json, text_that_is_no_utf8_or_holds_control_characters_still_parses) {
    EXPECT_EQ(text_json("a\"b\\c\n\x01"), R"("a\"b\\c\n\u0001")");
    EXPECT_EQ(text_json("\xE6\xF8\xE5"), "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string bytes{'x', static_cast<char>(first), static_cast<char>(second), 'y'};
            boost::json::error_code error;
            (void)boost::json::parse(text_json(bytes), error);
            ASSERT_FALSE(error) << first << ' ' << second;
        }
    }
}

TEST(Utf8, overlong_forms_surrogates_and_what_lies_beyond_unicode_are_refused) {
    EXPECT_EQ(utf8_length("\xC0\x80"), 0u);
    EXPECT_EQ(utf8_length("\xE0\x80\x80"), 0u);
    EXPECT_EQ(utf8_length("\xED\xA0\x80"), 0u);
    EXPECT_EQ(utf8_length("\xF4\x90\x80\x80"), 0u);
    EXPECT_EQ(utf8_length("\xF0\x9F\x98\x80!"), 4u);
    EXPECT_EQ(utf8_length("\xE2\x82"), 0u);
    EXPECT_EQ(character_count("æøå−"), 4u);
}

TEST(TypeScript, the_types_of_a_document_are_those_agreed) {
    TypeScript types;
    types.declare<document::Document>();
    expect_golden("document.ts", types.text());
}

} // namespace
} // namespace styrhus::render
