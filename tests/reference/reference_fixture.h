#pragma once

#include "reference/load.h"

#include <gtest/gtest.h>

#include <memory>

namespace styrhus::reference {

inline const base::Date in_2024 = base::Date::of(2024, 6, 1);

/// The reference data of the repository, loaded once.
inline const Reference& ours() {
    static const std::shared_ptr<const Reference> loaded = [] {
        auto result = load(STYRHUS_SOURCE_DIR "/data");
        EXPECT_TRUE(result) << (result ? "" : result.error().message);
        return result ? *result : std::make_shared<const Reference>();
    }();
    return *loaded;
}

inline const Ladder& ladder_of(std::string_view code) {
    const Ladder* found = ours().find_ladder(code);
    STYRHUS_CHECK(found != nullptr);
    return *found;
}

} // namespace styrhus::reference
