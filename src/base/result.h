#pragma once

#include "base/check.h"

#include <string>
#include <utility>
#include <variant>

namespace styrhus::base {

/// Why something could not be had: what, where, why and what to do. Values come last in the sentence. What a
/// user of the pages can meet is said in both languages (error_text.h); the rest is for the command line.
struct Error {
    std::string message; ///< in English
    std::string danish = {};

    const std::string& in_danish() const { return danish.empty() ? message : danish; }
};

/// A value or an Error the caller can choose to handle; a strict subset of std::expected.
template <class T>
class [[nodiscard]] Result {
  public:
    using value_type = T;
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    bool has_value() const { return content_.index() == 0; }
    explicit operator bool() const { return has_value(); }

    const T& value() const& {
        STYRHUS_CHECK(has_value());
        return *std::get_if<0>(&content_);
    }
    T& value() & {
        STYRHUS_CHECK(has_value());
        return *std::get_if<0>(&content_);
    }
    T&& value() && {
        STYRHUS_CHECK(has_value());
        return std::move(*std::get_if<0>(&content_));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    const Error& error() const {
        STYRHUS_CHECK(!has_value());
        return *std::get_if<1>(&content_);
    }
    T value_or(T other) const { return has_value() ? value() : std::move(other); }

  private:
    std::variant<T, Error> content_;
};

/// Success carries nothing.
template <>
class [[nodiscard]] Result<void> {
  public:
    Result() = default;
    Result(Error error) : error_(std::move(error)), failed_(true) {}

    bool has_value() const { return !failed_; }
    explicit operator bool() const { return has_value(); }
    const Error& error() const {
        STYRHUS_CHECK(failed_);
        return error_;
    }

  private:
    Error error_;
    bool failed_ = false;
};

} // namespace styrhus::base

#define STYRHUS_CONCAT_INNER(a, b) a##b
#define STYRHUS_CONCAT(a, b) STYRHUS_CONCAT_INNER(a, b)

// A declaration cannot stand in parentheses.
// NOLINTBEGIN(bugprone-macro-parentheses)
/// `STYRHUS_TRY(auto x, parse(text));` declares x from the value, or returns the error to the caller.
#define STYRHUS_TRY(declaration, expression)                                                                 \
    auto STYRHUS_CONCAT(result_, __LINE__) = (expression);                                                   \
    if (!STYRHUS_CONCAT(result_, __LINE__)) return STYRHUS_CONCAT(result_, __LINE__).error();                \
    declaration = std::move(STYRHUS_CONCAT(result_, __LINE__)).value()
// NOLINTEND(bugprone-macro-parentheses)

/// The same for a Result<void>.
#define STYRHUS_TRY_VOID(expression)                                                                         \
    do {                                                                                                     \
        if (auto styrhus_outcome = (expression); !styrhus_outcome) return styrhus_outcome.error();           \
    } while (false)
