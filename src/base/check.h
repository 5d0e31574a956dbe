#pragma once

#include <stdexcept>
#include <string>

namespace styrhus::base {

/// The program is wrong (never the input): thrown by STYRHUS_CHECK, caught only at the outermost edge.
class BugError : public std::logic_error {
  public:
    using std::logic_error::logic_error;
};

[[noreturn]] void fail_check(const char* condition, const char* file, int line);

} // namespace styrhus::base

/// Always compiled in. States what must hold if this program is right; never guards input.
#define STYRHUS_CHECK(condition)                                                                             \
    (static_cast<bool>(condition) ? void(0) : ::styrhus::base::fail_check(#condition, __FILE__, __LINE__))
