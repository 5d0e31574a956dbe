#pragma once

#include "api/message.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace styrhus::api {

/// The address of a request, decoded.
struct Target {
    /// The parts between the slashes; "/" has none, and a slash at the end adds none.
    std::vector<std::string> parts;
    Fields query;
    std::string path() const;
};

/// Decodes the target of a request line, origin form only ("/trappe?maaned=2025-10"). Refused, because no
/// page of ours needs it and each has been the start of an attack somewhere: broken percent signs, control
/// characters also when encoded, text that is no UTF-8, backslashes, the parts "." and "..", empty parts,
/// fragments, more than 200 parameters. In the query a plus is a blank.
base::Result<Target> decode_target(std::string_view target);

} // namespace styrhus::api
