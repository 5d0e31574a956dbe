#include "app/mapping_history.h"

#include "app/mapping_changes.h"
#include "domain/said.h"

#include <algorithm>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <optional>

namespace styrhus::app {

namespace {

using intake::sources::Mapping;
using views::MappingVersion;
using views::Wording;

std::string text_in(const boost::json::object& object, std::string_view key) {
    const boost::json::value* member = object.if_contains(key);
    return member != nullptr && member->is_string() ? std::string(member->as_string()) : std::string();
}

/// What a statement says was saved. Statements from before the text was kept have the hash only.
struct Saved {
    std::string hash;
    std::optional<Mapping> mapping;
    std::optional<Mapping> before;
};

std::optional<Mapping> mapping_in(const boost::json::object& payload, std::string_view key) {
    std::vector<intake::sources::MappingTrouble> troubles;
    auto mapping = intake::sources::read_mapping(text_in(payload, key), "saved", troubles);
    if (!mapping) return std::nullopt;
    return *std::move(mapping);
}

Saved saved_in(const domain::Statement& statement) {
    boost::system::error_code wrong;
    const boost::json::value payload = boost::json::parse(statement.payload, wrong);
    Saved saved;
    if (wrong || !payload.is_object()) return saved;
    saved.hash = text_in(payload.as_object(), "hash");
    saved.mapping = mapping_in(payload.as_object(), "toml");
    saved.before = mapping_in(payload.as_object(), "before");
    return saved;
}

/// Versions one after the other, each told by the one before it.
class History {
  public:
    void add(MappingVersion version, std::optional<Mapping> mapping) {
        if (mapping) version.number = mapping->version;
        version.changes = changes(version.origin, mapping);
        versions_.push_back(std::move(version));
        before_ = std::move(mapping);
    }
    std::vector<MappingVersion> latest_first() {
        std::reverse(versions_.begin(), versions_.end());
        return std::move(versions_);
    }

  private:
    std::vector<Wording> changes(MappingVersion::Origin origin, const std::optional<Mapping>& now) const {
        if (origin == MappingVersion::Origin::shipped) return {};
        if (versions_.empty()) return {{"Ny oversættelse.", "New mapping."}};
        if (!now || !before_)
            return {{"Teksten blev ikke gemt dengang, så ændringen kan ikke vises.",
                     "The text was not kept then, so the change cannot be shown."}};
        std::vector<Wording> found = changes_between(*before_, *now);
        if (found.empty())
            found.push_back({"Kun bemærkninger eller linjernes orden er ændret.",
                             "Only remarks or the order of lines are changed."});
        return found;
    }

    std::vector<MappingVersion> versions_;
    std::optional<Mapping> before_;
};

} // namespace

std::string mapping_subject(std::string_view code) {
    return "mapping:" + std::string(code);
}

std::string saved_payload(const Mapping& mapping, const Mapping* before) {
    boost::json::object payload = {{"hash", mapping.hash}, {"toml", mapping.toml}};
    if (before != nullptr) payload["before"] = before->toml;
    return boost::json::serialize(payload);
}

std::vector<MappingVersion> versions_of(const Mapping& current, const Mapping* shipped,
                                        std::span<const domain::Statement> saved) {
    using Origin = MappingVersion::Origin;
    History history;
    std::string last_hash;
    const auto add = [&](Origin origin, std::optional<Mapping> mapping) {
        history.add({.origin = origin}, std::move(mapping));
    };
    if (shipped != nullptr) {
        add(Origin::shipped, *shipped);
        last_hash = shipped->hash;
    }
    for (const domain::Statement& statement : saved) {
        Saved one = saved_in(statement);
        if (one.before && one.before->hash != last_hash) add(Origin::edited, std::move(one.before));
        last_hash = one.hash;
        history.add(
            {.origin = Origin::saved, .author = statement.author, .saved_on = domain::said_on(statement)},
            std::move(one.mapping));
    }
    if (last_hash != current.hash) add(Origin::edited, current);
    return history.latest_first();
}

} // namespace styrhus::app
