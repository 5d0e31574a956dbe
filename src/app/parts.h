#pragma once

#include "app/municipality.h"
#include "base/result.h"
#include "intake/sources/mapping.h"
#include "intake/sources/read.h"

#include <memory>
#include <string>
#include <vector>

/// What a file that comes in holds: an archive has files, and a workbook has sheets, each of which may be for
/// a mapping of its own. What no mapping is for is said and never passed over.
namespace styrhus::app {

using Mappings = std::shared_ptr<const std::vector<intake::sources::Mapping>>;

/// A sheet of a workbook that no mapping is for.
struct UnreadSheet {
    std::string name;
    std::uint64_t rows = 0;
};

/// A file, or a sheet of one, and the mapping that reads it.
struct Part {
    std::shared_ptr<const intake::sources::Mapping> mapping;
    intake::sources::SourceFile file;
    std::vector<UnreadSheet> unread; ///< of the same workbook, said with its first part
};

/// The files of archives, and every other file as it is; an archive of e-invoices too, which is read whole.
base::Result<std::vector<IncomingFile>> unpacked(const std::vector<IncomingFile>& files);

/// The parts of a file by the mapping named, or by those its name is for. An error names the mappings there
/// are.
base::Result<std::vector<Part>> parts_of(const IncomingFile& file, const std::string& named,
                                         const Mappings& mappings);

} // namespace styrhus::app
