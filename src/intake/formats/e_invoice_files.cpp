#include "intake/formats/e_invoice_files.h"

#include "base/error_text.h"
#include "intake/formats/e_invoice.h"
#include "intake/formats/e_invoice_rows.h"
#include "intake/formats/unpack.h"

#include <algorithm>
#include <functional>

namespace styrhus::intake::formats {

namespace {

constexpr std::size_t sniffed_bytes = 256;
constexpr std::size_t batch_rows = 1024;

bool starts_with_folded(std::string_view text, std::string_view small) {
    return text.size() >= small.size()
           && std::equal(small.begin(), small.end(), text.begin(), [](char a, char b) {
                  return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
              });
}

/// The beginning of an XML text in any of its encodings; a web page is none.
bool is_xml(std::string_view start) {
    if (start.starts_with("\xEF\xBB\xBF")) start.remove_prefix(3);
    if (start.starts_with("\xFF\xFE") || start.starts_with("\xFE\xFF")) start.remove_prefix(2);
    std::string letters;
    for (const char c : start)
        if (c != '\0') letters += c;
    const std::string_view text = trimmed(std::string_view(letters));
    const std::size_t mark = text.find_first_not_of("\r\n\t ");
    if (mark == std::string_view::npos) return false;
    const std::string_view first = text.substr(mark);
    if (starts_with_folded(first, "<html") || starts_with_folded(first, "<!doctype html")) return false;
    if (first.size() < 2 || first[0] != '<') return false;
    const char next = first[1];
    return next == '?' || next == '!' || next == '_' || (next >= 'a' && next <= 'z')
           || (next >= 'A' && next <= 'Z');
}

bool has_xml_name(const std::string& name) {
    constexpr std::string_view ending = ".xml";
    return name.size() > ending.size()
           && starts_with_folded(std::string_view(name).substr(name.size() - ending.size()), ending);
}

/// One document of a file, to be opened when its turn comes.
struct Document {
    std::string name; ///< in its archive
    std::function<base::Result<std::unique_ptr<ByteStream>>()> open;
    bool is_xml = true;
};

struct Documents {
    std::vector<Document> all;
    Container container = Container::plain;
};

base::Result<std::optional<Documents>> documents_in_zip(const Input& input, const ReadOptions& options) {
    STYRHUS_TRY(ZipArchive opened, ZipArchive::open(input, options.limits));
    const auto archive = std::make_shared<const ZipArchive>(std::move(opened));
    const auto& entries = archive->entries();
    const bool is_other = archive->contains("[Content_Types].xml") || archive->contains("content.xml")
                          || std::none_of(entries.begin(), entries.end(),
                                          [](const ZipEntry& entry) { return has_xml_name(entry.name); });
    if (is_other || !options.entry.empty()) return std::optional<Documents>();
    Documents documents;
    documents.container = Container::zip;
    for (const ZipEntry& entry : entries)
        documents.all.push_back({.name = entry.name,
                                 .open = [archive, name = entry.name] { return archive->unpack(name); },
                                 .is_xml = has_xml_name(entry.name)});
    return std::optional(std::move(documents));
}

/// None where the file is no XML.
base::Result<std::optional<Documents>> documents_in(const Input& input, const ReadOptions& options) {
    STYRHUS_TRY(const std::shared_ptr<ByteSource> source, input.open());
    STYRHUS_TRY(const std::string start, read_start(*source, sniffed_bytes));
    if (is_zip(start)) return documents_in_zip(input, options);
    Documents documents;
    std::function<std::unique_ptr<ByteStream>()> make = [source] { return stream_of(source); };
    std::string text = start;
    if (is_gzip(start)) {
        documents.container = Container::gzip;
        make = [source, name = input.name(), limits = options.limits] {
            return gunzip(source, name, limits);
        };
        text.resize(sniffed_bytes);
        const auto got = make()->next(text);
        if (!got) return std::optional<Documents>(); // its reader says what is wrong with it
        text.resize(*got);
    }
    if (!is_xml(text)) return std::optional<Documents>();
    documents.all.push_back(
        {.name = "", .open = [make]() -> base::Result<std::unique_ptr<ByteStream>> { return make(); }});
    return std::optional(std::move(documents));
}

RowsOfInvoice read_rows(const Document& document) {
    if (!document.is_xml)
        return rows_of_unreadable(
            {"The archive's file is no XML and is not read.", "Filen i arkivet er ikke XML og er ikke læst."},
            document.name);
    auto stream = document.open();
    if (!stream) return rows_of_unreadable(stream.error(), document.name);
    const auto invoice = read_e_invoice(**stream);
    return invoice ? rows_of(*invoice, document.name) : rows_of_unreadable(invoice.error(), document.name);
}

} // namespace

class EInvoiceRows : public TableReader::Rows {
  public:
    EInvoiceRows(Documents documents, TableShape shape)
        : documents_(std::move(documents)), shape_(std::move(shape)) {}

    const TableShape& shape() const override { return shape_; }

    base::Result<bool> next(RowBatch& batch) override {
        batch.clear();
        while (batch.size() < batch_rows && next_ < documents_.all.size())
            add(read_rows(documents_.all[next_++]), batch);
        const bool is_at_end = next_ == documents_.all.size();
        if (is_at_end && payable_) add_total(*payable_, batch);
        if (is_at_end) payable_.reset();
        return !batch.empty();
    }

  private:
    void add(RowsOfInvoice made, RowBatch& batch) {
        for (RowNote& note : made.notes) {
            note.row += batch.size();
            batch.notes_.push_back(std::move(note));
        }
        for (const RowOfInvoice& row : made.rows)
            add_row(row, RowKind::data, batch);
        std::int64_t sum = 0;
        const bool is_known = payable_ && made.payable
                              && !__builtin_add_overflow(payable_->in_ore(), made.payable->in_ore(), &sum);
        payable_ = is_known ? std::optional(base::Money::ore(sum)) : std::nullopt;
    }

    void add_total(base::Money payable, RowBatch& batch) {
        RowOfInvoice total;
        total.at(InvoiceColumn::text) = "I alt";
        total.at(InvoiceColumn::amount) = base::plain(payable);
        add_row(total, RowKind::total, batch);
    }

    void add_row(const RowOfInvoice& row, RowKind kind, RowBatch& batch) {
        batch.rows_.push_back({batch.fields_.size(), row.cells.size(), ++line_, kind, RowTrouble::none});
        for (const std::string& cell : row.cells)
            batch.fields_.push_back(batch.arena_.keep(cell));
    }

    Documents documents_;
    TableShape shape_;
    std::size_t next_ = 0;
    std::uint64_t line_ = 0;
    /// Of the documents so far; none from the first on that does not say it.
    std::optional<base::Money> payable_ = base::Money();
};

base::Result<bool> are_e_invoices(const Input& input, const ReadOptions& options) {
    STYRHUS_TRY(const std::optional<Documents> documents, documents_in(input, options));
    return documents.has_value();
}

base::Result<std::unique_ptr<TableReader::Rows>> open_e_invoices(const Input& input,
                                                                 const ReadOptions& options) {
    STYRHUS_TRY(std::optional<Documents> documents, documents_in(input, options));
    if (!documents) return std::unique_ptr<TableReader::Rows>();
    TableShape shape;
    shape.container = documents->container;
    shape.columns = invoice_headings();
    STYRHUS_TRY(shape.file_bytes, input.size());
    return std::unique_ptr<TableReader::Rows>(
        std::make_unique<EInvoiceRows>(*std::move(documents), std::move(shape)));
}

} // namespace styrhus::intake::formats
