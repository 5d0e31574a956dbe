#pragma once

#include "app/home.h"
#include "app/incoming.h"
#include "app/pipeline.h"
#include "make_municipality/make_municipality.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <unistd.h>
#include <vector>

/// A made municipality's deliveries, and stores that receive them in this way or that.
namespace styrhus::app {

template <class T>
T need(base::Result<T> result) {
    if (!result) throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

inline void need(const base::Result<void>& result) {
    if (!result) throw std::runtime_error(result.error().message);
}

/// A folder of its own, gone with the test.
class Folder {
  public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "styrhus-app-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("no folder for the test");
        path_ = name;
    }
    ~Folder() {
        std::error_code failure;
        std::filesystem::remove_all(path_, failure);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const std::filesystem::path& path() const { return path_; }

  private:
    std::filesystem::path path_;
};

/// The files of one month.
using Month = std::vector<IncomingFile>;

class MadeTown {
  public:
    explicit MadeTown(std::uint64_t seed, bool plant_errors = true, int inhabitants = 2'000) {
        make_municipality::Order order;
        order.seed = seed;
        order.inhabitants = inhabitants;
        order.years = 1;
        order.folder = folder_.path() / "town";
        order.plant_errors = plant_errors;
        (void)make_municipality::make(order);
        for (const auto& group : need(incoming_groups({(order.folder / "deliveries").string()})))
            months.push_back(need(read_files(group)));
    }
    std::filesystem::path reference() const { return folder_.path() / "town" / "reference"; }

    std::vector<Month> months;

  private:
    Folder folder_;
};

/// The first of the month after, when a month's files arrive.
inline Now arrival(std::size_t month) {
    const base::Date day = base::Month::of(2025, 1).plus(static_cast<std::int32_t>(month) + 1).first();
    return {.utc = std::int64_t{day.days()} * 86'400, .today = day};
}

/// A municipality's folder, with the town's own reference data.
inline Home make_home(const MadeTown& town, const std::filesystem::path& folder) {
    Home home = need(create_home(
        {.folder = folder, .municipality = "Prøveby Kommune", .code = "999", .is_fictitious = true}));
    std::filesystem::copy(town.reference(), home.reference(), std::filesystem::copy_options::recursive);
    return home;
}

class OpenTown {
  public:
    /// Stores with the same key bytes have the same stamps.
    explicit OpenTown(const MadeTown& town) {
        const Home home = make_home(town, folder_.path() / "municipality");
        use_one_key(home.key_file);
        pipeline = need(Pipeline::open(home, STYRHUS_SOURCE_DIR "/data"));
    }

    /// What is held is let through: how much would vanish depends on the order in which files come.
    void receive(Month files, const Now& now) {
        for (const Received& one : need(pipeline->receive(
                 {.files = std::move(files), .mapping = "", .extract_date = {}, .now = now}, {})))
            if (one.delivery.is_held && !one.is_known_already) need(pipeline->release(one.id, "anna", now));
    }
    std::shared_ptr<const snapshot::Snapshot> publish(base::Date today) {
        const Now now = {.utc = std::int64_t{today.days()} * 86'400, .today = today};
        return need(pipeline->publish({.now = now, .known_on = std::nullopt}, {}));
    }

    std::unique_ptr<Pipeline> pipeline;

  private:
    /// The last 64 letters of a key's file are the key.
    static void use_one_key(const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        std::string text(std::istreambuf_iterator<char>(in), {});
        constexpr std::size_t letters = 64;
        text.replace(text.size() - letters - 1, letters, std::string(letters, '6'));
        std::ofstream(file, std::ios::binary) << text;
    }

    Folder folder_;
};

/// Everything in the order it came.
inline std::unique_ptr<OpenTown> received(const MadeTown& town) {
    auto open = std::make_unique<OpenTown>(town);
    for (std::size_t i = 0; i < town.months.size(); ++i)
        open->receive(town.months[i], arrival(i));
    return open;
}

/// A town that has received everything and is asked only: made once for all tests that ask.
struct SharedTown {
    explicit SharedTown(std::uint64_t seed, bool plant_errors) : town(seed, plant_errors) {}

    MadeTown town;
    std::unique_ptr<OpenTown> open = received(town);
    std::shared_ptr<const snapshot::Snapshot> whole = open->publish(base::Date::of(2025, 12, 1));
};

inline SharedTown& shared_town(std::uint64_t seed, bool plant_errors = true) {
    static std::map<std::pair<std::uint64_t, bool>, std::unique_ptr<SharedTown>> towns;
    auto& town = towns[{seed, plant_errors}];
    if (town == nullptr) town = std::make_unique<SharedTown>(seed, plant_errors);
    return *town;
}

/// Random statements about a snapshot's grants: set aside, again, and taken back.
inline std::vector<domain::Statement> random_statements(const snapshot::Snapshot& snapshot,
                                                        std::mt19937_64& random, std::size_t count) {
    std::vector<domain::Statement> said;
    const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    for (std::uint64_t i = 1; i <= count; ++i) {
        domain::Statement one;
        one.id = domain::StatementId{i};
        one.author = "anna";
        one.said_at_utc = 1'700'000'000 + static_cast<std::int64_t>(i);
        if (!said.empty() && below(3) == 0) {
            const domain::Statement& earlier = said[below(said.size())];
            one.subject = earlier.subject;
            one.form = snapshot::undo_form;
            one.supersedes = earlier.id;
        } else {
            one.subject = snapshot.subject_of(static_cast<std::uint32_t>(below(snapshot.grants.size())));
            one.form = snapshot::set_aside_form;
        }
        said.push_back(one);
    }
    return said;
}

} // namespace styrhus::app
