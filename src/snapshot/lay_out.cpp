#include "snapshot/lay_out.h"

#include "base/check.h"
#include "snapshot/grant_layout.h"
#include "snapshot/posting_layout.h"
#include "snapshot/splice.h"

#include <algorithm>
#include <fmt/core.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>

namespace styrhus::snapshot {

namespace {

/// Blocks of about this many grants and postings: enough of them to share out, few enough to write.
constexpr std::size_t rows_per_block = 8192;

/// Where the blocks begin: persons by number, nobody in a block alone.
std::vector<std::uint32_t> block_begins(const Base& base) {
    const auto persons = static_cast<std::uint32_t>(base.persons.persons.size() + 1);
    std::vector<std::uint32_t> begin = {0};
    std::size_t rows = rows_per_block;
    for (std::uint32_t p = 1; p < persons; ++p) {
        if (rows >= rows_per_block) {
            begin.push_back(p);
            rows = 0;
        }
        rows += base.grant_layout->grants_of(p) + base.posting_layout->of_person(p).size();
    }
    begin.push_back(persons);
    return begin;
}

PostingBlock postings_of(const Base& base, std::uint32_t first, std::uint32_t end, const GrantBlock& grants,
                         PostingLines& lines) {
    PostingBlock block;
    for (std::uint32_t p = first; p < end; ++p)
        base.posting_layout->lay_out(base.posting_layout->of_person(p), domain::PersonId{p},
                                     grants.held_by(domain::PersonId{p}), lines, block);
    return block;
}

/// Version of everything that turns facts into figures; to be raised when a definition changes.
constexpr int method_version = 1;

std::uint64_t mix(std::uint64_t hash, std::string_view text) {
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3ULL;
    return (hash ^ 0xFF) * 0x100000001B3ULL;
}

/// What is said, in any order, without who said it and when.
std::uint64_t content_of(std::span<const domain::Statement> statements) {
    std::uint64_t sum = 0;
    for (const domain::Statement& one : statements)
        sum += mix(mix(mix(0, fmt::format("{} {}", one.form, one.form_version)), one.subject), one.payload);
    return sum;
}

void name(Snapshot& snapshot, std::span<const domain::Statement> of_grants) {
    const Base& base = *snapshot.base;
    const std::vector<domain::Statement>& of_postings = snapshot.said_of_postings;
    std::uint64_t figures = mix(base.live.content_low, base.reference->reference_hash);
    figures = mix(figures, fmt::format("{} {} {} {} {:x}", method_version, base::iso(base.as_of),
                                       base::iso(base.known_on), static_cast<int>(base.reading),
                                       content_of(of_grants) + content_of(of_postings)));
    snapshot.figures_id = fmt::format("{:016x}{:016x}", base.live.content_high, figures);
    std::uint64_t provenance = mix(figures, snapshot.figures_id);
    for (const domain::Delivery& delivery : base.deliveries)
        for (const domain::DeliveredFile& file : delivery.files)
            provenance = mix(provenance, file.hash);
    for (const auto statements : {of_grants, std::span(of_postings)})
        for (const domain::Statement& one : statements)
            provenance = mix(provenance, fmt::format("{} {} {}", static_cast<std::uint64_t>(one.id),
                                                     one.author, one.said_at_utc));
    snapshot.snapshot_id = fmt::format("{:016x}", provenance);
}

domain::Finding set_aside_finding(const domain::Grant& grant) {
    return {.rule = "statement.set_aside",
            .severity = domain::Severity::warning,
            .source = grant.source,
            .at_stake = grant.price,
            .column = "",
            .text_da =
                "Bevillingen er sat uden for trappen af en medarbejder og venter på rettelse i kilden. "
                "Dens kroner står i resten.",
            .text_en = "The grant is set aside from the ladder by an employee and waits for correction at "
                       "the source. Its kroner stand in the remainder."};
}

} // namespace

LaidOut lay_out_everyone(const Base& base, std::span<const Amendment> amendments) {
    const std::vector<std::uint32_t> begin = block_begins(base);
    std::vector<GrantBlock> grants(begin.size() - 1);
    std::vector<PostingBlock> postings(begin.size() - 1);
    tbb::enumerable_thread_specific<GrantAnswers> answers([&] { return GrantAnswers(base); });
    tbb::enumerable_thread_specific<PostingLines> lines;
    tbb::parallel_for(std::size_t{0}, grants.size(), [&](std::size_t b) {
        grants[b] = base.grant_layout->lay_out(begin[b], begin[b + 1], amendments, answers.local());
        postings[b] = postings_of(base, begin[b], begin[b + 1], grants[b], lines.local());
    });
    LaidOut all;
    write_grants(base, grants, all.grants, all.pieces, all.grant_of_row);
    write_postings(base, postings, all.postings, all.posting_of_row);
    for (GrantBlock& block : grants)
        std::move(block.findings.begin(), block.findings.end(), std::back_inserter(all.findings));
    for (PostingBlock& block : postings)
        std::move(block.findings.begin(), block.findings.end(), std::back_inserter(all.findings));
    return all;
}

void say(Snapshot& snapshot, std::span<const domain::Statement> statements) {
    for (const Amendment& amendment : snapshot.amendments)
        if (amendment.is_set_aside)
            snapshot.findings.add(set_aside_finding(snapshot.grants[amendment.grant]));
    name(snapshot, statements);
}

void check(const ModelColumns& columns) {
    const std::string fault = fault_in(columns);
    if (!fault.empty()) throw base::BugError("freezing made columns that no model may be given: " + fault);
}

} // namespace styrhus::snapshot
