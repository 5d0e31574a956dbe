#pragma once

#include "store/samples.h"
#include "store/store.h"
#include "store/store_factory.h"

#include <algorithm>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <memory>
#include <string>
#include <thread>
#include <vector>

/// What every store must do, whatever it is made of. A store's own test program includes this and
/// statement_contract.h once and instantiates the suite with a factory.
namespace styrhus::store::testing {

using MakeFactory = std::function<std::unique_ptr<StoreFactory>()>;

class StoreContract : public ::testing::TestWithParam<MakeFactory> {
  protected:
    StoreContract() : factory_(GetParam()()), store_(factory_->open(key_)) {}

    domain::DeliveryId add(Sample& sample) { return store_->add_delivery(sample.delivery()).value(); }
    static domain::Statement statement(std::string subject, std::string form, std::string payload = "{}") {
        return {.subject = std::move(subject),
                .form = std::move(form),
                .form_version = 2,
                .author = "anna",
                .said_at_utc = 1'700'000'000,
                .payload = std::move(payload)};
    }
    std::string bytes_of(domain::DeliveryId id, std::size_t file) {
        std::string bytes;
        store_->read_file(id, file, [&](std::string_view piece) { bytes += piece; });
        return bytes;
    }
    static std::string refusal(const std::function<void()>& work) {
        try {
            work();
        } catch (const StoreError& error) {
            return error.what();
        }
        return "done";
    }

