#include "api/calls.h"

#include "api/heads.h"

#include <boost/core/demangle.hpp>
#include <spdlog/spdlog.h>

#include <system_error>
#include <typeinfo>

namespace styrhus::api {

Response logged_failure(document::Language language, const std::string& where, const std::exception& error) {
    const std::string number = next_error_number();
    const std::string type = boost::core::demangle(typeid(error).name());
    spdlog::error("error {} in {}: {}: {}", number, where, type, without_cpr(error.what()));
    return failure_response(language, number);
}

Response call(const Handler& handler, const Request& request, const std::string& pattern) {
    try {
        return handler(request);
    } catch (const std::system_error& error) {
        if (error.code() == std::errc::no_space_on_device)
            return error_response(request.language, 507, "disk_full", "Disken er fuld. Intet er gemt.",
                                  "The disk is full. Nothing is saved.");
        return logged_failure(request.language, pattern, error);
    } catch (const std::exception& error) {
        return logged_failure(request.language, pattern, error);
    }
}

} // namespace styrhus::api
