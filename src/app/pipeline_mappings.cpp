#include "app/mapping_history.h"
#include "app/mapping_words.h"
#include "app/pipeline.h"
#include "base/error_text.h"
#include "intake/sources/read.h"

#include <algorithm>
#include <fstream>

/// The mappings of one municipality: those that come with Styrhus under its own.
namespace styrhus::app {

namespace {

using base::Error;
using base::Result;
using intake::sources::Mapping;

const Mapping* find_in(const std::vector<Mapping>& all, std::string_view code) {
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Mapping& one) { return one.code == code; });
    return found == all.end() ? nullptr : &*found;
}

/// The folder's file with the mapping, whatever it is called: two files would be two truths.
Result<std::filesystem::path> file_of(const std::filesystem::path& folder, const std::string& code) {
    std::filesystem::create_directories(folder);
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".toml") continue;
        STYRHUS_TRY(const Mapping mapping, intake::sources::load_mapping(entry.path().string()));
        if (mapping.code == code) return entry.path();
    }
    return folder / (code + ".toml");
}

/// Beside the old one first, so that a full disk leaves it as it was.
Result<void> write_mapping(const std::filesystem::path& folder, const Mapping& mapping) {
    STYRHUS_TRY(const std::filesystem::path path, file_of(folder, mapping.code));
    const std::filesystem::path draft = path.string() + ".new";
    std::ofstream out(draft, std::ios::binary);
    out << mapping.toml;
    if (!out.flush())
        return base::error("cannot write {}; is the disk full?", "{} kan ikke skrives; er disken fuld?",
                           draft.string());
    out.close();
    std::filesystem::rename(draft, path);
    return {};
}

/// Two people may change one mapping, or make one for the same source.
Result<void> check_unchanged(const MappingOrder& order, const Mapping* before, const std::string& code) {
    if (!order.instead_of) return {};
    if (order.instead_of->empty() && before != nullptr)
        return base::error("There is a mapping \"{}\" already. Give yours another code, or change that one.",
                           "Der er allerede en oversættelse \"{}\". Giv din en anden kode, eller ret den.",
                           code);
    if (!order.instead_of->empty() && (before == nullptr || before->toml != *order.instead_of))
        return base::error("Somebody else has changed the mapping \"{}\" meanwhile. Copy your text, open the "
                           "mapping again and make your change in it.",
                           "En anden har ændret oversættelsen \"{}\" imens. Kopiér din tekst, åbn "
                           "oversættelsen igen, og skriv din ændring i den.",
                           code);
    return {};
}

} // namespace

Result<domain::ReadDelivery> Pipeline::try_mapping(const intake::sources::Mapping& mapping,
                                                   const std::vector<IncomingFile>& files, const Now& now) {
    const domain::identity::ClaimMaker claims(key_);
    const auto alone = std::make_shared<const std::vector<Mapping>>(1, mapping);
    std::vector<intake::sources::SourceFile> sources;
    STYRHUS_TRY(const std::vector<IncomingFile> all, unpacked(files));
    for (const IncomingFile& file : all) {
        STYRHUS_TRY(std::vector<Part> parts, parts_of(file, mapping.code, alone));
        for (Part& part : parts)
            sources.push_back(std::move(part.file));
    }
    STYRHUS_TRY(auto outcome, intake::sources::read_delivery({.mapping = mapping,
                                                              .files = sources,
                                                              .claims = claims,
                                                              .received_on = now.today,
                                                              .received_at_utc = now.utc,
                                                              .extract_date = std::nullopt,
                                                              .progress = {}}));
    const std::lock_guard lock(store_mutex_);
    STYRHUS_TRY_VOID(weigh(outcome.read, counting_deliveries(*store_, std::nullopt)));
    return std::move(outcome.read);
}

Result<SavedMapping> Pipeline::save_mapping(const MappingOrder& order) {
    std::vector<intake::sources::MappingTrouble> troubles;
    STYRHUS_TRY(auto mapping, intake::sources::read_mapping(order.toml, "mapping.toml", troubles));
    const bool is_plain =
        !mapping.code.empty() && std::all_of(mapping.code.begin(), mapping.code.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        });
    if (!is_plain)
        return Error{"A mapping's code is made of small letters a–z, digits and underscores.",
                     "En oversættelses kode består af små bogstaver a–z, tal og understreger."};
    SavedMapping saved = {mapping.code, mapping.version};
    const std::lock_guard saving(saving_mutex_);
    const auto before = find_mapping(mapping.code);
    if (before != nullptr && before->hash == mapping.hash) return saved;
    STYRHUS_TRY_VOID(check_unchanged(order, before.get(), mapping.code));
    STYRHUS_TRY_VOID(write_mapping(home_.mappings(), mapping));
    STYRHUS_TRY_VOID(say_of(mapping_subject(mapping.code), mapping_saved_form, order.author,
                            saved_payload(mapping, before.get()), order.now));
    const std::lock_guard lock(mappings_mutex_);
    auto changed = std::make_shared<std::vector<Mapping>>(*mappings_);
    std::erase_if(*changed, [&](const Mapping& one) { return one.code == mapping.code; });
    changed->push_back(std::move(mapping));
    mappings_ = std::move(changed);
    return saved;
}

std::shared_ptr<const std::vector<intake::sources::Mapping>> Pipeline::mappings() const {
    const std::lock_guard lock(mappings_mutex_);
    return mappings_;
}

std::shared_ptr<const intake::sources::Mapping> Pipeline::find_mapping(std::string_view source) const {
    const auto all = mappings();
    const Mapping* found = find_in(*all, source);
    return found == nullptr ? nullptr : std::shared_ptr<const Mapping>(all, found);
}

Result<views::MappingWords> Pipeline::mapping_words(const std::string& code) {
    const auto mapping = find_mapping(code);
    if (mapping == nullptr)
        return base::error("There is no mapping \"{}\".", "Der er ingen oversættelse \"{}\".", code);
    views::MappingWords words = words_of(*mapping);
    const std::lock_guard lock(desk_mutex_);
    words.versions = versions_of(
        *mapping, find_in(shipped_, code),
        desk_->statements(
            {.subject = mapping_subject(code), .form = std::string(mapping_saved_form), .since = {}}));
    return words;
}

} // namespace styrhus::app
