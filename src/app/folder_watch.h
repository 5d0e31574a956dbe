#pragma once

#include "app/drop_folder.h"
#include "app/jobs.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace styrhus::app {

/// Watches a drop folder beside a running server: what is put there becomes a job like an upload, and new
/// figures. Looks again only when the job before is done. Ends with the object.
class FolderWatch {
  public:
    /// `clock` tells the moment; `told` hears what became of the files, or why the folder cannot be read.
    FolderWatch(Municipality& municipality, Jobs& jobs, DropFolder folder, std::chrono::seconds every,
                std::function<Now()> clock, std::function<void(const std::string&)> told);
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;

  private:
    void run();
    void look();
    bool is_working();
    base::Result<std::string> take_in(const std::vector<std::filesystem::path>& files,
                                      const Progress& progress);

    Municipality& municipality_;
    Jobs& jobs_;
    DropFolder folder_;
    std::chrono::seconds every_;
    std::function<Now()> clock_;
    std::function<void(const std::string&)> told_;
    std::string job_;
    std::string last_trouble_;
    std::mutex mutex_;
    std::condition_variable wake_;
    bool is_ending_ = false;
    std::thread thread_;
};

} // namespace styrhus::app
