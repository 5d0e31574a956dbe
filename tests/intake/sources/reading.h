#pragma once

#include "intake/sources/read.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <string>
#include <vector>

/// What the tests of the sources share: the shipped mappings, and reading a text by one of them.
namespace styrhus::tests {

using intake::sources::Mapping;
using intake::sources::MappingTrouble;
using intake::sources::ReadOutcome;
using intake::sources::SourceFile;

/// The same key in every test, so that stamps are the same in every run.
inline const domain::identity::ClaimMaker& test_claims() {
    static const domain::identity::ClaimMaker claims(
        domain::identity::MasterKey::from_bytes("0123456789abcdef0123456789abcdef"));
    return claims;
}

inline const std::vector<Mapping>& shipped_mappings() {
    static const std::vector<Mapping> mappings = [] {
        auto loaded = intake::sources::load_mappings({STYRHUS_SOURCE_DIR "/data/mappings"});
        EXPECT_TRUE(loaded) << loaded.error().message;
        return loaded ? *std::move(loaded) : std::vector<Mapping>();
    }();
    return mappings;
}

inline const Mapping& shipped(std::string_view code) {
    const auto& all = shipped_mappings();
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Mapping& mapping) { return mapping.code == code; });
    if (found == all.end()) throw std::runtime_error("there is no mapping " + std::string(code));
    return *found;
}

/// Reads a mapping written in a test; a trouble in it fails the test.
inline Mapping mapping_of(std::string_view toml) {
    std::vector<MappingTrouble> troubles;
    auto mapping = intake::sources::read_mapping(toml, "test.toml", troubles);
    EXPECT_TRUE(mapping) << mapping.error().message;
    return mapping ? *std::move(mapping) : Mapping();
}

inline SourceFile file_of(std::string name, std::string bytes) {
    return {std::move(name), std::make_shared<const std::string>(std::move(bytes))};
}

inline SourceFile file_at(const std::filesystem::path& path) {
    std::ifstream stream(path, std::ios::binary);
    EXPECT_TRUE(stream) << path << " cannot be read";
    std::stringstream text;
    text << stream.rdbuf();
    return file_of(path.filename().string(), text.str());
}

inline base::Result<ReadOutcome> try_read(const Mapping& mapping, const std::vector<SourceFile>& files) {
    return intake::sources::read_delivery({.mapping = mapping,
                                           .files = files,
                                           .claims = test_claims(),
                                           .received_on = base::Date::of(2025, 12, 1),
                                           .extract_date = std::nullopt,
                                           .progress = {}});
}

inline ReadOutcome read(const Mapping& mapping, const std::vector<SourceFile>& files) {
    auto outcome = try_read(mapping, files);
    EXPECT_TRUE(outcome) << outcome.error().message;
    return outcome ? *std::move(outcome) : ReadOutcome();
}

} // namespace styrhus::tests
