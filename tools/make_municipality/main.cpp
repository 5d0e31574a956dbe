#include "make_municipality/make_municipality.h"

#include <charconv>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace mm = styrhus::make_municipality;

constexpr std::string_view usage =
    "styrhus-make-municipality --out DIR [--seed N] [--inhabitants N] [--years N] [--last YYYY-MM]\n"
    "                          [--full-every MONTHS] [--postings plain|mixed] [--no-errors]\n\n"
    "Writes the deliveries of a fictitious Danish municipality and the truth behind them.\n";

bool read(std::string_view text, mm::Postings& postings) {
    postings = text == "mixed" ? mm::Postings::mixed : mm::Postings::plain;
    return text == "mixed" || text == "plain";
}

template <typename Number>
bool read(std::string_view text, Number& number) {
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size();
}

std::optional<mm::Order> order_of(const std::vector<std::string_view>& words) {
    mm::Order order;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--no-errors") {
            order.plant_errors = false;
            continue;
        }
        if (i + 1 == words.size()) return std::nullopt;
        const std::string_view name = words[i];
        const std::string_view value = words[++i];
        bool good = false;
        if (name == "--out") good = !(order.folder = value).empty();
        if (name == "--seed") good = read(value, order.seed);
        if (name == "--inhabitants") good = read(value, order.inhabitants);
        if (name == "--years") good = read(value, order.years);
        if (name == "--full-every") good = read(value, order.full_extract_every_months);
        if (name == "--postings") good = read(value, order.postings);
        if (name == "--last" && value.size() == 7) {
            good = read(value.substr(0, 4), order.last_year) && read(value.substr(5), order.last_month);
        }
        if (!good) return std::nullopt;
    }
    return order.folder.empty() ? std::nullopt : std::optional(order);
}

} // namespace

int main(int count, char** words) {
    const auto order = order_of({words + 1, words + count});
    if (!order) {
        std::fwrite(usage.data(), 1, usage.size(), stderr);
        return 2;
    }
    try {
        const mm::Summary made = mm::make(*order);
        std::printf("%lld files, %lld rows, %lld citizens, %lld grants, %lld postings, %lld planted, %lld "
                    "near-misses\n",
                    static_cast<long long>(made.files), static_cast<long long>(made.rows),
                    static_cast<long long>(made.citizens), static_cast<long long>(made.grants),
                    static_cast<long long>(made.postings), static_cast<long long>(made.planted),
                    static_cast<long long>(made.near_misses));
    } catch (const std::exception& trouble) {
        std::fprintf(stderr, "%s\n", trouble.what());
        return 1;
    }
    return 0;
}
