#include "render/describe_document.h"
#include "render/typescript.h"

#include <cstdio>

int main() {
    styrhus::render::TypeScript types;
    types.declare<styrhus::document::Document>();
    return std::fputs(types.text().c_str(), stdout) < 0 ? 1 : 0;
}
