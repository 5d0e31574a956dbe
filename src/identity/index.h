#pragma once

#include "domain/facts.h"
#include "domain/person_index.h"

#include <span>

/// Identity claims → persons. People are joined by CPR with its history of replacement numbers, and by each
/// source's own numbers; finding people without a key adds claims here and touches nothing else.
namespace styrhus::identity {

/// `citizens` are the live rows of the civil register and header files; `spoken_of` is every ref that a live
/// fact holds (0 and repeats allowed). Persons stand in the order of their labels, which come from the keyed
/// hashes alone: the same facts give the same index whatever order they came in. Somebody registered in
/// another municipality than `home_municipality` has moved out on the register's status date.
domain::PersonIndex link(std::span<const domain::Citizen> citizens,
                         std::span<const domain::IdentityRef> spoken_of, domain::Term home_municipality);

} // namespace styrhus::identity
