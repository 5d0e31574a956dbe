#include "intake/sources/heading.h"

#include "base/check.h"
#include "intake/sources/extract.h"

#include <algorithm>
#include <fmt/core.h>
#include <sodium.h>

namespace styrhus::intake::sources {

domain::Delivery heading_of(const ReadRequest& request) {
    const Mapping& mapping = request.mapping;
    domain::Delivery delivery;
    delivery.source = mapping.code;
    delivery.mapping_hash = mapping.hash;
    delivery.mode = mapping.mode;
    delivery.absent = mapping.absent;
    delivery.overlap = mapping.overlap;
    delivery.kind = mapping.fact;
    delivery.scope = scope_of(mapping, request.files.front().name);
    for (const SourceFile& file : request.files)
        delivery.files.push_back(as_delivered(file));
    base::Date extract = request.received_on;
    bool is_told = false;
    for (const SourceFile& file : request.files)
        if (const auto told = extract_date_in_name(mapping.extract_date, file.name)) {
            extract = is_told ? std::max(extract, *told) : *told;
            is_told = true;
        }
    if (request.extract_date) extract = *request.extract_date;
    delivery.dates = {.received_at_utc = request.received_at_utc,
                      .received_on = request.received_on,
                      .extract_date = extract,
                      .coverage = covered_by(mapping.coverage, extract)};
    return delivery;
}

domain::DeliveredFile as_delivered(const SourceFile& file) {
    return {file.name,          file.hash.empty() ? file_hash(*file.bytes) : file.hash,
            file.bytes->size(), 0,
            file.archive,       file.sheet};
}

std::string file_hash(std::string_view bytes) {
    STYRHUS_CHECK(sodium_init() >= 0);
    unsigned char out[32];
    crypto_generichash(out, sizeof out, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                       nullptr, 0);
    std::string hex;
    for (const unsigned char byte : out)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

} // namespace styrhus::intake::sources
