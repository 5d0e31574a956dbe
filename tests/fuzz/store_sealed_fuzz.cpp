/// What the store reads back: bytes that were not sealed here never open, and whatever was sealed either
/// opens to at most a block or is refused.

#include "base/check.h"
#include "store/claim_pages.h"
#include "store/raw_blocks.h"
#include "store/store.h"

#include <cstdint>

using namespace styrhus;

namespace {

template <class Work>
bool is_refused(Work&& work) {
    try {
        work();
    } catch (const store::StoreError&) {
        return true;
    } catch (const base::BugError&) { // sealed by us, and no page: only a program that is wrong does that
        return true;
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const store::Sealer sealer(std::array<unsigned char, 32>{1});
    const std::string text(data, data + size);
    const store::BlockPlace place{domain::DeliveryId{1}, 0, 0};
    STYRHUS_CHECK(is_refused([&] { (void)store::open_block(sealer, place, text); }));

    const std::string as_block = sealer.seal(text, store::place("raw", {1, 0, 0}));
    std::string opened;
    (void)is_refused([&] { opened = store::open_block(sealer, place, as_block); });
    STYRHUS_CHECK(opened.size() <= store::block_bytes);

    const store::ClaimPage page{
        .id = 1, .first = domain::IdentityRef{2}, .last = domain::IdentityRef{3}, .sealed = {}};
    std::vector<domain::identity::IdentityClaim> claims;
    STYRHUS_CHECK(is_refused([&] { store::open_claims(sealer, page, text, claims); }));
    const std::string as_page = sealer.seal(text, store::place("claims", {1, 2, 3}));
    (void)is_refused([&] { store::open_claims(sealer, page, as_page, claims); });

    if (size <= store::block_bytes) {
        const store::SealedBlock block = store::seal_block(sealer, place, text);
        STYRHUS_CHECK(store::open_block(sealer, place, block.sealed) == text);
    }
    return 0;
}
