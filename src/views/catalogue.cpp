#include "views/view.h"

#include <algorithm>

namespace styrhus::views {

std::span<const View> catalogue() {
    return {};
}

const View* find_view(std::string_view code) {
    const auto views = catalogue();
    const auto found =
        std::find_if(views.begin(), views.end(), [&](const View& view) { return view.code == code; });
    return found == views.end() ? nullptr : &*found;
}

} // namespace styrhus::views
