#pragma once

#include "app/municipality.h"

#include <string>
#include <string_view>

namespace styrhus::cli {

/// Exit codes that scripts may rely on.
enum class Exit : int {
    done = 0,
    failed = 1, ///< what was asked could not be done; the message says why
    usage = 2,  ///< the command line is wrong
    held = 3,   ///< received, but a delivery waits for a person to release it
    bug = 70    ///< the program is wrong
};

/// A bar on the error stream while a person is watching; nothing when the output goes to a file.
class ProgressBar {
  public:
    explicit ProgressBar(std::string label);
    ~ProgressBar();
    ProgressBar(const ProgressBar&) = delete;
    ProgressBar& operator=(const ProgressBar&) = delete;

    app::Progress progress();

  private:
    void draw(double done, std::string_view what);
    std::string label_;
    bool is_watched_ = false;
    int drawn_percent_ = -1;
};

/// The moment the command began: the only clock the commands read.
app::Now now();

/// The municipality's folder: --home, else STYRHUS_HOME, else ./var/demo.
std::string default_home();
/// The shipped data: --data, else STYRHUS_DATA, else beside the program or its source.
std::string default_data();

Exit fail(const base::Error& error);

} // namespace styrhus::cli
