#include "reference/reference_fixture.h"

#include <filesystem>
#include <fstream>

namespace styrhus::reference {
namespace {

namespace fs = std::filesystem;
using base::Date;

/// A municipality's own folder, which is checked exactly as ours.
class Local {
  public:
    Local() : folder_(fs::temp_directory_path() / ("styrhus_reference_" + std::to_string(++made))) {
        fs::remove_all(folder_);
    }
    ~Local() { fs::remove_all(folder_); }
    Local(const Local&) = delete;
    Local& operator=(const Local&) = delete;

    Local& file(const std::string& name, const std::string& text) {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name) << text;
        return *this;
    }
    base::Result<std::shared_ptr<const Reference>> loaded() const {
        return load(STYRHUS_SOURCE_DIR "/data", folder_);
    }
    std::string error() const {
        const auto result = loaded();
        return result ? "loaded" : result.error().message;
    }

  private:
    static inline int made = 0;
    fs::path folder_;
};

std::string setting_file(const std::string& rest) {
    return "[[setting]]\ncode = \"ladder.many_hours\"\ndescription_da = \"x\"\n" + rest;
}

std::string parameter_error(const std::string& text) {
    return Local().file("parameters/own.toml", text).error();
}

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

TEST(Load, a_setting_that_nothing_reads_is_a_trouble) {
    const std::string error = parameter_error("[[setting]]\ncode = \"movement.gap_days_max\"\nvalue = 40\n"
                                              "valid_from = 2020-01-01\ndescription_da = \"x\"\n"
                                              "reference = \"x\"\n");
    EXPECT_TRUE(has(error, "nothing reads a setting named movement.gap_days_max")) << error;
    EXPECT_TRUE(has(error, "rule.daily_price_max_kroner, rule.monthly_price_min_kroner")) << error;
}

TEST(Load, a_trouble_names_file_and_line_and_what_to_do) {
    const std::string error =
        parameter_error(setting_file("value = 10\nvalid_from = 2020-01-01\nreference = \"\"\n"));
    EXPECT_TRUE(has(error, "own.toml:6: reference is empty; write a text")) << error;
}

TEST(Load, all_troubles_come_at_once) {
    const std::string error = parameter_error("[[setting]]\ncode = \"a\"\n");
    for (const char* field : {"valid_from", "value", "description_da", "reference"})
        EXPECT_TRUE(has(error, std::string("the field ") + field + " is missing")) << error;
}

TEST(Load, an_uncertain_value_must_say_that_it_is_provisional) {
    const std::string rate = "[[rate]]\ncode = \"x\"\nunit = \"kroner_per_day\"\nvalue = 1.5\n"
                             "valid_from = 2024-01-01\nreference = \"Skøn [U]\"\n";
    EXPECT_TRUE(has(parameter_error(rate), "write provisional = true"));
    EXPECT_EQ(parameter_error(rate + "provisional = true\n"), "loaded");
}

TEST(Load, a_misspelt_field_is_found) {
    const std::string error = parameter_error(
        setting_file("value = 10\nvalid_from = 2020-01-01\nreference = \"x\"\nvalid_til = 2020-12-31\n"));
    EXPECT_TRUE(has(error, "nothing reads the field valid_til")) << error;
    EXPECT_TRUE(has(parameter_error("[[settings]]\ncode = \"a\"\n"),
                    "nothing in data/parameters reads [[settings]]"));
}

TEST(Load, a_file_that_is_not_toml_is_named_with_its_line) {
    const std::string error = parameter_error("[[setting]]\ncode = \n");
    EXPECT_TRUE(has(error, "own.toml:2: this is not TOML")) << error;
}

TEST(Load, danish_letters_outside_quotes_are_refused_with_their_line) {
    EXPECT_TRUE(
        has(parameter_error("# æøå §\n[[setting]]\ncode = § 85\n"), "own.toml:3: this is not TOML: letters"));
    EXPECT_TRUE(
        has(parameter_error("[[setting]]\ncode = \"\\\"æ\"\nname_å = 1\n"), "own.toml:3: this is not TOML"));
    EXPECT_TRUE(has(parameter_error("[[setting]]\ncode = \"\"\"æ\n\"ø\"\n\"\"\"\nå = 1\n"), "own.toml:5:"));
}

TEST(Load, values_of_one_code_may_neither_overlap_nor_leave_days_out) {
    const auto two = [](const char* first_last, const char* second_first) {
        return setting_file(std::string("value = 1\nreference = \"x\"\nvalid_from = 2020-01-01\nvalid_to = ")
                            + first_last + "\n")
               + setting_file(std::string("value = 2\nreference = \"x\"\nvalid_from = ") + second_first
                              + "\n");
    };
    EXPECT_EQ(parameter_error(two("2020-12-31", "2021-01-01")), "loaded");
    EXPECT_TRUE(
        has(parameter_error(two("2021-01-01", "2021-01-01")), "still holds; end that one the day before"));
    EXPECT_TRUE(
        has(parameter_error(two("2020-12-30", "2021-01-01")), "no value from 2020-12-31 to 2020-12-31"));
    EXPECT_TRUE(has(parameter_error(two("2019-12-31", "2021-01-01")), "lies before valid_from"));
}

std::string limit_file(const std::string& paragraph, const std::string& kind, const std::string& value,
                       const std::string& dates) {
    return "[[limit]]\nparagraph = \"" + paragraph + "\"\nkind = \"" + kind + "\"\nvalue = " + value + "\n"
           + dates + "reference = \"x\"\n";
}

TEST(Load, a_limit_names_a_paragraph_of_the_book_what_it_limits_and_a_number_that_can_be) {
    const auto error = [](const std::string& text) { return Local().file("law/own.toml", text).error(); };
    const std::string from = "valid_from = 2020-01-01\n";
    EXPECT_EQ(error(limit_file("SEL-82b", "months_max", "9", from)), "loaded");
    EXPECT_TRUE(has(error(limit_file("SEL-82z", "months_max", "9", from)),
                    "the paragraph SEL-82z of a limit is not in the law book"));
    EXPECT_TRUE(has(error(limit_file("SEL-82b", "weeks", "9", from)), "kind must be one of months_max, "));
    EXPECT_TRUE(has(error(limit_file("SEL-82b", "months_max", "0", from)), "from 1 to 1200"));
    EXPECT_TRUE(has(error(limit_file("SEL-82b", "months_max", "9", from)
                          + limit_file("SEL-82b", "months_max", "8", from)),
                    "the limit months_max of SEL-82b holds from 2020-01-01"));
}

TEST(Load, a_municipalitys_limit_replaces_ours_with_all_its_dates) {
    Local local;
    local.file("law/own.toml", limit_file("SEL-97", "first_granted_before_age", "65",
                                          "valid_from = 2020-01-01\nvalid_to = 2020-12-31\n"));
    const auto loaded = local.loaded();
    ASSERT_TRUE(loaded);
    const LawBook& law = (*loaded)->law;
    const auto on = [&](int year) {
        return law.limit("SEL-97", LimitKind::first_granted_before_age, Date::of(year, 6, 1));
    };
    ASSERT_NE(on(2020), nullptr);
    EXPECT_EQ(on(2020)->value, 65);
    EXPECT_EQ(on(2021), nullptr);
    EXPECT_NE(law.limit("SEL-82b", LimitKind::months_max, Date::of(2021, 6, 1)), nullptr);
}

TEST(Load, a_rate_with_more_precision_than_it_can_hold_is_refused) {
    EXPECT_TRUE(has(parameter_error("[[rate]]\ncode = \"x\"\nunit = \"kroner_per_day\"\nvalue = 1.234\n"
                                    "valid_from = 2024-01-01\nreference = \"x\"\n"),
                    "at most 2 decimals"));
}

TEST(Load, a_municipalitys_value_replaces_ours) {
    Local own;
    own.file("parameters/own.toml",
             "[[setting]]\ncode = \"ladder.extensive_support_hours_per_week\"\nvalue = 8\n"
             "valid_from = 2000-01-01\ndescription_da = \"x\"\nreference = \"Byrådets beslutning\"\n");
    const auto reference = own.loaded();
    ASSERT_TRUE(reference) << reference.error().message;
    const auto step = [](const Reference& from) {
        return number(
            resolve(*from.find_ladder("adults_disability"), from.law,
                    {.law = "SEL § 85", .hours_per_week_milli = 6'000, .date = Date::of(2024, 1, 1)})
                .step);
    };
    EXPECT_EQ(step(ours()), 4);
    EXPECT_EQ(step(**reference), 3);
    EXPECT_NE((*reference)->reference_hash, ours().reference_hash);
}

std::string small_ladder(const std::string& rules) {
    return "code = \"children\"\nscope = \"children\"\nname_da = \"x\"\nname_en = \"x\"\n[[version]]\n"
           "valid_from = 2000-01-01\nreference = \"x\"\n[[version.step]]\nnumber = 1\nname_da = \"x\"\n"
           "name_en = \"x\"\nshort_da = \"x\"\nshort_en = \"x\"\ndescription_da = \"x\"\ndescription_en = "
           "\"x\"\n"
           + rules;
}

std::string ladder_error(const std::string& rules) {
    return Local().file("ladders/own.toml", small_ladder(rules)).error();
}

TEST(Load, a_ladder_that_lets_a_new_number_move_somebody_is_refused) {
    const std::string error =
        ladder_error("[[version.rule]]\nlaws = [\"SEL-42\"]\nstep = 1\n[[version.rule]]\nlaws = [\"SEL\", "
                     "\"BL\"]\ndecides = false\n");
    EXPECT_TRUE(has(error, "the law book has no SEL")) << error;
    const std::string moved =
        ladder_error("[[version.rule]]\nlaws = [\"SEL-42\"]\nstep = 1\n[[version.rule]]\ndecides = false\n");
    EXPECT_TRUE(has(moved, "SEL-42 gives step 1 and its successor BL-87 gives step 0")) << moved;
}

TEST(Load, a_paragraph_without_a_rule_is_found) {
    EXPECT_TRUE(has(ladder_error("[[version.rule]]\nlaws = [\"SEL-42\", \"BL-87\"]\nstep = 1\n"),
                    "the ladder children has no rule for BL-19, BL-20"));
}

TEST(Load, a_rule_says_one_thing_and_names_a_step_that_is_there) {
    EXPECT_TRUE(has(ladder_error("[[version.rule]]\nstep = 1\ndecides = false\n"), "exactly one of"));
    EXPECT_TRUE(
        has(ladder_error("[[version.rule]]\nlaws = [\"SEL-42\"]\nstep = 2\n"), "the ladder has no step 2"));
    EXPECT_TRUE(has(ladder_error("[[version.rule]]\nlaws = [\"SEL-421\"]\nstep = 1\n"),
                    "the law book has no SEL-421"));
}

TEST(Load, a_successor_must_be_there_and_begin_in_time) {
    const auto paragraph = [](const std::string& rest) {
        return Local()
            .file("law/own.toml", "[[paragraph]]\ncode = \"SEL-42\"\nname_da = \"x\"\nname_en = \"x\"\n"
                                  "area = \"children\"\nreference = \"x\"\nvalid_from = 2007-01-01\n"
                                      + rest)
            .error();
    };
    EXPECT_TRUE(
        has(paragraph("valid_to = 2023-12-31\nsuccessors = [\"BL-999\"]\n"), "BL-999 of SEL-42 is not"));
    EXPECT_TRUE(has(paragraph("valid_to = 2022-12-31\nsuccessors = [\"BL-87\"]\n"), "close the gap"));
    EXPECT_TRUE(has(paragraph("successors = [\"BL-87\"]\n"), "no valid_to"));
}

TEST(Load, an_account_line_needs_an_area_a_method_and_a_place_of_its_own) {
    const auto line = [](const std::string& text) {
        return Local()
            .file("accounts/own.toml", "[[line]]\nreference = \"x\"\nvalid_from = 2007-01-01\n" + text)
            .error();
    };
    EXPECT_TRUE(
        has(line("function = \"5.28.21\"\narea = \"nowhere\"\nmethod = \"case\"\n"), "no area nowhere"));
    EXPECT_TRUE(has(line("function = \"5.28.21\"\narea = \"children\"\nmethod = \"guess\"\n"),
                    "method must be case"));
    EXPECT_TRUE(has(line("function = [\"5.28.21\", \"5.28.21\"]\narea = \"children\"\nmethod = \"case\"\n"),
                    "says the same accounts"));
}

TEST(Load, comments_order_and_file_names_leave_the_hash_alone_and_a_value_does_not) {
    const std::string tail = "valid_from = 2020-01-01\nreference = \"x\"\n";
    Local one, two, other;
    one.file("parameters/a.toml", setting_file("value = 1\n" + tail));
    two.file("parameters/b.toml", "# why\n" + setting_file(tail + "value = 1 # how\n"));
    other.file("parameters/a.toml", setting_file("value = 2\n" + tail));
    ASSERT_TRUE(one.loaded());
    EXPECT_EQ((*one.loaded())->reference_hash, (*two.loaded())->reference_hash);
    EXPECT_NE((*one.loaded())->reference_hash, (*other.loaded())->reference_hash);
    EXPECT_EQ(ours().reference_hash.size(), 64U);
}

TEST(Load, a_folder_without_reference_data_is_one_clear_message) {
    const auto nothing = load("/nowhere");
    ASSERT_FALSE(nothing);
    EXPECT_TRUE(has(nothing.error().message, "no reference data in /nowhere"));
}

TEST(Parameters, a_missing_rate_is_an_error_that_names_code_and_date) {
    const auto missing = ours().parameters.rate("copayment.sel_109", Date::of(2022, 5, 1));
    ASSERT_FALSE(missing);
    EXPECT_TRUE(has(missing.error().message, "copayment.sel_109 has no value on 2022-05-01"));
    EXPECT_EQ((*ours().parameters.rate("copayment.sel_109", Date::of(2023, 5, 1)))->value, 93'38);
    EXPECT_FALSE(ours().parameters.refund_bands("adults", Date::of(2019, 5, 1)));
    EXPECT_FALSE(ours().parameters.refund_bands("adults", Date::of(2026, 5, 1)));
}

TEST(Parameters, refund_bands_by_year_and_regime) {
    const auto* adults_2020 = *ours().parameters.refund_bands("adults", Date::of(2020, 6, 1));
    const auto* children_2020 = *ours().parameters.refund_bands("children", Date::of(2020, 6, 1));
    const auto* both_2022 = *ours().parameters.refund_bands("children", Date::of(2022, 6, 1));
    EXPECT_EQ(adults_2020->bands.size(), 2U);
    EXPECT_EQ(adults_2020->bands[0].limit_yearly, base::Money::kroner(1'090'000));
    EXPECT_EQ(children_2020->bands[1].limit_yearly, base::Money::kroner(1'630'000));
    ASSERT_EQ(both_2022->bands.size(), 3U);
    EXPECT_EQ(both_2022->bands[2].limit_yearly, base::Money::kroner(2'120'000));
    EXPECT_EQ(both_2022->bands[2].percent, 75);
    EXPECT_FALSE(both_2022->is_provisional);
    EXPECT_TRUE((*ours().parameters.refund_bands("adults", Date::of(2024, 6, 1)))->is_provisional);
}

TEST(Parameters, the_settings_of_definitions) {
    const std::pair<const char*, std::int64_t> settings[] = {{"delivery.hold_ppm", 50'000},
                                                             {"ladder.extensive_support_hours_per_week", 5}};
    for (const auto& [code, value] : settings)
        EXPECT_EQ(*ours().parameters.setting(code, Date::of(2024, 1, 1)), value) << code;
}

} // namespace
} // namespace styrhus::reference
