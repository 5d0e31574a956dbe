#include "app/link_desk.h"

#include "app/pipeline.h"
#include "app/saying.h"
#include "base/error_text.h"
#include "domain/said.h"
#include "intake/sources/mapping.h"
#include "models/matching/considered.h"
#include "views/page/frame.h"
#include "views/page/link_list.h"
#include "views/page/link_words.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>
#include <utility>

namespace styrhus::app {

namespace {

using base::Money;
using base::Result;
using models::matching::Considered;
using models::matching::Fallen;
using models::matching::Link;
using models::matching::Match;
using models::matching::Matching;
using models::matching::SaidLink;
using views::Context;
using views::Request;

constexpr std::size_t candidates_shown = 12;
constexpr std::size_t choices_shown = 20;
/// So many grants are weighed at most; a search that finds more is too wide to choose from.
constexpr std::size_t choices_weighed = 200;

/// Writes postings and grants as people read them.
class Writer {
  public:
    Writer(const Context& context, const Request& request, const Matching& matching)
        : context_(context), snapshot_(*context.snapshot), matching_(matching),
          list_(context, request, matching) {}

    const views::page::LinkList& list() const { return list_; }

    LinkRow row(std::uint32_t posting) const {
        const domain::Posting& fact = snapshot_.postings[posting];
        const Match& match = matching_.postings[posting];
        const views::page::StateName& state = views::page::state_name(match.state);
        const views::page::Words difference = views::page::difference_words(match.difference);
        LinkRow row = {.posting = snapshot_.subject_of_posting(posting),
                       .title = views::page::row_words(context_, fact.source),
                       .row_link = views::page::row_link(fact.source),
                       .page_link = views::page::posting_link(context_, posting),
                       .amount = fact.amount,
                       .state = std::string(state.code),
                       .state_label = std::string(context_.tr(state.da, state.en)),
                       .payee = list_.payee_text(posting),
                       .account = list_.account_text(posting),
                       .expected = Money::ore(match.expected_ore),
                       .difference = std::string(context_.tr(difference.da, difference.en)),
                       .speaks_for = signs(views::page::signs_for(match.signs)),
                       .speaks_against = signs(views::page::signs_against(match.signs))};
        write_citizen(recipient(posting), row.citizen, row.citizen_link);
        if (!match.days.is_empty() && !match.days.is_open()) {
            row.from = match.days.from;
            row.to = match.days.to.plus_days(-1);
        }
        for (const Link& link : matching_.links_of(posting))
            row.links.push_back(grant(posting, {.grant = link.grant, .ore = link.ore}));
        if (const SaidLink* said = views::page::said_of_posting(matching_, posting)) {
            const domain::Statement& statement = snapshot_.said_of_postings[said->statement];
            row.said =
                LinkSaid{std::string(views::page::link_form_words(context_, statement.form)),
                         statement.author, domain::said_on(statement), domain::reason_in(statement.payload)};
            row.fallen = views::page::fallen_words(context_, said->fallen);
        }
        if (const auto refused = why_no_link_is_said(match))
            row.refused = context_.tr(refused->in_danish(), refused->message);
        return row;
    }

    LinkGrant grant(std::uint32_t posting, const Considered& one) const {
        const domain::Grant& fact = snapshot_.grants[one.grant];
        const std::uint32_t person = views::page::person_of_grant(context_, one.grant);
        LinkGrant out = {.grant = snapshot_.subject_of(one.grant),
                         .label = views::page::grant_words(context_, one.grant),
                         .link = views::page::row_link(fact.source),
                         .is_other_citizen = recipient(posting) != 0 && recipient(posting) != person,
                         .from = fact.period.from,
                         .amount = Money::ore(one.ore),
                         .expected = Money::ore(one.expected_ore),
                         .speaks_for = signs(views::page::signs_for(one.signs)),
                         .speaks_against = signs(views::page::signs_against(one.signs))};
        write_citizen(person, out.citizen, out.citizen_link);
        if (!fact.period.is_open()) out.to = fact.period.to.plus_days(-1);
        return out;
    }

    std::vector<LinkGrant> grants(std::uint32_t posting, const std::vector<Considered>& considered) const {
        std::vector<LinkGrant> out;
        out.reserve(considered.size());
        for (const Considered& one : considered)
            out.push_back(grant(posting, one));
        return out;
    }

    std::vector<LinkSaid> said(std::uint32_t posting) const {
        std::vector<LinkSaid> out;
        for (const views::Said& one : context_.said_of(snapshot_.subject_of_posting(posting)))
            out.push_back({std::string(views::page::link_form_words(context_, one.form)), one.author, one.on,
                           one.reason});
        std::reverse(out.begin(), out.end());
        return out;
    }

