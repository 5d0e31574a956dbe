#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace styrhus::api {

/// What came back, as it stood on the wire. Field names in lower case.
struct Answer {
    int status = 0;
    std::map<std::string, std::string> fields;
    std::string body;
};

/// A client that sends exactly the bytes it is told to, over a plain socket. It knows nothing of the server's
/// code.
class RawClient {
  public:
    explicit RawClient(std::uint16_t port);
    RawClient(const RawClient&) = delete;
    RawClient& operator=(const RawClient&) = delete;
    ~RawClient();

    /// False if the server has closed.
    bool send(std::string_view bytes) const;
    /// The next whole answer (by Content-Length or chunks); status 0 if the connection ended first.
    Answer receive(bool has_body = true);
    /// Bytes until the text is seen, the end, or the time is up.
    std::string receive_until(std::string_view text,
                              std::chrono::milliseconds time = std::chrono::milliseconds(5000));
    /// True if the server ends the connection within the time.
    bool is_ended_within(std::chrono::milliseconds time);

  private:
    bool fill(std::chrono::milliseconds time);
    bool fill_until(std::string_view text, std::size_t& found);

    int socket_ = -1;
    std::string buffer_;
};

/// One GET on a connection of its own.
Answer get(std::uint16_t port, std::string_view target, std::string_view more_fields = "");

} // namespace styrhus::api
