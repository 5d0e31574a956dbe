#include "api/contract.h"
#include "render/describe_document.h"
#include "render/typescript.h"

#include <cstdio>

int main() {
    styrhus::render::TypeScript types;
    types.declare<styrhus::document::Document>();
    types.declare<styrhus::api::ErrorBody>();
    types.declare<styrhus::api::Catalogue>();
    types.declare<styrhus::api::SearchAnswer>();
    types.declare<styrhus::api::JobStarted>();
    types.declare<styrhus::api::JobAnswer>();
    types.declare<styrhus::api::MappingPreview>();
    types.declare<styrhus::api::MappingTrial>();
    types.declare<styrhus::api::OpenedMapping>();
    types.declare<styrhus::api::AmendedMapping>();
    types.declare<styrhus::api::MappingSaved>();
    types.declare<styrhus::api::MappingList>();
    types.declare<styrhus::app::LinkWork>();
    types.declare<styrhus::app::LinkDesk>();
    types.declare<styrhus::app::GrantChoices>();
    return std::fputs(types.text().c_str(), stdout) < 0 ? 1 : 0;
}
