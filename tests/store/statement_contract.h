#pragma once

#include "store/contract.h"

/// What every store must do with what people say; part of the same suite.
namespace styrhus::store::testing {

TEST_P(StoreContract, statements_are_read_in_the_order_they_were_added) {
    for (int i = 1; i <= 6; ++i) {
        auto said = statement(i % 2 == 0 ? "delivery:17" : "mapping:opus",
                              i % 3 == 0 ? "delivery.release" : "note", "{\"i\":" + std::to_string(i) + "}");
        said.supersedes = domain::StatementId{static_cast<std::uint64_t>(i - 1)};
        EXPECT_EQ(store_->add_statement(said).value(), domain::StatementId{static_cast<std::uint64_t>(i)});
    }
    const auto payloads = [&](const StatementFilter& filter) {
        std::string numbers;
        for (const auto& found : store_->statements(filter))
            numbers += found.payload.substr(5, 1);
        return numbers;
    };
    EXPECT_EQ(payloads({}), "123456");
    EXPECT_EQ(payloads({.subject = "delivery:17"}), "246");
    EXPECT_EQ(payloads({.form = "delivery.release"}), "36");
    EXPECT_EQ(payloads({.subject = "delivery:17", .form = "note", .since = domain::StatementId{2}}), "4");
    auto expected = statement("mapping:opus", "delivery.release", "{\"i\":3}");
    expected.id = domain::StatementId{3};
    expected.supersedes = domain::StatementId{2};
    EXPECT_EQ(store_->statements({})[2], expected);
}

TEST_P(StoreContract, what_people_say_comes_back_byte_for_byte_and_does_not_lie_in_clear) {
    const std::string told = "{\"reason\":\"Anna Opdigtet står dobbelt, også i går\"}";
    const std::string all_bytes = [] {
        std::string bytes;
        for (int c = 1; c < 256; ++c)
            bytes += static_cast<char>(c);
        return bytes;
    }();
    for (const std::string& payload : {told, std::string(), all_bytes, std::string(100'000, 'x')})
        (void)store_->add_statement(statement("grant:1", "grant.set_aside", payload)).value();
    const auto said = store_->statements({});
    ASSERT_EQ(said.size(), 4U);
    EXPECT_EQ(said[0].payload, told);
    EXPECT_EQ(said[1].payload, "");
    EXPECT_EQ(said[2].payload, all_bytes);
    EXPECT_EQ(said[3].payload, std::string(100'000, 'x'));
    const std::string disk = factory_->bytes_on_disk();
    EXPECT_NE(disk.find("grant.set_aside"), std::string::npos);
    EXPECT_EQ(disk.find("Anna Opdigtet"), std::string::npos);
}

TEST_P(StoreContract, a_payload_that_was_moved_to_another_statement_is_not_read) {
    (void)store_->add_statement(statement("a", "b", "{\"i\":1}")).value();
    (void)store_->add_statement(statement("a", "b", "{\"i\":2}")).value();
    factory_->damage("statement",
                     "UPDATE statement SET payload = (SELECT payload FROM statement WHERE id = 1)");
    EXPECT_THAT(refusal([&] { (void)store_->statements({}); }), ::testing::HasSubstr("statement 2"));
}

TEST_P(StoreContract, payloads_of_an_older_store_are_sealed_when_it_is_opened) {
    (void)store_->add_statement(statement("a", "b", "{}")).value();
    store_.reset();
    factory_->damage("statement", "UPDATE statement SET payload = '{\"reason\":\"Anna Opdigtet\"}'");
    store_ = factory_->open(key_);
    EXPECT_EQ(store_->statements({}).at(0).payload, "{\"reason\":\"Anna Opdigtet\"}");
    EXPECT_EQ(factory_->bytes_on_disk().find("Anna Opdigtet"), std::string::npos);
    EXPECT_NE(factory_->run("UPDATE statement SET author = 'bo'"), "") << "append-only again";
}

TEST_P(StoreContract, a_statement_cannot_supersede_one_that_was_never_said) {
    auto said = statement("delivery:1", "note");
    said.supersedes = domain::StatementId{1};
    EXPECT_FALSE(store_->add_statement(said));
    EXPECT_TRUE(store_->statements({}).empty());
}

} // namespace styrhus::store::testing
