#include "api/events.h"

namespace styrhus::api {

namespace {

/// "data: one\ndata: two\n": any kind of line break begins a new field of the same name.
void append_field(std::string& out, std::string_view name, std::string_view value) {
    while (true) {
        const std::size_t end = value.find_first_of("\r\n");
        out.append(name).append(": ").append(value.substr(0, end)).append("\n");
        if (end == std::string_view::npos) return;
        const bool is_pair = value[end] == '\r' && end + 1 < value.size() && value[end + 1] == '\n';
        value.remove_prefix(end + (is_pair ? 2 : 1));
    }
}

std::string first_line(std::string_view text) {
    return std::string(text.substr(0, text.find_first_of(std::string_view("\r\n\0", 3))));
}

} // namespace

std::string wire_text(const Event& event) {
    std::string out;
    if (!event.id.empty()) append_field(out, "id", first_line(event.id));
    if (!event.name.empty()) append_field(out, "event", first_line(event.name));
    append_field(out, "data", event.data);
    return out + "\n";
}

bool EventSink::send(const Event& event) const {
    const std::lock_guard lock(state_->mutex);
    if (!state_->is_open || state_->is_finished) return false;
    if (state_->waiting.size() >= state_->waiting_max) {
        state_->is_open = false;
        if (state_->wake) state_->wake();
        return false;
    }
    state_->waiting.push_back(wire_text(event));
    if (state_->waiting.size() == 1 && state_->wake) state_->wake();
    return true;
}

void EventSink::close() const {
    const std::lock_guard lock(state_->mutex);
    state_->is_finished = true;
    if (state_->wake) state_->wake();
}

EventSink::State::Batch EventSink::State::take() {
    const std::lock_guard lock(mutex);
    Batch batch;
    for (const std::string& text : waiting)
        batch.text += text;
    waiting.clear();
    batch.is_last = is_finished || !is_open;
    return batch;
}

void EventSink::State::end() {
    const std::lock_guard lock(mutex);
    is_open = false;
    wake = nullptr;
    waiting.clear();
}

} // namespace styrhus::api
