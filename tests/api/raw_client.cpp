#include "api/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

namespace styrhus::api {

namespace {

constexpr std::chrono::milliseconds patience{10'000};

std::map<std::string, std::string> fields_of(std::string_view head) {
    std::map<std::string, std::string> fields;
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos && at + 2 < head.size();) {
        const std::size_t begin = at + 2;
        at = head.find("\r\n", begin);
        const std::string_view line = head.substr(begin, at == std::string_view::npos ? at : at - begin);
        const std::size_t colon = line.find(": ");
        if (colon == std::string_view::npos) continue;
        std::string name(line.substr(0, colon));
        for (char& c : name)
            c = static_cast<char>(std::tolower(c));
        fields[name] = line.substr(colon + 2);
    }
    return fields;
}

} // namespace

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    sockaddr generic{};
    static_assert(sizeof(generic) == sizeof(address));
    std::copy_n(reinterpret_cast<const char*>(&address), sizeof(address), reinterpret_cast<char*>(&generic));
    if (::connect(socket_, &generic, sizeof(generic)) != 0)
        throw std::runtime_error("the server cannot be reached");
}

RawClient::~RawClient() {
    ::close(socket_);
}

bool RawClient::send(std::string_view bytes) const {
    while (!bytes.empty()) {
        const ssize_t n = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

bool RawClient::fill(std::chrono::milliseconds time) {
    pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
    if (::poll(&waiting, 1, static_cast<int>(time.count())) <= 0) return false;
    std::array<char, 65'536> piece{};
    const ssize_t n = ::recv(socket_, piece.data(), piece.size(), 0);
    if (n <= 0) return false;
    buffer_.append(piece.data(), static_cast<std::size_t>(n));
    return true;
}

bool RawClient::fill_until(std::string_view text, std::size_t& found) {
    while ((found = buffer_.find(text)) == std::string::npos)
        if (!fill(patience)) return false;
    return true;
}

Answer RawClient::receive(bool has_body) {
    std::size_t end = 0;
    if (!fill_until("\r\n\r\n", end)) return {};
    const std::string head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    Answer answer{.status = std::stoi(head.substr(9, 3)), .fields = fields_of(head), .body = {}};
    if (!has_body) return answer;
    if (answer.fields.contains("content-length")) {
        const std::size_t length = std::stoul(answer.fields["content-length"]);
        while (buffer_.size() < length && fill(patience)) {
        }
        answer.body = buffer_.substr(0, length);
        buffer_.erase(0, length);
    } else if (answer.fields.contains("transfer-encoding")) {
        for (std::size_t length = 1; length > 0;) {
            if (!fill_until("\r\n", end)) return {};
            length = std::stoul(buffer_.substr(0, end), nullptr, 16);
            buffer_.erase(0, end + 2);
            while (buffer_.size() < length + 2 && fill(patience)) {
            }
            answer.body += buffer_.substr(0, length);
            buffer_.erase(0, length + 2);
        }
    }
    return answer;
}

std::string RawClient::receive_until(std::string_view text, std::chrono::milliseconds time) {
    const auto deadline = std::chrono::steady_clock::now() + time;
    while (buffer_.find(text) == std::string::npos) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0 || !fill(left)) break;
    }
    return buffer_;
}

bool RawClient::is_ended_within(std::chrono::milliseconds time) {
    const auto deadline = std::chrono::steady_clock::now() + time;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0) return false;
        pollfd waiting{.fd = socket_, .events = POLLIN, .revents = 0};
        if (::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return false;
        std::array<char, 65'536> piece{};
        const ssize_t n = ::recv(socket_, piece.data(), piece.size(), 0);
        if (n <= 0) return true;
        buffer_.append(piece.data(), static_cast<std::size_t>(n));
    }
}

Answer get(std::uint16_t port, std::string_view target, std::string_view more_fields) {
    RawClient client(port);
    client.send("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(more_fields)
                + "\r\n");
    return client.receive();
}

} // namespace styrhus::api
