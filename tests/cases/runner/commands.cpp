#include "cases/runner/commands.h"

namespace styrhus::cases {

namespace {

constexpr Command all[] = {
    {"receive", "the files by the mapping → receipt and facts", receive},
    {"mapping", "the TOML of `== mapping` → everything that is wrong with it, by line", mapping},
    {"municipality", "what people do, line by line → receipts, figures and pages", municipality},
    {"pages", "nothing → which pages of the catalogue no case beside this one shows", pages},
    {"step", "the lines of `== questions` → ladder and step by the shipped reference data", step},
};

} // namespace

std::span<const Command> commands() {
    return all;
}

} // namespace styrhus::cases
