#include "store/key_file.h"

#include "store/store.h"

#include <filesystem>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

namespace styrhus::store {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class KeyFile : public testing::Test {
  protected:
    KeyFile() {
        std::string pattern = (fs::temp_directory_path() / "styrhus-key-XXXXXX").string();
        folder_ = ::mkdtemp(pattern.data());
        path_ = folder_ / "key";
    }
    ~KeyFile() override { fs::remove_all(folder_); }

    void write(const std::string& text) {
        std::ofstream(path_, std::ios::binary) << text;
        fs::permissions(path_, fs::perms::owner_read | fs::perms::owner_write);
    }
    std::string refusal() {
        try {
            (void)read_key_file(path_);
        } catch (const StoreError& error) {
            return error.what();
        }
        return "read";
    }

    fs::path folder_;
    fs::path path_;
};

TEST_F(KeyFile, is_read_back_as_made_and_only_its_owner_may_read_it) {
    const auto made = create_key_file(path_);
    EXPECT_EQ(read_key_file(path_).bytes(), made.bytes());
    struct stat about {};
    ASSERT_EQ(::stat(path_.c_str(), &about), 0);
    EXPECT_EQ(about.st_mode & 0777U, 0600U);
}

TEST_F(KeyFile, is_never_overwritten) {
    const auto made = create_key_file(path_);
    EXPECT_THROW((void)create_key_file(path_), StoreError);
    EXPECT_EQ(read_key_file(path_).bytes(), made.bytes());
}

TEST_F(KeyFile, that_others_may_read_is_refused) {
    (void)create_key_file(path_);
    ASSERT_EQ(::chmod(path_.c_str(), 0640), 0);
    EXPECT_THAT(refusal(), HasSubstr("chmod 600"));
    ASSERT_EQ(::chmod(path_.c_str(), 0604), 0);
    EXPECT_THAT(refusal(), HasSubstr("chmod 600"));
}

TEST_F(KeyFile, that_is_missing_or_something_else_is_said_so_with_its_path) {
    EXPECT_THAT(refusal(), HasSubstr(path_.string()));
    for (const std::string& text : {std::string(), std::string("styrhus-key-1:00"), std::string(78, 'x'),
                                    "styrhus-key-1:" + std::string(63, 'a') + "g\n",
                                    "styrhus-key-1:" + std::string(64, 'a') + "\n\n"}) {
        write(text);
        EXPECT_THAT(refusal(), HasSubstr("no Styrhus key")) << text;
    }
    write("styrhus-key-1:" + std::string(64, 'a') + "\n");
    EXPECT_EQ(refusal(), "read");
}

} // namespace
} // namespace styrhus::store
