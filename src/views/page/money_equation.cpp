#include "views/page/money_equation.h"

#include "views/page/frame.h"
#include "views/page/stair.h"
#include "views/page/sums.h"

#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using base::Money;
using document::Equation;
using models::ladder::Place;

class EquationMaker {
  public:
    EquationMaker(const Context& context, const LadderAsk& ask, const models::ladder::Figures& figures)
        : context_(context), ask_(ask), figures_(figures), names_(context, ask),
          basis_(ask.has_postings ? CostBasis::actual : CostBasis::committed) {
        equation_.title =
            fmt::format("{}, {}",
                        basis_ == CostBasis::actual
                            ? context.tr("Afstemt med regnskabet", "Reconciled with the ledger")
                            : context.tr("Afstemt med bevillingerne", "Reconciled with the grants"),
                        span_words());
        equation_.unit = document::MoneyUnit::millions;
    }

    void add_ladder(std::uint8_t ladder, RowChoice rows, std::string_view label) {
        const std::string& code = context_.snapshot->columns.ladders[ladder].code;
        add(label, cost_of(figures_.ladders[ladder], rows, basis_), code, name_of(rows));
    }
    void add_everywhere(RowChoice rows, std::string_view label) {
        add(label, cost_of(figures_, rows, basis_), "any", name_of(rows));
    }
    bool is_zero(std::uint8_t ladder, RowChoice rows) const {
        return cost_of(figures_.ladders[ladder], rows, basis_).is_zero();
    }
    /// Coverage difference, for others, and the remainder by method, of all ladders.
    void add_outside() {
        add_everywhere(RowChoice{.place = Place::coverage_difference},
                       context_.tr("dækningsforskel", "coverage difference"));
        add_everywhere(RowChoice{.place = Place::for_others}, context_.tr("for andre", "for others"));
        for (std::uint8_t method = 0; method < models::ladder::methods; ++method) {
            const RowChoice rows = {.place = Place::remainder, .number = method};
            const auto kind = static_cast<reference::Method>(method);
            if (kind != reference::Method::case_ && cost_of(figures_, rows, basis_).is_zero()) continue;
            add_everywhere(rows, method_name(context_, kind));
        }
    }
    Equation finished() {
        const Money whole = cost_of(figures_, RowChoice{}, basis_);
        equation_.terms.push_back(
            {"=",
             std::string(basis_ == CostBasis::actual ? context_.tr("regnskab", "ledger")
                                                     : context_.tr("bevilget", "granted")),
             document::money_cell(whole, names_.cost_of_ladder("any", "all", basis_))});
        equation_.difference = document::money_cell(whole - sum_);
        return std::move(equation_);
    }

  private:
    void add(std::string_view label, Money amount, std::string_view ladder, const std::string& row) {
        sum_ += amount;
        equation_.terms.push_back({equation_.terms.empty() ? "" : "+", std::string(label),
                                   document::money_cell(amount, names_.cost_of_ladder(ladder, row, basis_))});
    }
    std::string span_words() const {
        switch (ask_.span_kind) {
        case Span::month:
            return std::string(context_.tr("måneden", "the month"));
        case Span::quarter_to_date:
            return std::string(context_.tr("kvartalet til nu", "quarter to date"));
        case Span::year_to_date:
            return std::string(context_.tr("året til nu", "year to date"));
        case Span::twelve_months:
            break;
        }
        return std::string(context_.tr("seneste 12 måneder", "latest 12 months"));
    }

    const Context& context_;
    const LadderAsk& ask_;
    const models::ladder::Figures& figures_;
    FigureNames names_;
    CostBasis basis_;
    Equation equation_;
    Money sum_;
};

} // namespace

std::string method_name(const Context& context, reference::Method method) {
    switch (method) {
    case reference::Method::case_:
        return std::string(context.tr("ikke placeret", "not placed"));
    case reference::Method::frame:
        return std::string(context.tr("rammer uden borgere", "frames without citizens"));
    case reference::Method::series:
        return std::string(context.tr("serier uden borgere", "series without citizens"));
    case reference::Method::objective:
        return std::string(context.tr("objektiv finansiering", "objective funding"));
    case reference::Method::income:
        return std::string(context.tr("indtægter", "income"));
    case reference::Method::refund:
        return std::string(context.tr("statsrefusion", "state refund"));
    case reference::Method::outside:
        return std::string(context.tr("uden for området", "outside the area"));
    }
    return {};
}

Equation money_equation(const Context& context, const LadderAsk& ask,
                        const models::ladder::Figures& figures) {
    EquationMaker maker(context, ask, figures);
    maker.add_ladder(ask.ladder, RowChoice{.place = Place::step}, context.tr("på trappen", "on the ladder"));
    maker.add_ladder(ask.ladder, RowChoice{.place = Place::by_account},
                     context.tr("efter konto", "by account"));
    maker.add_ladder(ask.ladder, RowChoice{.place = Place::no_step}, context.tr("uden trin", "no step"));
    const RowChoice placed = {.only_placed = true};
    for (const std::uint8_t other : used_ladders(*context.snapshot))
        if (other != ask.ladder && !maker.is_zero(other, placed))
            maker.add_ladder(other, placed, ladder_name(context, other));
    maker.add_outside();
    return maker.finished();
}

Equation money_equation_of_all(const Context& context, const LadderAsk& ask,
                               const models::ladder::Figures& figures) {
    EquationMaker maker(context, ask, figures);
    maker.add_everywhere(RowChoice{.place = Place::step}, context.tr("på trapperne", "on the ladders"));
    maker.add_everywhere(RowChoice{.place = Place::by_account}, context.tr("efter konto", "by account"));
    maker.add_everywhere(RowChoice{.place = Place::no_step}, context.tr("uden trin", "no step"));
    maker.add_outside();
    return maker.finished();
}

} // namespace styrhus::views::page
