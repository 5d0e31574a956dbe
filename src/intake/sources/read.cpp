#include "intake/sources/read.h"

#include "base/check.h"
#include "domain/facts.h"
#include "intake/sources/heading.h"
#include "intake/sources/reading.h"

namespace styrhus::intake::sources {

namespace {

using base::Result;

template <std::size_t... Kinds>
Result<void> read_kind(std::index_sequence<Kinds...>, const ReadRequest& request, ReadOutcome& outcome) {
    Result<void> result;
    const domain::Facts types;
    ((static_cast<std::size_t>(request.mapping.fact) == Kinds ? void(
          result = read_files_as<std::remove_cvref_t<decltype(std::get<Kinds>(types.tables).facts[0])>>(
              request, outcome))
                                                              : void()),
     ...);
    return result;
}

} // namespace

formats::Input input_of(const SourceFile& file) {
    return formats::Input::bytes(file.bytes, file.name).with(file.workbook);
}

Result<ReadOutcome> read_delivery(const ReadRequest& request) {
    STYRHUS_CHECK(!request.files.empty());
    ReadOutcome outcome;
    outcome.read.delivery = heading_of(request);
    STYRHUS_TRY_VOID(read_kind(std::make_index_sequence<domain::fact_kind_count>{}, request, outcome));
    const domain::DeliverySums& sums = outcome.read.delivery.sums;
    STYRHUS_CHECK(sums.rows_in == sums.rows_accepted + sums.rows_rejected);
    STYRHUS_CHECK(sums.money_in == sums.money_accepted + sums.money_rejected);
    return outcome;
}

} // namespace styrhus::intake::sources
