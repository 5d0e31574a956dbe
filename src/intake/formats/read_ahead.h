#pragma once

#include "base/check.h"
#include "base/result.h"
#include "intake/formats/table.h"

#include <array>
#include <cstddef>
#include <future>
#include <utility>

namespace styrhus::intake::formats {

/// The batches of a reader in their order, the next one cut from the file by a thread of its own while the
/// caller works on this one.
class ReadAhead {
  public:
    explicit ReadAhead(TableReader reader) : reader_(std::move(reader)) { begin_next(); }
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;

    /// Null when there are none left; good until the next call. Errors as TableReader::next. Not to be called
    /// after either.
    base::Result<const RowBatch*> next() {
        STYRHUS_CHECK(filled_.valid());
        const RowBatch& ready = batches_[filling_];
        STYRHUS_TRY(const bool more, filled_.get());
        if (!more) return static_cast<const RowBatch*>(nullptr);
        filling_ = 1 - filling_;
        begin_next();
        return &ready;
    }

  private:
    void begin_next() {
        filled_ = std::async(std::launch::async,
                             [this, &batch = batches_[filling_]] { return reader_.next(batch); });
    }

    TableReader reader_;
    std::array<RowBatch, 2> batches_;
    std::size_t filling_ = 0;
    std::future<base::Result<bool>> filled_; ///< last: its end waits for the thread
};

} // namespace styrhus::intake::formats
