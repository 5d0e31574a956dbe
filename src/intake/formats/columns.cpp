// The order of the work: find the columns, learn the decimal marks, let the threads take one part of the file
// after the other, and hand the batches over in file order, each checked to begin where the one before it
// ended.

#include "intake/formats/columns.h"

#include "intake/formats/column_schema.h"
#include "intake/formats/column_totals.h"
#include "intake/formats/e_invoice_files.h"
#include "intake/formats/section.h"
#include "intake/formats/sheet_columns.h"

#include <algorithm>
#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>

namespace styrhus::intake::formats {

namespace {

/// Hands sections out to threads and takes them back in order.
class Conductor {
  public:
    Conductor(const ReadPlan& plan, std::uint64_t part_bytes, std::uint64_t lines_before, unsigned threads,
              const ColumnSink& sink, ColumnSummary& summary)
        : plan_(plan), part_bytes_(part_bytes), threads_(threads), sink_(sink), summary_(summary),
          totals_(plan), expected_(plan.first_row), lines_(lines_before) {}

    base::Result<void> run() {
        std::vector<std::thread> others;
        for (unsigned t = 1; t < threads_; ++t)
            others.emplace_back([this] { work(); });
        work();
        for (std::thread& other : others)
            other.join();
        if (exception_) std::rethrow_exception(exception_);
        if (error_) return *error_;
        return {};
    }

  private:
    struct Part {
        std::uint64_t from;
        std::uint64_t to;
    };

    Part part(std::uint64_t index) const {
        // The first part begins at the first row; the cuts lie at multiples of the section's size.
        const std::uint64_t from = index == 0 ? plan_.first_row : cut(index);
        return {from, cut(index + 1)};
    }
    std::uint64_t cut(std::uint64_t index) const {
        return (plan_.first_row / part_bytes_ + index) * part_bytes_;
    }

    void work() {
        try {
            SectionReader reader(plan_);
            while (const std::optional<std::uint64_t> index = take_index()) {
                const Part mine = part(*index);
                auto section =
                    reader.read(mine.from, mine.to, *index == 0 ? std::optional(mine.from) : std::nullopt);
                if (!section) return stop(section.error());
                put_back(*index, std::move(*section), reader);
            }
        } catch (...) {
            const std::scoped_lock lock(mutex_);
            if (!exception_) exception_ = std::current_exception();
            stopped_ = true;
            changed_.notify_all();
        }
    }

    std::optional<std::uint64_t> take_index() {
        std::unique_lock lock(mutex_);
        // No thread runs far ahead of the hand-over, so the memory in use is a few sections.
        changed_.wait(lock,
                      [&] { return stopped_ || next_index_ < committed_ + std::uint64_t{threads_} * 2 + 2; });
        if (stopped_) return std::nullopt;
        return next_index_++;
    }

    void stop(base::Error error) {
        const std::scoped_lock lock(mutex_);
        if (!error_) error_ = std::move(error);
        stopped_ = true;
        changed_.notify_all();
    }

    /// Whoever completes the next section in order hands it over, and those after it that wait.
    void put_back(std::uint64_t index, Section section, SectionReader& reader) {
        std::unique_lock lock(mutex_);
        waiting_.emplace(index, std::move(section));
        if (committing_) return;
        committing_ = true;
        while (!stopped_ && !waiting_.empty() && waiting_.begin()->first == committed_) {
            Section next = std::move(waiting_.begin()->second);
            waiting_.erase(waiting_.begin());
            lock.unlock();
            const bool is_last = commit(next, reader);
            lock.lock();
            ++committed_;
            stopped_ = stopped_ || is_last;
            changed_.notify_all();
        }
        committing_ = false;
    }

    /// True if the file ends here. Only one thread is in here at a time.
    bool commit(Section& section, SectionReader& reader) {
        if (section.begin != expected_) {
            // The guess was wrong, such as inside a quoted text of many lines: read the part again from where
            // the one before it ended.
            const Part again = part(committed_);
            auto right = reader.read(again.from, again.to, expected_);
            if (!right) {
                stop(right.error());
                return true;
            }
            section = std::move(*right);
        }
        expected_ = section.next;
        hand_over(section);
        lines_ += section.line_breaks;
        plan_.source->release_before(std::min(expected_, cut(committed_ + 1) - 1));
        return section.ends_file;
    }