    const domain::identity::MasterKey key_ = domain::identity::MasterKey::from_bytes(std::string(32, 'k'));
    std::unique_ptr<StoreFactory> factory_;
    std::unique_ptr<Store> store_;
};

TEST_P(StoreContract, every_kind_of_fact_comes_back_as_it_was_with_its_smallest_and_largest_values) {
    Sample sent = sample(25);
    const domain::DeliveryId id = add(sent);
    EXPECT_EQ(missing_of(*store_, id, sent), "");
    domain::Facts facts;
    store_->read_facts(domain::FactKind::grant, {&id, 1}, facts);
    ASSERT_EQ(facts.of<domain::Grant>().facts.size(), 25U);
    EXPECT_EQ(facts.of<domain::Grant>().facts[7].source.delivery, id);
    EXPECT_EQ(facts.of<domain::Grant>().stamps, sent.read.facts.of<domain::Grant>().stamps);
    EXPECT_TRUE(facts.of<domain::Posting>().facts.empty()) << "only the kind asked for is read";
}

TEST_P(StoreContract, stamps_and_then_single_rows_are_what_reading_whole_gives) {
    Sample sent = sample(25);
    (void)add(sent);
    Sample second = sample(25, 1);
    const domain::DeliveryId id = add(second);
    domain::Facts whole;
    store_->read_facts(domain::FactKind::grant, {&id, 1}, whole);
    std::vector<domain::FactStamp> stamps;
    std::vector<base::Date> ends;
    store_->read_stamps(domain::FactKind::grant, id, stamps, ends);
    EXPECT_EQ(stamps, whole.of<domain::Grant>().stamps);
    ASSERT_EQ(ends.size(), 25U);
    const std::vector<std::uint32_t> places = {0, 3, 4, 5, 24};
    domain::Facts some;
    store_->read_places(domain::FactKind::grant, id, places, some);
    ASSERT_EQ(some.of<domain::Grant>().facts.size(), places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        const domain::Grant& expected = whole.of<domain::Grant>().facts[places[i]];
        EXPECT_EQ(ends[places[i]], expected.period.to);
        EXPECT_EQ(texts_of(some.of<domain::Grant>().facts[i], store_->dictionary()),
                  texts_of(expected, store_->dictionary()));
        EXPECT_EQ(some.of<domain::Grant>().stamps[i], stamps[places[i]]);
    }
    const std::vector<std::uint32_t> beyond = {24, 25};
    EXPECT_THAT(refusal([&] { store_->read_places(domain::FactKind::grant, id, beyond, some); }),
                ::testing::HasSubstr("fact_grant"));
    stamps.clear();
    ends.clear();
    store_->read_stamps(domain::FactKind::posting, id, stamps, ends);
    EXPECT_TRUE(ends.empty()) << "a posting has no period of its own";
}

TEST_P(StoreContract, the_record_of_a_delivery_comes_back_whole) {
    Sample sent = sample(1);
    const domain::DeliveryId id = add(sent);
    Sample other = sample(0, 1);
    other.read.delivery.is_held = false;
    (void)add(other);
    const auto deliveries = store_->deliveries();
    ASSERT_EQ(deliveries.size(), 2U);
    EXPECT_EQ(deliveries[0].id, id);
    EXPECT_NE(deliveries[1].id, id);
    EXPECT_EQ(texts_of(deliveries[0]), texts_of(sent.read.delivery));
    EXPECT_FALSE(deliveries[1].is_held);
    ASSERT_EQ(deliveries[0].files.size(), 2U);
    EXPECT_EQ(texts_of(deliveries[0].files[0]), texts_of(sent.read.delivery.files[0]));
    EXPECT_EQ(deliveries[1].files[1].name, "tom.csv");
}

TEST_P(StoreContract, rejections_findings_and_gaps_come_back_with_the_delivery_they_belong_to) {
    Sample first = sample(0);
    Sample second = sample(0, 1);
    second.read.findings.clear();
    (void)add(first);
    const domain::DeliveryId id = add(second);
    ASSERT_EQ(store_->rejections(id).size(), 1U);
    EXPECT_EQ(texts_of(store_->rejections(id)[0]), texts_of(first.read.rejections[0]));
    EXPECT_EQ(store_->rejections(id)[0].source.delivery, id);
    EXPECT_TRUE(store_->findings(id).empty());
    ASSERT_EQ(store_->findings(domain::DeliveryId{1}).size(), 1U);
    EXPECT_EQ(texts_of(store_->findings(domain::DeliveryId{1})[0]), texts_of(first.read.findings[0]));
    ASSERT_EQ(store_->gaps(id).size(), 1U);
    EXPECT_EQ(texts_of(store_->gaps(id)[0]), texts_of(first.read.gaps[0]));
    ASSERT_EQ(store_->met_values(id).size(), 1U);
    EXPECT_EQ(texts_of(store_->met_values(id)[0]), texts_of(first.read.met_values[0]));
}

TEST_P(StoreContract, facts_of_several_deliveries_are_read_in_the_order_asked_for) {
    std::vector<domain::DeliveryId> ids;
    for (int i = 0; i < 4; ++i) {
        Sample sent = sample(i == 2 ? 0 : i + 1, i);
        ids.push_back(add(sent));
    }
    const auto counts = [&](std::vector<domain::DeliveryId> asked) {
        domain::Facts facts;
        store_->read_facts(domain::FactKind::early_help, asked, facts);
        std::string order;
        for (const auto& fact : facts.of<domain::EarlyHelp>().facts)
            order += std::to_string(static_cast<std::uint32_t>(fact.source.delivery));
        return order;
    };
    EXPECT_EQ(counts({ids[0], ids[1], ids[2], ids[3]}), "1224444");
    EXPECT_EQ(counts({ids[3], ids[0]}), "44441");
    EXPECT_EQ(counts({ids[1], ids[3]}), "224444");
    EXPECT_EQ(counts({}), "");
    EXPECT_EQ(counts({domain::DeliveryId{99}}), "");
}

TEST_P(StoreContract, terms_of_any_dictionary_become_the_stores_own_and_unused_texts_are_not_kept) {
    Sample first;
    first.dictionary.intern("aldrig brugt");
    first.read.facts.of<domain::Posting>() = {{{.account = first.dictionary.intern("konto B")}}, {{1, 1}}};
    Sample second; // was read without knowing the first
    second.read.facts.of<domain::Posting>() = {
        {{.account = second.dictionary.intern("konto A"), .art = second.dictionary.intern("konto B")}},
        {{2, 2}}};
    const std::vector<domain::DeliveryId> ids{add(first), add(second)};
    domain::Facts facts;
    store_->read_facts(domain::FactKind::posting, ids, facts);
    const auto& postings = facts.of<domain::Posting>().facts;
    const domain::Dictionary dictionary = store_->dictionary();
    EXPECT_EQ(dictionary.text(postings[0].account), "konto B");
    EXPECT_EQ(dictionary.text(postings[1].account), "konto A");
    EXPECT_EQ(postings[1].art, postings[0].account);
    EXPECT_EQ(dictionary.text(postings[1].provider), "");
    EXPECT_EQ(dictionary.size(), 3U) << "the empty text, konto B, konto A";
}

TEST_P(StoreContract, a_receipt_reckoned_before_another_delivery_came_is_refused) {
    Sample first = sample(1);
    first.after = domain::DeliveryId{};
    EXPECT_TRUE(store_->add_delivery(first.delivery()));
    Sample late = sample(1, 1);
    late.after = domain::DeliveryId{};
    EXPECT_FALSE(store_->add_delivery(late.delivery()));
    EXPECT_EQ(store_->deliveries().size(), 1U);
    late.after = domain::DeliveryId{1};
    EXPECT_TRUE(store_->add_delivery(late.delivery()));
}

TEST_P(StoreContract, claims_are_found_by_ref_and_lie_sealed) {
    Sample sent = sample(1);
    (void)add(sent);
    Sample again = sample(1, 1);
    (void)add(again); // has the first claim once more
    EXPECT_EQ(store_->claims().size(), 3U);
    const auto found = store_->claim(sent.claims[1].ref);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->value, "borger-0");
    EXPECT_EQ(found->scope, "sofus");
    EXPECT_EQ(found->kind, domain::ClaimKind::source_number);
    EXPECT_FALSE(store_->claim(domain::IdentityRef{4711}));
    EXPECT_EQ(factory_->bytes_on_disk().find("6112850005"), std::string::npos);
    EXPECT_EQ(factory_->bytes_on_disk().find("borger-0"), std::string::npos);
}

