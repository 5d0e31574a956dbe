#pragma once

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <utility>
#include <vector>

namespace styrhus::snapshot {

/// A column whose copies share their values until one of them is changed: a snapshot that differs from its
/// base in a few rows copies the columns that differ and no others. Reading costs what a vector costs;
/// writing asks first whether the values are shared. One column is written by one thread.
template <class T>
class Column {
  public:
    using value_type = T;
    using const_iterator = const T*;

    Column() = default;
    Column(std::vector<T> values) // NOLINT(google-explicit-constructor): a vector is a column nobody shares
        : values_(std::make_shared<std::vector<T>>(std::move(values))) {
        look();
    }
    Column(std::initializer_list<T> values) : Column(std::vector<T>(values)) {}

    std::size_t size() const { return size_; }
    bool empty() const { return size_ == 0; }
    const T* data() const { return data_; }
    const T* begin() const { return data_; }
    const T* end() const { return data_ + size_; }
    const T& operator[](std::size_t i) const { return data_[i]; }
    const T& back() const { return data_[size_ - 1]; }
    bool shares_values_with(const Column& other) const { return data_ == other.data_; }
    bool operator==(const Column& other) const {
        return size_ == other.size_
               && (shares_values_with(other) || std::equal(begin(), end(), other.begin()));
    }

    T& operator[](std::size_t i) { return own()[i]; }
    void push_back(T value) {
        own().push_back(std::move(value));
        look();
    }
    void reserve(std::size_t rows) {
        own().reserve(rows);
        look();
    }
    void resize(std::size_t rows) {
        own().resize(rows);
        look();
    }
    void assign(std::size_t rows, const T& value) {
        own().assign(rows, value);
        look();
    }

  private:
    std::vector<T>& own() {
        if (values_ == nullptr)
            values_ = std::make_shared<std::vector<T>>();
        else if (values_.use_count() > 1)
            values_ = std::make_shared<std::vector<T>>(*values_);
        look();
        return *values_;
    }
    void look() {
        data_ = values_->data();
        size_ = values_->size();
    }

    std::shared_ptr<std::vector<T>> values_;
    const T* data_ = nullptr; ///< of values_, so that reading is one step
    std::size_t size_ = 0;
};

} // namespace styrhus::snapshot
