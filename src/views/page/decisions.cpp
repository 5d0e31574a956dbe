#include "views/page/decisions.h"

#include "base/words.h"
#include "views/page/frame.h"

#include <fmt/core.h>

namespace styrhus::views::page {

namespace {

using document::Document;
using document::Form;
using document::Tone;

/// "28.11.2026 af Karen Lund".
std::string by_whom(const Context& context, const DeliveryDecision& decision) {
    return fmt::format("{} {} {}", date_text(decision.said_on, context.language), context.tr("af", "by"),
                       decision.author);
}

void add_notice(Document& page, std::string text, Tone tone) {
    page.blocks.emplace_back(document::Notice{std::move(text), tone, "", ""});
}

void add_release(Document& page, std::string_view title, std::string_view label) {
    page.blocks.emplace_back(Form{.key = "delivery.release",
                                  .title = std::string(title),
                                  .submit_label = std::string(label),
                                  .fields = {}});
}

std::string withdrawn_text(const Context& context, const DeliveryDecision& decision) {
    const std::string why = decision.reason.empty() ? "" : fmt::format(" ({})", decision.reason);
    return fmt::format(
        "{} {}{}. {}", context.tr("Taget tilbage", "Taken back"), by_whom(context, decision), why,
        context.tr("Leverancens rækker indgår ikke i tallene.", "The delivery's rows are in no figure."));
}

std::string waiting_text(const Context& context, const domain::Delivery& delivery) {
    const auto gone = static_cast<std::int64_t>(delivery.sums.rows_gone);
    std::string what =
        counted(gone, context.tr("række", "row"), context.tr("rækker", "rows"), context.language);
    if (!delivery.sums.money_gone.is_zero())
        what += fmt::format(" {} {}", context.tr("og", "and"),
                            kroner_text(delivery.sums.money_gone, context.language));
    return fmt::format(
        "{} {} {}. {}",
        context.tr("Leverancen indgår ikke i tallene endnu:", "The delivery does not count yet:"), what,
        context.tr("ville forsvinde, mere end 5 procent af det, der gælder nu",
                   "would vanish, more than 5 percent of what is in force"),
        context.tr("Se, hvad der ville forsvinde, og frigiv den, eller tag den tilbage.",
                   "See what would vanish, and release it, or take it back."));
}

} // namespace

void add_state(const Context& context, const domain::Delivery& delivery, Document& page) {
    const DeliveryDecision* decision = decision_on(context, delivery.id);
    if (decision != nullptr && !decision->is_release) {
        add_notice(page, withdrawn_text(context, *decision), Tone::warning);
        add_release(page, "", context.tr("Lad leverancen tælle igen", "Let the delivery count again"));
    } else if (delivery.is_held) {
        add_notice(page, waiting_text(context, delivery), Tone::warning);
        add_release(page, "", context.tr("Frigiv leverancen", "Release the delivery"));
    } else if (decision != nullptr) {
        add_notice(page,
                   fmt::format("{} {}.", context.tr("Frigivet", "Released"), by_whom(context, *decision)),
                   Tone::plain);
    }
}

void add_older_mapping(const Context& context, const domain::Delivery& delivery, Document& page) {
    if (delivery.is_held || is_withdrawn(context, delivery.id) || !context.mapping) return;
    const auto mapping = context.mapping(delivery.source);
    if (!mapping || mapping->hash == delivery.mapping_hash) return;
    page.blocks.emplace_back(document::Notice{
        std::string(context.tr(
            "Leverancen er læst med oversættelsen, som den var, før den blev rettet. Læses den igen, "
            "tages den gamle læsning tilbage, og den nye tæller.",
            "The delivery was read by the mapping as it was before it was changed. Read once more, the "
            "old reading is taken back and the new one counts.")),
        Tone::plain,
        {},
        {}});
    page.blocks.emplace_back(
        Form{.key = "delivery.again",
             .title = {},
             .submit_label = std::string(context.tr("Læs leverancen igen", "Read the delivery again")),
             .fields = {}});
}

void add_withdrawal(const Context& context, const domain::Delivery& delivery, Document& page) {
    if (is_withdrawn(context, delivery.id)) return;
    page.blocks.emplace_back(Form{
        .key = "delivery.withdraw",
        .title = std::string(context.tr("Tag leverancen tilbage", "Take the delivery back")),
        .submit_label = std::string(context.tr("Tag leverancen tilbage", "Take the delivery back")),
        .fields = {
            {.key = "reason",
             .label = std::string(context.tr("Hvorfor?", "Why?")),
             .kind = "text",
             .hint = std::string(context.tr("Rækkerne bliver, men indgår ikke i tallene. Det kan fortrydes.",
                                            "The rows stay, but are in no figure. It can be undone.")),
             .is_required = true}}});
}

} // namespace styrhus::views::page
