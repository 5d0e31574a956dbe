#pragma once

#include "make_municipality/cases.h"

namespace styrhus::make_municipality {

/// Writes what is true of a family: who the citizens are, what they are granted and at what cost, and which
/// step they hold on which days. What is registered wrong is right here.
class Truth {
  public:
    Truth(Output& out, const Market& market, const Window& window)
        : out_(out), market_(market), window_(window) {}

    void write(const Family& family);

  private:
    void write_grant(const Citizen& citizen, const Grant& grant);
    void write_spells(const Citizen& citizen, Ladder ladder);

    Output& out_;
    const Market& market_;
    Window window_;
};

} // namespace styrhus::make_municipality
