#pragma once

#include "models/ladder/figures.h"
#include "models/ladder/question.h"
#include "models/ladder/tally.h"

#include <cstdint>
#include <span>

namespace styrhus::models::ladder {

/// Every figure of the ladder for a question. Runs on the threads of the calling TBB arena; the answer is the
/// same on any number of them.
Figures measure(const snapshot::ModelColumns& columns, const Question& question);

/// A question whose answer follows changes of some citizens' rows without counting everybody again.
class Ladder {
  public:
    /// Counts everybody. `columns` must outlive this.
    Ladder(const snapshot::ModelColumns& columns, Question question);

    /// Takes out what these citizens contribute in `before` and puts in what they contribute in `after`. Both
    /// hold the same ladders and origins; a citizen unknown to one of them contributes nothing there. 0
    /// stands for the rows of nobody.
    void replace(std::span<const std::uint32_t> persons, const snapshot::ModelColumns& before,
                 const snapshot::ModelColumns& after);

    const Tally& tally() const { return tally_; }
    Figures figures() const;

  private:
    const snapshot::ModelColumns& columns_;
    Question question_;
    Tally tally_;
};

} // namespace styrhus::models::ladder