    /// 0 where it names none.
    std::uint32_t recipient(std::uint32_t posting) const {
        return static_cast<std::uint32_t>(snapshot_.persons.find(snapshot_.postings[posting].citizen));
    }

  private:
    std::string signs(models::matching::Signs signs) const {
        return views::page::signs_text(context_, signs);
    }
    void write_citizen(std::uint32_t person, std::string& words, std::string& link) const {
        if (person == 0) return;
        words = views::page::citizen_words(context_, person);
        link = views::page::citizen_link(context_, person);
    }

    const Context& context_;
    const snapshot::Snapshot& snapshot_;
    const Matching& matching_;
    views::page::LinkList list_;
};

Request request_of(base::Language language) {
    return {.view = "links", .language = language, .parameters = {}};
}

Result<std::uint32_t> posting_of(const Context& context, const std::string& subject) {
    if (const auto posting = models::matching::posting_named(*context.snapshot, subject)) return *posting;
    return base::error("There is no such posting in the current figures: {}",
                       "Posteringen findes ikke i de aktuelle tal: {}", subject);
}

std::vector<std::string> words_of(std::string_view search) {
    std::istringstream stream(intake::sources::folded(search));
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

/// Grants that hold every word searched for, in their citizen's label, case number, paragraph, help or place.
/// Those of the posting's own citizen come first; without words they are the only ones.
std::vector<std::uint32_t> grants_found(const Context& context, std::uint32_t own, std::string_view search) {
    const snapshot::Snapshot& snapshot = *context.snapshot;
    const std::vector<std::string> words = words_of(search);
    std::vector<std::uint32_t> mine;
    std::vector<std::uint32_t> others;
    for (std::uint32_t grant = 0; grant < snapshot.grants.size(); ++grant) {
        const domain::Grant& fact = snapshot.grants[grant];
        const std::uint32_t person = views::page::person_of_grant(context, grant);
        const bool is_mine = own != 0 && person == own;
        if (words.empty() && !is_mine) continue;
        const std::string text = intake::sources::folded(
            fmt::format("{} {} {} {}", person == 0 ? "" : snapshot.persons.persons[person - 1].label,
                        snapshot.terms->text(fact.case_no), views::page::grant_words(context, grant),
                        snapshot.terms->text(fact.service)));
        const bool fits = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            return text.find(word) != std::string::npos;
        });
        if (fits) (is_mine ? mine : others).push_back(grant);
    }
    mine.insert(mine.end(), others.begin(), others.end());
    mine.resize(std::min(mine.size(), choices_weighed));
    return mine;
}

} // namespace

Result<LinkWork> link_work(Pipeline& pipeline, const LinkWorkRequest& asked) {
    Request request = {.view = "links", .language = asked.language, .parameters = asked.parameters};
    if (request.get("tilstand").empty()) request.parameters["tilstand"] = "sandsynlig";
    STYRHUS_TRY(const Context context, pipeline.context_for(request));
    const auto matching = views::page::matching_of(context);
    const Writer writer(context, request, *matching);
    const std::vector<std::uint32_t> postings = writer.list().postings();
    LinkWork work = {.rows = {}, .rows_in_all = static_cast<std::int64_t>(postings.size())};
    for (const std::uint32_t posting : postings) {
        work.amount += context.snapshot->postings[posting].amount;
        if (work.rows.size() < asked.most) work.rows.push_back(writer.row(posting));
    }
    return work;
}

Result<LinkDesk> link_desk(Pipeline& pipeline, const std::string& subject, base::Language language) {
    const Request request = request_of(language);
    STYRHUS_TRY(const Context context, pipeline.context_for(request));
    STYRHUS_TRY(const std::uint32_t posting, posting_of(context, subject));
    const auto matching = views::page::matching_of(context);
    const Writer writer(context, request, *matching);
    const std::vector<Considered> seen =
        views::page::weigher_of(context)->consider(*matching, posting, candidates_shown);
    return LinkDesk{writer.row(posting), writer.grants(posting, seen), writer.said(posting)};
}

Result<GrantChoices> link_choices(Pipeline& pipeline, const std::string& subject, std::string_view search,
                                  base::Language language) {
    const Request request = request_of(language);
    STYRHUS_TRY(const Context context, pipeline.context_for(request));
    STYRHUS_TRY(const std::uint32_t posting, posting_of(context, subject));
    const auto matching = views::page::matching_of(context);
    const Writer writer(context, request, *matching);
    const std::vector<std::uint32_t> found = grants_found(context, writer.recipient(posting), search);
    std::vector<Considered> weighed =
        views::page::weigher_of(context)->consider_grants(*matching, posting, found);
    weighed.resize(std::min(weighed.size(), choices_shown));
    return GrantChoices{writer.grants(posting, weighed)};
}

} // namespace styrhus::app
