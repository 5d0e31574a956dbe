#include "models/matching/matcher.h"

#include <algorithm>
#include <utility>

namespace styrhus::models::matching {

std::vector<std::uint32_t> postings_of_cases(const snapshot::Snapshot& snapshot) {
    const snapshot::PostingColumns& columns = snapshot.columns.postings;
    std::vector<std::uint32_t> of_cases;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        const bool is_of_a_case = columns.method[row] == reference::Method::case_;
        // A citizen's bill on an account nobody has placed is a case's all the same.
        const bool is_of_a_citizen =
            columns.method[row] == reference::Method::series && !domain::is_none(columns.person[row]);
        if ((is_of_a_case || is_of_a_citizen)
            && !has(columns.marks[row], snapshot::PostingMark::coverage_difference))
            of_cases.push_back(snapshot.posting_of_row[row]);
    }
    std::sort(of_cases.begin(), of_cases.end());
    of_cases.erase(std::unique(of_cases.begin(), of_cases.end()), of_cases.end());
    return of_cases;
}

std::vector<std::uint32_t> postings_astray(const snapshot::Snapshot& snapshot) {
    const snapshot::PostingColumns& columns = snapshot.columns.postings;
    const std::vector<std::uint32_t> of_cases = postings_of_cases(snapshot);
    std::vector<std::uint32_t> astray;
    for (std::size_t row = 0; row < columns.size(); ++row) {
        const std::uint32_t posting = snapshot.posting_of_row[row];
        const domain::Posting& fact = snapshot.postings[posting];
        const bool is_expense = !fact.amount.is_zero() && columns.method[row] != reference::Method::income
                                && columns.method[row] != reference::Method::refund;
        const bool is_a_citizens_bill =
            !domain::is_none(columns.person[row]) && !domain::is_none(fact.provider);
        if (is_expense && is_a_citizens_bill
            && !std::binary_search(of_cases.begin(), of_cases.end(), posting))
            astray.push_back(posting);
    }
    std::sort(astray.begin(), astray.end());
    astray.erase(std::unique(astray.begin(), astray.end()), astray.end());
    return astray;
}

Matching match(const snapshot::Snapshot& snapshot) {
    std::vector<std::uint32_t> of_cases = postings_of_cases(snapshot);
    std::vector<SaidLink> said = said_links(snapshot, of_cases);
    Matcher matcher(snapshot, snapshot.postings, BillBasis::cost, std::move(of_cases));
    matcher.look_for_strays(postings_astray(snapshot));
    matcher.heed(std::move(said));
    return std::move(matcher).run();
}

Matching match_invoices(const snapshot::Snapshot& snapshot, std::span<const domain::Posting> lines) {
    std::vector<std::uint32_t> with_amount;
    for (std::uint32_t line = 0; line < lines.size(); ++line)
        if (!lines[line].amount.is_zero()) with_amount.push_back(line);
    return Matcher(snapshot, lines, BillBasis::invoice, std::move(with_amount)).run();
}

} // namespace styrhus::models::matching