TEST_P(StoreContract, claims_by_the_thousand_come_back_once_each_whichever_delivery_said_them) {
    std::vector<Sample> sent;
    for (int delivery = 0; delivery < 3; ++delivery) {
        sent.push_back(sample(0));
        sent.back().claims.clear();
        // 1 to 6,000, 3,001 to 9,000 and 6,001 to 12,000: each said twice or once.
        for (std::uint64_t i = 1; i <= 6000; ++i) {
            const std::uint64_t number = i + 3000 * static_cast<std::uint64_t>(delivery);
            sent.back().claims.push_back({domain::IdentityRef{number * 0x9E37'79B9'7F4A'7C15U},
                                          domain::ClaimKind::source_number, "dubu", std::to_string(number)});
        }
        (void)add(sent.back());
    }
    std::vector<std::uint64_t> numbers;
    for (const auto& claim : store_->claims())
        numbers.push_back(std::stoull(claim.value));
    std::sort(numbers.begin(), numbers.end());
    ASSERT_EQ(numbers.size(), 12'000U);
    EXPECT_EQ(std::adjacent_find(numbers.begin(), numbers.end()), numbers.end());
    for (const Sample& each : sent)
        for (std::size_t i = 0; i < each.claims.size(); i += 499) {
            const auto found = store_->claim(each.claims[i].ref);
            ASSERT_TRUE(found);
            EXPECT_EQ(found->value, each.claims[i].value);
        }
}

TEST_P(StoreContract, claims_that_were_changed_are_not_given_out) {
    Sample sent = sample(0);
    (void)add(sent);
    factory_->damage("claim_page", "UPDATE claim_page SET last_ref = last_ref + 1");
    EXPECT_THAT(refusal([&] { (void)store_->claims(); }),
                ::testing::HasSubstr("changed after they were stored"));
}

TEST_P(StoreContract, two_identities_with_one_ref_are_refused_and_nothing_is_stored) {
    Sample first = sample(1);
    (void)add(first);
    Sample second = sample(1, 1);
    second.claims.push_back(first.claims[0]);
    second.claims.back().value = "7510104018";
    EXPECT_THAT(refusal([&] { (void)add(second); }), ::testing::HasSubstr("same ref"));
    EXPECT_EQ(store_->deliveries().size(), 1U);
    Sample third = sample(1, 2);
    third.claims.push_back({third.claims[1].ref, domain::ClaimKind::source_number, "dubu", "borger-2"});
    EXPECT_THAT(refusal([&] { (void)add(third); }), ::testing::HasSubstr("same ref"));
    EXPECT_EQ(store_->claims().size(), 2U);
}

TEST_P(StoreContract, sheets_of_one_workbook_keep_its_bytes_once) {
    const std::string workbook = noise(2 * block_bytes + 7);
    Sample sent = sample(1);
    for (const char* sheet : {"Januar", "Februar", "Marts"}) {
        sent.add_file("år.xlsx", workbook);
        sent.read.delivery.files.back().sheet = sheet;
        sent.read.delivery.files.back().archive = "år.zip";
    }
    const domain::DeliveryId id = add(sent);
    EXPECT_EQ(missing_of(*store_, id, sent), "");
    EXPECT_EQ(store_->deliveries()[0].files[4].sheet, "Marts");
    EXPECT_EQ(store_->read_range(id, 4, 2 * block_bytes, 7), workbook.substr(2 * block_bytes));
    EXPECT_LT(factory_->bytes_on_disk().size(), 5 * workbook.size() / 2) << "thrice would be more";
}

TEST_P(StoreContract, delivered_files_come_back_to_the_byte_whole_and_in_part) {
    const std::string random = noise(3 * block_bytes + 12345);
    Sample sent = sample(0);
    const std::vector<std::string> files = {random, random.substr(0, block_bytes),
                                            random.substr(0, block_bytes + 1), "x"};
    for (const std::string& bytes : files)
        sent.add_file("fil.bin", bytes);
    const domain::DeliveryId id = add(sent);
    for (std::size_t i = 0; i < sent.files.size(); ++i)
        EXPECT_TRUE(bytes_of(id, i) == sent.files[i]) << i;
    const std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges = {{0, 1},
                                                                         {block_bytes - 1, 2},
                                                                         {block_bytes, block_bytes},
                                                                         {17, random.size()},
                                                                         {2 * block_bytes + 5, 1 << 19},
                                                                         {random.size() - 1, 100}};
    for (const auto& [offset, length] : ranges)
        EXPECT_TRUE(store_->read_range(id, 2, offset, length) == random.substr(offset, length)) << offset;
    EXPECT_EQ(store_->read_range(id, 2, random.size(), 1), "");
    EXPECT_EQ(store_->read_range(id, 1, 0, 1), "");
    EXPECT_THAT(refusal([&] { (void)store_->read_range(id, 17, 0, 1); }), ::testing::HasSubstr("no file"));
}

TEST_P(StoreContract, a_line_is_found_without_reading_what_stands_before_it) {
    std::string text;
    std::vector<std::uint64_t> begins{0};
    for (int line = 0; line < 40'000; ++line) {
        text += std::string(static_cast<std::size_t>(line % 131), 'a') + "\n";
        begins.push_back(text.size());
    }
    text += "the last, without an end";
    Sample sent = sample(0);
    sent.add_file("lang.csv", text);
    const domain::DeliveryId id = add(sent);
    for (std::size_t line = 0; line < begins.size(); line += 997)
        ASSERT_EQ(store_->line_offset(id, 2, static_cast<std::uint32_t>(line + 1)), begins[line]) << line;
    EXPECT_EQ(store_->line_offset(id, 2, 40'001), begins.back());
    EXPECT_EQ(store_->line_offset(id, 2, 40'002), text.size());
    EXPECT_EQ(store_->line_offset(id, 1, 2), 0U) << "an empty file";
}

TEST_P(StoreContract, delivered_bytes_that_were_changed_or_moved_are_not_given_out) {
    Sample sent = sample(0);
    sent.add_file("fil.csv", std::string(3 * block_bytes, 'x'));
    const domain::DeliveryId id = add(sent);
    EXPECT_EQ(factory_->bytes_on_disk().find("xxxxxxxxxxxxxxxx"), std::string::npos);
    // The third file's blocks: delivery × 2^32 + 2 × 2^16 + block.
    const std::int64_t block = first_row_of(id) + 2 * 65536;
    factory_->damage("raw_block", "UPDATE raw_block SET sealed = (SELECT sealed FROM raw_block WHERE id = "
                                      + std::to_string(block + 2)
                                      + ") WHERE id = " + std::to_string(block + 1));
    EXPECT_EQ(store_->read_range(id, 2, 0, 3), "xxx");
    EXPECT_THAT(refusal([&] { (void)bytes_of(id, 2); }),
                ::testing::HasSubstr("changed after they were stored"));
    EXPECT_THAT(refusal([&] { (void)store_->read_range(id, 2, block_bytes, 1); }),
                ::testing::HasSubstr("delivery 1, file 3, block 2"));
    factory_->damage("raw_block", "DELETE FROM raw_block WHERE id = " + std::to_string(block));
    EXPECT_THROW((void)store_->read_range(id, 2, 0, 1), StoreError);
}

TEST_P(StoreContract, facts_that_have_gone_missing_are_noticed) {
    Sample sent = sample(3);
    const domain::DeliveryId id = add(sent);
    factory_->damage("fact_grant",
                     "DELETE FROM fact_grant WHERE id = " + std::to_string(first_row_of(id) + 1));
    domain::Facts facts;
    EXPECT_THAT(refusal([&] {
                    store_->read_facts(domain::FactKind::grant, {&id, 1}, facts);
                }),
                ::testing::HasSubstr("fact_grant"));
}

TEST_P(StoreContract, what_was_published_is_remembered_in_order) {
    const Publication first{.snapshot_id = "s1",
                            .figures_id = "f1",
                            .as_of = base::Date::of(2024, 1, 31),
                            .known_on = base::Date::of(2024, 2, 3),
                            .last_delivery = domain::DeliveryId{4},
                            .last_statement = domain::StatementId{9},
                            .published_at_utc = 1'700'000'001};
    EXPECT_EQ(store_->add_publication(first), 1U);
    EXPECT_EQ(store_->add_publication(Publication{.snapshot_id = "s2"}), 2U);
    const auto found = store_->publications();
    ASSERT_EQ(found.size(), 2U);
    auto expected = first;
    expected.id = 1;
    EXPECT_EQ(found[0], expected);
    EXPECT_EQ(found[1].snapshot_id, "s2");
}

TEST_P(StoreContract, nothing_that_was_stored_can_be_changed_or_removed) {
    Sample sent = sample(1);
    (void)add(sent);
    (void)store_->add_statement(statement("a", "b"));
    (void)store_->add_publication({});
    const auto tables = factory_->tables();
    EXPECT_GE(tables.size(), 20U);
    for (const std::string& table : tables) {
        EXPECT_THAT(factory_->run("DELETE FROM " + table), ::testing::HasSubstr("append-only")) << table;
        EXPECT_THAT(factory_->run("UPDATE " + table + " SET id = id"), ::testing::HasSubstr("append-only"))
            << table;
    }
    EXPECT_EQ(missing_of(*store_, domain::DeliveryId{1}, sent), "");
}

TEST_P(StoreContract, another_key_opens_nothing) {
    store_.reset();
    const auto other = domain::identity::MasterKey::from_bytes(std::string(32, 'o'));
    EXPECT_THAT(refusal([&] { (void)factory_->open(other); }), ::testing::HasSubstr("key"));
    EXPECT_NO_THROW((void)factory_->open(key_));
}

TEST_P(StoreContract, everything_is_there_when_it_is_opened_again) {
    Sample sent = sample(9);
    const domain::DeliveryId id = add(sent);
    (void)store_->add_statement(statement("a", "b"));
    (void)store_->add_publication({.snapshot_id = "s"});
    const Position before = store_->position();
    EXPECT_EQ(before, (Position{id, domain::StatementId{1}, 1}));
    store_.reset();
    store_ = factory_->open(key_);
    EXPECT_EQ(store_->position(), before);
    EXPECT_EQ(missing_of(*store_, id, sent), "");
    EXPECT_EQ(store_->statements({}).size(), 1U);
}

TEST_P(StoreContract, a_delivery_that_does_not_fit_leaves_nothing_behind) {
    Sample small = sample(2);
    (void)add(small);
    store_.reset();
    store_ = factory_->open_with_little_room(key_);
    Sample large = sample(1000, 1);
    large.add_file("stor.bin", noise(6 << 20));
    EXPECT_THAT(refusal([&] { (void)add(large); }), ::testing::HasSubstr("full"));
    EXPECT_EQ(store_->deliveries().size(), 1U);
    EXPECT_EQ(store_->claims().size(), 2U);
    EXPECT_EQ(store_->dictionary().size(), factory_->open(key_)->dictionary().size());
    store_ = factory_->open(key_);
    EXPECT_EQ(missing_of(*store_, domain::DeliveryId{1}, small), "");
    EXPECT_EQ(missing_of(*store_, add(large), large), "");
}

TEST_P(StoreContract, a_delivery_that_breaks_midway_leaves_nothing_behind) {
    Sample broken = sample(5);
    broken.read.facts.of<domain::InvoiceLine>().stamps.pop_back(); // the last table to be written
    EXPECT_THROW((void)add(broken), base::BugError);
    EXPECT_EQ(store_->position(), Position{});
    EXPECT_TRUE(store_->claims().empty());
    EXPECT_EQ(store_->dictionary().size(), 1U);
    Sample whole = sample(5);
    EXPECT_EQ(missing_of(*store_, add(whole), whole), "");
}

TEST_P(StoreContract, several_programs_add_at_once_and_every_delivery_is_whole) {
    constexpr int programs = 3;
    constexpr int each = 8;
    std::vector<std::thread> threads;
    std::vector<std::vector<std::pair<domain::DeliveryId, int>>> added(programs);
    for (int program = 0; program < programs; ++program)
        threads.emplace_back([&, program] {
            const auto store = factory_->open(key_);
            for (int i = 0; i < each; ++i) {
                const int variant = program * 100 + i;
                Sample sent = sample(10, variant);
                (void)sent.dictionary.intern("kun for " + std::to_string(variant));
                sent.read.facts.of<domain::Grant>().facts[3].law =
                    sent.dictionary.intern("paragraf " + std::to_string(variant));
                added[static_cast<std::size_t>(program)].emplace_back(
                    store->add_delivery(sent.delivery()).value(), variant);
                (void)store->add_statement(statement("a", "b"));
            }
        });
    for (std::thread& thread : threads)
        thread.join();
    EXPECT_EQ(store_->deliveries().size(), static_cast<std::size_t>(programs * each));
    EXPECT_EQ(store_->statements({}).size(), static_cast<std::size_t>(programs * each));
    for (const auto& of_program : added)
        for (const auto& [id, variant] : of_program) {
            Sample expected = sample(10, variant);
            expected.read.facts.of<domain::Grant>().facts[3].law =
                expected.dictionary.intern("paragraf " + std::to_string(variant));
            EXPECT_EQ(missing_of(*store_, id, expected), "") << variant;
        }
}

} // namespace styrhus::store::testing
