#pragma once

#include "store/raw_blocks.h"
#include "store/record_columns.h"
#include "store/store.h"

#include <string>
#include <string_view>
#include <vector>

/// Deliveries for tests, whole and small, with every kind of fact in them.
namespace styrhus::store::testing {

/// Owns what a NewDelivery borrows.
struct Sample {
    domain::ReadDelivery read;
    std::vector<std::string> files;
    domain::Dictionary dictionary;
    std::vector<domain::identity::IdentityClaim> claims;
    std::optional<domain::DeliveryId> after;
    std::vector<std::string_view> views;

    NewDelivery delivery() {
        views.assign(files.begin(), files.end());
        return {read, views, dictionary, claims, after};
    }
    void add_file(std::string name, std::string bytes) {
        read.delivery.files.push_back({std::move(name), content_hash(bytes), bytes.size(), 7});
        files.push_back(std::move(bytes));
    }
};

/// The values of a row with Terms as texts, to compare rows of two dictionaries.
struct RowTexts {
    const domain::Dictionary& dictionary;
    std::vector<std::string> values = {};
    void integer(std::int64_t value) { values.push_back(std::to_string(value)); }
    void term(domain::Term value) { values.push_back("'" + dictionary.text(value)); }
    void text(std::string_view value) { values.push_back("'" + std::string(value)); }
};

template <class Row>
std::vector<std::string> texts_of(const Row& row, const domain::Dictionary& dictionary = {}) {
    RowTexts texts{dictionary};
    write_columns(row, texts);
    return texts.values;
}

/// Bytes that do not compress, the same each time.
std::string noise(std::size_t size);

/// A delivery with `count` facts of every kind, with the smallest and largest values of each column; two
/// files, rejections, findings and gaps.
Sample sample(int count, int variant = 0);

/// What is missing of a delivery that should be the whole of `sample`; empty if nothing is.
std::string missing_of(Store& store, domain::DeliveryId id, const Sample& sample);

} // namespace styrhus::store::testing
