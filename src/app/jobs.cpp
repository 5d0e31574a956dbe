#include "app/jobs.h"

#include "base/error_text.h"

#include <exception>
#include <fmt/core.h>

namespace styrhus::app {

Jobs::Jobs() : thread_([this] { run(); }) {}

Jobs::~Jobs() {
    {
        const std::lock_guard lock(mutex_);
        is_ending_ = true;
        for (auto& [id, job] : jobs_)
            job->is_cancelled = true;
    }
    wake_.notify_all();
    thread_.join();
}

std::string Jobs::start(Work work) {
    return add(std::move(work), queue_, false);
}

std::string Jobs::start_when_idle(Work work) {
    return add(std::move(work), idle_queue_, true);
}

std::string Jobs::add(Work work, std::deque<std::string>& queue, bool gives_way) {
    const std::lock_guard lock(mutex_);
    std::string id = fmt::format("{}", next_id_++);
    auto job = std::make_shared<Job>();
    job->work = std::move(work);
    job->gives_way = gives_way;
    jobs_.emplace(id, std::move(job));
    queue.push_back(id);
    wake_.notify_one();
    return id;
}

std::optional<JobStatus> Jobs::status(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return std::nullopt;
    return found->second->status;
}

void Jobs::cancel(const std::string& id) {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id);
    if (found != jobs_.end()) found->second->is_cancelled = true;
}

std::function<void()> Jobs::follow(const std::string& id, Listener listener) {
    const std::lock_guard lock(mutex_);
    const auto found = jobs_.find(id);
    if (found == jobs_.end()) return [] {};
    listener(found->second->status);
    const int number = next_listener_++;
    found->second->listeners.emplace(number, std::move(listener));
    return [this, number, job = found->second] {
        const std::lock_guard unlock(mutex_);
        job->listeners.erase(number);
    };
}

void Jobs::change(const std::shared_ptr<Job>& job, const std::function<void(JobStatus&)>& how) {
    const std::lock_guard lock(mutex_);
    how(job->status);
    for (const auto& [number, listener] : job->listeners)
        listener(job->status);
}

void Jobs::run() {
    std::string id;
    while (const std::shared_ptr<Job> job = next(id))
        run_one(id, job);
}

std::shared_ptr<Jobs::Job> Jobs::next(std::string& id) {
    std::unique_lock lock(mutex_);
    wake_.wait(lock, [this] { return is_ending_ || !queue_.empty() || !idle_queue_.empty(); });
    if (is_ending_) return nullptr;
    std::deque<std::string>& queue = queue_.empty() ? idle_queue_ : queue_;
    id = queue.front();
    queue.pop_front();
    return jobs_.at(id);
}

bool Jobs::goes_on(Job& job) {
    const std::lock_guard lock(mutex_);
    job.has_given_way = job.gives_way && !queue_.empty();
    return !job.is_cancelled && !job.has_given_way;
}

void Jobs::run_one(const std::string& id, const std::shared_ptr<Job>& job) {
    change(job, [](JobStatus& status) { status.state = JobState::running; });
    const Progress progress = [&](double done, std::string_view what) {
        change(job, [&](JobStatus& status) {
            status.done = done;
            status.what = what;
        });
        return goes_on(*job);
    };
    std::optional<base::Error> error;
    std::string link;
    try {
        const auto result = job->work(progress);
        if (result)
            link = *result;
        else
            error = result.error();
    } catch (const std::exception& failure) {
        error = base::error("The work could not be finished. See under Deliveries what has been received, "
                            "and try again. ({})",
                            "Arbejdet kunne ikke gøres færdigt. Se under Leverancer, hvad der er modtaget, "
                            "og prøv igen. ({})",
                            std::string_view(failure.what()));
    }
    if (error && job->has_given_way) {
        change(job, [](JobStatus& status) { status.state = JobState::waiting; });
        const std::lock_guard lock(mutex_);
        idle_queue_.push_front(id);
        return;
    }
    job->work = {}; // before anyone hears that it is done: the files it held are gone then
    change(job, [&](JobStatus& status) {
        status.state = error ? JobState::failed : JobState::done;
        status.done = 1;
        if (error) status.error = *error;
        status.result_link = link;
    });
}

void look_back_when_idle(Jobs& jobs, Municipality& municipality) {
    (void)jobs.start_when_idle([&municipality](const Progress& progress) -> base::Result<std::string> {
        STYRHUS_TRY_VOID(municipality.look_back(progress));
        return std::string("/fund");
    });
}

} // namespace styrhus::app
