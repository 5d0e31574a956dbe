#include "base/check.h"

#include <cstring>

namespace styrhus::base {

void fail_check(const char* condition, const char* file, int line) {
    const char* slash = std::strrchr(file, '/');
    throw BugError(std::string("check failed: ") + condition + " (" + (slash != nullptr ? slash + 1 : file)
                   + ":" + std::to_string(line) + ")");
}

} // namespace styrhus::base
