#pragma once

#include "app/municipality.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace styrhus::app {

enum class JobState { waiting, running, done, failed };

struct JobStatus {
    JobState state = JobState::waiting;
    double done = 0; ///< 0 to 1
    std::string what;
    base::Error error; ///< says nothing unless the state is failed
    std::string result_link;
};

/// Long work, one at a time in the order asked for, on a thread of its own. Who asked may follow it, or
/// cancel it. Work that nobody waits for is done when nothing else is.
class Jobs {
  public:
    /// Does the work and returns the address of its result.
    using Work = std::function<base::Result<std::string>(const Progress& progress)>;
    using Listener = std::function<void(const JobStatus&)>;

    Jobs();
    ~Jobs();
    Jobs(const Jobs&) = delete;
    Jobs& operator=(const Jobs&) = delete;

    std::string start(Work work);
    /// The work gives way: when other work is asked for, its progress tells it to stop, and it is begun again
    /// afterwards. It goes on from where it was stopped if it keeps what it has made.
    std::string start_when_idle(Work work);
    std::optional<JobStatus> status(const std::string& id);
    void cancel(const std::string& id);
    /// Tells the listener the status now and at every change; the returned function ends it.
    std::function<void()> follow(const std::string& id, Listener listener);

  private:
    struct Job {
        JobStatus status;
        Work work;
        bool is_cancelled = false;
        bool gives_way = false;
        bool has_given_way = false;
        std::map<int, Listener> listeners;
    };
    std::string add(Work work, std::deque<std::string>& queue, bool gives_way);
    void run();
    /// Waits for the next job; null when the end has come.
    std::shared_ptr<Job> next(std::string& id);
    bool goes_on(Job& job);
    void run_one(const std::string& id, const std::shared_ptr<Job>& job);
    void change(const std::shared_ptr<Job>& job, const std::function<void(JobStatus&)>& how);

    std::mutex mutex_;
    std::condition_variable wake_;
    std::map<std::string, std::shared_ptr<Job>> jobs_;
    std::deque<std::string> queue_;
    std::deque<std::string> idle_queue_; ///< of those that give way
    int next_id_ = 1;
    int next_listener_ = 1;
    bool is_ending_ = false;
    std::thread thread_;
};

/// After new figures: the lives of their findings, when nobody waits for anything else. The municipality
/// outlives the jobs.
void look_back_when_idle(Jobs& jobs, Municipality& municipality);

} // namespace styrhus::app
