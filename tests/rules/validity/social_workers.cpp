#include "rules/validity/pack.h"

/// The social workers a child has had.
namespace styrhus::rules::validity {

Rules social_worker_rules() {
    return {
        each_row("SW03STG1", "The social worker's fields are blank", {"SWEpisodes"},
                 [](const Row& row) {
                     return !has_all(row, {"SW_ID", "SW_DECOM", "SW_REASON"});
                 }),
        each_next("SW14STG2", "The next social worker has begun, and this one has not ended",
                  {"SWEpisodes", "SW_DECOM"}, Side::first,
                  [](const Row& earlier, const Row&) { return !earlier["SW_DEC"]; }),
    };
}

} // namespace styrhus::rules::validity
