#include "app/folder_watch.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::app {

FolderWatch::FolderWatch(Municipality& municipality, Jobs& jobs, DropFolder folder,
                         std::chrono::seconds every, std::function<Now()> clock,
                         std::function<void(const std::string&)> told)
    : municipality_(municipality), jobs_(jobs), folder_(std::move(folder)), every_(every),
      clock_(std::move(clock)), told_(std::move(told)), thread_([this] { run(); }) {}

FolderWatch::~FolderWatch() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
    }
    wake_.notify_all();
    thread_.join();
    // The work speaks of this object.
    jobs_.cancel(job_);
    while (is_working())
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
}

void FolderWatch::run() {
    std::unique_lock lock(mutex_);
    while (!wake_.wait_for(lock, every_, [this] { return is_ending_; })) {
        lock.unlock();
        if (!is_working()) look();
        lock.lock();
    }
}

bool FolderWatch::is_working() {
    const auto status = jobs_.status(job_);
    return status && (status->state == JobState::waiting || status->state == JobState::running);
}

void FolderWatch::look() {
    const auto ready = folder_.look();
    if (!ready) {
        // The same trouble is told once, not every five seconds.
        if (ready.error().message != last_trouble_) told_(ready.error().message);
        last_trouble_ = ready.error().message;
        return;
    }
    last_trouble_.clear();
    if (!ready->empty())
        job_ = jobs_.start(
            [this, files = *ready](const Progress& progress) { return take_in(files, progress); });
}

base::Result<std::string> FolderWatch::take_in(const std::vector<std::filesystem::path>& files,
                                               const Progress& progress) {
    const Now now = clock_();
    const auto taken = folder_.take_in(municipality_, files, now, [&](double done, std::string_view what) {
        return progress(done / 2, what);
    });
    for (const TakenIn& one : taken)
        told_(fmt::format("{}: {}", one.file.filename().string(), one.receipt_en));
    const bool has_new =
        std::any_of(taken.begin(), taken.end(), [](const TakenIn& one) { return one.is_taken; });
    if (has_new) {
        STYRHUS_TRY(const auto published, municipality_.publish({.now = now, .known_on = std::nullopt},
                                                                [&](double done, std::string_view what) {
                                                                    (void)progress(0.5 + done / 2, what);
                                                                    return true;
                                                                }));
        told_(fmt::format("Figures of {} with what came.", base::iso(published.as_of)));
    }
    return std::string("/leverancer");
}

} // namespace styrhus::app
