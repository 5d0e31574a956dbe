#pragma once

#include <boost/describe.hpp>

#include <string>

/// The API's own structs, described so that they become JSON and TypeScript types.
namespace styrhus::api {

struct ErrorDetail {
    std::string message;
    /// A stable word such as "not_found", or the short number under which a failure was logged.
    std::string code;
};
struct ErrorBody {
    ErrorDetail error;
};

BOOST_DESCRIBE_STRUCT(ErrorDetail, (), (message, code))
BOOST_DESCRIBE_STRUCT(ErrorBody, (), (error))

} // namespace styrhus::api
