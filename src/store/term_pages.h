#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

/// The texts behind Terms as they lie in a store: pages of JSON arrays, which SQL takes apart by itself. A
/// row for each text cost a third of receiving a delivery whose rows each bring a number of their own.
namespace styrhus::store {

constexpr std::size_t texts_per_page = 1024;

class TextPage {
  public:
    void add(std::string_view text);
    bool is_full() const { return count_ == texts_per_page; }
    bool is_empty() const { return count_ == 0; }
    /// The page as it is stored, and a fresh start.
    std::string take();

  private:
    std::string json_;
    std::size_t count_ = 0;
};

/// Calls `use` with each text in order. Throws StoreError if this is no page of texts.
void for_each_text(std::string_view page, const std::function<void(std::string_view)>& use);

} // namespace styrhus::store