    void hand_over(Section& section) {
        ColumnBatch& batch = section.batch;
        batch.first_line = lines_ + 1;
        for (RejectedRow& row : batch.rejected)
            row.line += batch.first_line;
        totals_.apply(section);
        summary_.rows += batch.rows;
        summary_.rejected += batch.rejected.size();
        summary_.totals += batch.totals.size();
        summary_.blank_rows += batch.blank_rows;
        summary_.repeated_headers += batch.repeated_headers;
        summary_.cell_errors += batch.cell_errors.size();
        const bool has_content = batch.rows + batch.rejected.size() + batch.totals.size() > 0;
        if (has_content || batch.blank_rows + batch.repeated_headers > 0) sink_(std::move(batch));
    }

    const ReadPlan& plan_;
    const std::uint64_t part_bytes_;
    const unsigned threads_;
    const ColumnSink& sink_;
    ColumnSummary& summary_;
    ColumnTotals totals_;
    std::uint64_t expected_; // where the next section must begin
    std::uint64_t lines_;    // line breaks before it

    std::mutex mutex_;
    std::condition_variable changed_;
    std::map<std::uint64_t, Section> waiting_;
    std::uint64_t next_index_ = 0;
    std::uint64_t committed_ = 0;
    bool committing_ = false;
    bool stopped_ = false;
    std::optional<base::Error> error_;
    std::exception_ptr exception_;
};

ReadPlan make_plan(const OpenedText& opened, std::span<const ColumnSchema> schema,
                   std::span<const std::size_t> places) {
    ReadPlan plan;
    plan.source = opened.source;
    plan.dialect = opened.shape.dialect;
    plan.encoding = opened.shape.encoding;
    plan.header = opened.shape.columns;
    plan.first_row = opened.first_row;
    for (std::size_t c = 0; c < schema.size(); ++c) {
        plan.columns.push_back({places[c], schema[c].type, schema[c].date, schema[c].amount});
        const bool is_new = std::find(plan.amount_fields.begin(), plan.amount_fields.end(), places[c])
                            == plan.amount_fields.end();
        if (schema[c].type == ColumnType::amount && is_new) plan.amount_fields.push_back(places[c]);
    }
    return plan;
}

} // namespace

std::size_t ColumnBatch::bytes_in_memory() const {
    std::size_t bytes = line_offsets.capacity() * sizeof(std::uint32_t);
    for (const Column& column : columns)
        bytes += column.texts.bytes_in_memory() + column.dates.capacity() * sizeof(base::Date)
                 + column.amounts.capacity() * sizeof(base::Money)
                 + column.numbers.capacity() * sizeof(std::int64_t)
                 + column.decimals.capacity() * sizeof(Decimal);
    return bytes;
}

base::Result<ColumnSummary> read_columns(const Input& input, const ReadOptions& options,
                                         std::span<const ColumnSchema> schema, unsigned threads,
                                         const ColumnSink& sink) {
    STYRHUS_CHECK(threads >= 1 && options.part_bytes >= 1);
    STYRHUS_TRY(const bool in_workbook, is_workbook(input));
    STYRHUS_TRY(const bool are_invoices, are_e_invoices(input, options));
    if (in_workbook || are_invoices) return read_sheet_columns(input, options, schema, sink);
    STYRHUS_TRY(const OpenedText opened, open_text(input, options));
    ColumnSummary summary;
    summary.shape = opened.shape;
    STYRHUS_TRY(summary.columns, place_columns(opened.shape, schema, input.name()));
    STYRHUS_TRY(const std::vector<ColumnSchema> settled,
                settled_schema(input, options, summary.columns, schema));
    for (const ColumnSchema& column : settled)
        summary.formats.push_back(column.amount);
    const ReadPlan plan = make_plan(opened, settled, summary.columns);
    STYRHUS_TRY_VOID(Conductor(plan, options.part_bytes, opened.lines_before, threads, sink, summary).run());
    return summary;
}

} // namespace styrhus::intake::formats
