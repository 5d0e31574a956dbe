#include "app/municipality.h"

#include "app/mapping_help.h"
#include "app/pipeline.h"
#include "intake/formats/amount.h"
#include "intake/sources/amend.h"
#include "intake/sources/fields.h"
#include "models/closing/closed_months.h"
#include "models/matching/said_links.h"
#include "models/validity/said.h"
#include "snapshot/statements.h"
#include "views/page/figure.h"
#include "views/page/frame.h"

#include <algorithm>
#include <fmt/core.h>

namespace styrhus::app {

using base::Result;

Municipality::Municipality(std::unique_ptr<Pipeline> pipeline) : pipeline_(std::move(pipeline)) {}
Municipality::~Municipality() = default;

Result<std::unique_ptr<Municipality>> Municipality::open(const Home& home,
                                                         const std::filesystem::path& data) {
    STYRHUS_TRY(auto pipeline, Pipeline::open(home, data));
    return std::unique_ptr<Municipality>(new Municipality(std::move(pipeline)));
}

const Home& Municipality::home() const {
    return pipeline_->home();
}

Result<std::vector<Received>> Municipality::receive(const ReceiveOrder& order, const Progress& progress) {
    return pipeline_->receive(order, progress);
}

Result<void> Municipality::check_mappings(const ReceiveOrder& order) {
    return pipeline_->check_mappings(order);
}

Result<Published> Municipality::publish(const PublishOrder& order, const Progress& progress) {
    STYRHUS_TRY(const auto snapshot, pipeline_->publish(order, progress));
    return Published{snapshot->snapshot_id,    snapshot->figures_id,
                     snapshot->as_of,          snapshot->columns.persons.size(),
                     snapshot->grants.size(),  snapshot->postings.size(),
                     snapshot->findings.size()};
}

Result<document::Document> Municipality::present(const PageRequest& request) {
    return pipeline_->present({request.view, request.language, request.parameters});
}

Result<void> Municipality::release(domain::DeliveryId id, std::string_view author, const Now& now) {
    return pipeline_->release(id, author, now);
}

Result<void> Municipality::withdraw(domain::DeliveryId id, std::string_view author, std::string_view reason,
                                    const Now& now) {
    return pipeline_->withdraw(id, author, reason, now);
}

Result<void> Municipality::say(const SayOrder& order) {
    if (order.subject.starts_with(models::validity::finding_prefix)) return pipeline_->say_of_finding(order);
    if (order.subject.starts_with(models::closing::month_prefix)) return pipeline_->say_of_month(order);
    if (order.subject.starts_with(snapshot::posting_prefix)) return pipeline_->say_of_posting(order);
    return pipeline_->say_of_grant(order);
}

Result<LinkWork> Municipality::link_work(const LinkWorkRequest& request) {
    return app::link_work(*pipeline_, request);
}

Result<LinkDesk> Municipality::link_desk(const std::string& posting, document::Language language) {
    return app::link_desk(*pipeline_, posting, language);
}

Result<GrantChoices> Municipality::link_choices(const std::string& posting, std::string_view search,
                                                document::Language language) {
    return app::link_choices(*pipeline_, posting, search, language);
}

Result<void> Municipality::look_back(const Progress& progress) {
    return pipeline_->look_back(progress);
}

Result<void> Municipality::prepare(const PageRequest& request, const Progress& progress) {
    return pipeline_->prepare({request.view, request.language, request.parameters}, progress);
}

std::vector<FormInfo> forms() {
    std::vector<FormInfo> out;
    for (const snapshot::StatementForm& form : snapshot::statement_forms())
        out.push_back({std::string(form.form), std::string(form.name_da), std::string(form.name_en)});
    for (const models::validity::FindingForm& form : models::validity::finding_forms())
        out.push_back({std::string(form.form), std::string(form.name_da), std::string(form.name_en)});
    for (const models::matching::LinkForm& form : models::matching::link_forms())
        out.push_back({std::string(form.form), std::string(form.name_da), std::string(form.name_en)});
    out.push_back({std::string(models::closing::close_form), "Luk måneden", "Close the month"});
    out.push_back({std::string(snapshot::undo_form),
                   "Fortryd det seneste om bevillingen, fundet, posteringen eller måneden",
                   "Take back the last that was said of the grant, finding, posting or month"});
    return out;
}

namespace {

/// What the sources number: a citizen by a case, a row by a voucher or an invoice, an account. Numbers are
/// asked for whole.
void add_numbered(const snapshot::Snapshot& snapshot, std::string_view number, std::size_t hits_max,
                  std::vector<SearchHit>& hits) {
    domain::Term wanted{};
    if (!snapshot.terms->find(number, wanted) || domain::is_none(wanted)) return;
    const auto add = [&](SearchHit hit) {
        const bool is_there =
            std::any_of(hits.begin(), hits.end(), [&](const SearchHit& one) { return one.link == hit.link; });
        if (!is_there && hits.size() < hits_max) hits.push_back(std::move(hit));
    };
    for (const domain::Grant& grant : snapshot.grants) {
        const auto person = static_cast<std::size_t>(snapshot.persons.find(grant.citizen));
        if (grant.case_no != wanted || person == 0) continue;
        const std::string& label = snapshot.persons.persons[person - 1].label;
        add({label, std::string(number), "/borger/" + label});
    }
    for (const domain::InvoiceLine& line : snapshot.invoice_lines)
        if (line.document == wanted)
            add({std::string(number), base::iso(line.issued_on), views::page::row_link(line.source)});
    bool is_account = false;
    for (const domain::Posting& posting : snapshot.postings) {
        if (posting.reference == wanted)
            add({std::string(number), base::iso(posting.posted_on), views::page::row_link(posting.source)});
        is_account = is_account || posting.account == wanted || posting.cost_centre == wanted;
    }
    if (is_account)
        add({std::string(number), "", views::page::address("/afstemning", {{"konto", std::string(number)}})});
}

} // namespace

/// Citizens by label, what has the number, then delivered files by name.
std::vector<SearchHit> Municipality::search(std::string_view text) {
    constexpr std::size_t hits_max = 20;
    constexpr std::size_t letters_min = 2;
    std::vector<SearchHit> hits;
    const std::string wanted = intake::sources::folded(text);
    const auto snapshot = pipeline_->current();
    if (wanted.size() < letters_min || snapshot == nullptr) return hits;
    const auto fits = [&](std::string_view candidate) {
        return hits.size() < hits_max && intake::sources::folded(candidate).find(wanted) != std::string::npos;
    };
    for (const domain::Person& person : snapshot->persons.persons)
        if (fits(person.label))
            hits.push_back({person.label, snapshot->terms->text(person.initials), "/borger/" + person.label});
    add_numbered(*snapshot, intake::formats::trimmed(text), hits_max, hits);
    for (const domain::Delivery& delivery : snapshot->deliveries)
        for (const domain::DeliveredFile& file : delivery.files)
            if (fits(file.name))
                hits.push_back({file.name, base::iso(delivery.dates.received_on),
                                fmt::format("/leverance/{}", static_cast<std::uint32_t>(delivery.id))});
    return hits;
}

std::vector<MappingInfo> Municipality::mappings() {
    std::vector<MappingInfo> out;
    const auto mappings = pipeline_->mappings();
    for (const auto& mapping : *mappings)
        out.push_back(info_of(mapping));
    return out;
}

std::string Municipality::mapping_for(std::string_view name) {
    const auto mappings = pipeline_->mappings();
    const auto fitting = intake::sources::mappings_for(*mappings, name);
    return fitting.empty() ? std::string() : fitting.front()->code;
}

Result<FilePreview> Municipality::preview(const IncomingFile& file, const std::string& sheet) {
    return app::preview(file, sheet, *pipeline_->mappings());
}

Result<OpenedMapping> Municipality::open_mapping(const std::string& code, const IncomingFile* file) {
    return pipeline_->open_mapping(code, file);
}

Result<std::string> Municipality::amend_mapping(std::string_view toml,
                                                const std::vector<MappingAmendment>& amendments) {
    std::vector<intake::sources::Amendment> out;
    out.reserve(amendments.size());
    for (const MappingAmendment& one : amendments)
        out.push_back({static_cast<intake::sources::Amendment::Kind>(one.kind), one.column, one.field,
                       one.text, one.meaning});
    return intake::sources::amended(toml, out);
}

Result<std::vector<IncomingFile>> Municipality::delivered_files(domain::DeliveryId id) {
    return pipeline_->delivered_files(id);
}

Result<std::vector<Received>> Municipality::receive_again(domain::DeliveryId id, std::string_view author,
                                                          const Now& now, const Progress& progress) {
    return pipeline_->receive_again(id, author, now, progress);
}

Result<MappingTrialResult> Municipality::try_mapping(std::string_view toml,
                                                     const std::vector<IncomingFile>& files, const Now& now) {
    MappingTrialResult out;
    std::vector<intake::sources::MappingTrouble> troubles;
    const auto mapping = intake::sources::read_mapping(toml, "mapping", troubles);
    for (const auto& trouble : troubles)
        out.troubles.push_back({trouble.line, trouble.what});
    if (!mapping) return out;
    auto read = pipeline_->try_mapping(*mapping, files, now);
    if (read)
        out.read = std::move(*read);
    else
        out.troubles.push_back({0, read.error()});
    return out;
}

Result<SavedMapping> Municipality::save_mapping(const MappingOrder& order) {
    return pipeline_->save_mapping(order);
}

Result<void> Municipality::say_of(std::string_view subject, std::string_view form, std::string_view author,
                                  std::string payload, const Now& now) {
    return pipeline_->say_of(subject, form, author, std::move(payload), now);
}

std::string Municipality::last_payload(std::string_view subject, std::string_view form) {
    return pipeline_->last_payload(subject, form);
}

std::vector<Page> pages() {
    std::vector<Page> out;
    for (const views::View& view : views::catalogue())
        out.push_back({std::string(view.code), std::string(view.path), std::string(view.title_da),
                       std::string(view.title_en), std::string(view.group_da), std::string(view.group_en),
                       view.order});
    return out;
}

std::vector<std::string> unknown_parameters(const PageRequest& request, const document::Document& page) {
    const views::View* view = views::find_view(request.view);
    if (view == nullptr) return {};
    return views::unknown_keys(*view, {request.view, request.language, request.parameters}, page);
}

} // namespace styrhus::app
