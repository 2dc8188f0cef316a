// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/store.h"

#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include "corpus/sqlite_database.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using namespace arising;
using Catch::Contains;
using corpus::Kept;
using corpus::SqliteDatabase;
using corpus::Store;
using corpus::StoreError;
using tests::TemporaryFolder;

namespace {

/// A store that writes down what it tells.
struct ToldStore {
    std::vector<std::string> told;
    std::optional<Store> store;

    explicit ToldStore(const std::string& path) {
        corpus::StoreOptions options;
        options.patience = std::chrono::milliseconds(50);
        options.tell = [this](const std::string& message) { told.push_back(message); };
        store.emplace(path, options);
    }
    Store* operator->() { return &*store; }
};

std::string refusal(const std::string& path) {
    try {
        const ToldStore store(path);
    } catch (const StoreError& error) {
        return error.what();
    }
    return {};
}

void change(const std::string& path, const char* sql) {
    SqliteDatabase(path, SqliteDatabase::Mode::existing).run(sql);
}

}  // namespace

TEST_CASE("what is kept is found again by the next process") {
    const TemporaryFolder folder;
    const std::string bytes("a\0b", 3);
    {
        Store store(folder / "s");
        store.keep(Kept::reading, "key", bytes);
        store.keep(Kept::result, "key", "other");
        store.keep(Kept::result, "empty", "");
    }
    Store store(folder / "s");
    CHECK(store.find(Kept::reading, "key") == bytes);
    CHECK(store.find(Kept::result, "key") == "other");
    CHECK(store.find(Kept::result, "empty") == "");
    CHECK_FALSE(store.find(Kept::archive, "key"));
    CHECK(store.has(Kept::reading, "key"));
    CHECK_FALSE(store.has(Kept::reading, "none"));
    store.forget(Kept::reading, "key");
    CHECK_FALSE(store.has(Kept::reading, "key"));
    CHECK(store.has(Kept::result, "key"));
    CHECK(SqliteDatabase(folder / "s", SqliteDatabase::Mode::read_only).number("SELECT count(*) FROM contents") == 2);
    CHECK(corpus::is_store(folder / "s"));
}

TEST_CASE("what was kept first under a key stays") {
    const TemporaryFolder folder;
    Store one(folder / "s");
    Store two(folder / "s");  // as another process would have it
    one.keep(Kept::result, "key", "first");
    one.flush();
    two.keep(Kept::result, "key", "second");
    two.flush();
    CHECK(one.find(Kept::result, "key") == "first");
    CHECK(two.find(Kept::result, "key") == "first");
}

TEST_CASE("hashes are found by all of a file's stamp, the last one counts") {
    const TemporaryFolder folder;
    const corpus::FileStamp stamp{1, 2, 3, 4, 5};
    {
        Store store(folder / "s");
        store.keep_hash(stamp, "old");
        store.flush();
        store.keep_hash(stamp, "new");
    }
    Store store(folder / "s");
    CHECK(store.find_hash(stamp) == "new");
    for (const corpus::FileStamp& other :
         {corpus::FileStamp{9, 2, 3, 4, 5}, {1, 9, 3, 4, 5}, {1, 2, 9, 4, 5}, {1, 2, 3, 9, 5}, {1, 2, 3, 4, 9}}) {
        CHECK_FALSE(store.find_hash(other));
    }
}

TEST_CASE("the last run is remembered") {
    const TemporaryFolder folder;
    Store store(folder / "s");
    CHECK(store.last_run().archive.empty());
    store.keep_last_run({"key", "c.toml", "text"});
    store.keep_last_run({"key 2", "", ""});
    CHECK(store.last_run().archive == "key 2");
    CHECK(store.last_run().corrections_name.empty());
}

TEST_CASE("a file that is no store is refused and left as it is") {
    const TemporaryFolder folder;
    const std::string record = folder.write("record.json", std::string(3000, '{'));
    CHECK(refusal(record) == "the store '" + record +
                                 "' is no store: it was not made by arising, and was left as it is. Give another name");
    CHECK(tests::content_of(record) == std::string(3000, '{'));
    CHECK_FALSE(corpus::is_store(record));

    const std::string other = folder / "other.db";
    SqliteDatabase(other, SqliteDatabase::Mode::create).run("CREATE TABLE mine(x)");
    const std::string before = tests::content_of(other);
    CHECK_THAT(refusal(other), Contains("is no store: it is the database of another program"));
    CHECK(tests::content_of(other) == before);
    CHECK_FALSE(corpus::is_store(other));

    CHECK_THAT(refusal(folder / "no/folder"), Contains("cannot be opened: unable to open"));
    CHECK_THAT(refusal(folder.path().string()), Contains("cannot be opened"));
}

TEST_CASE("an empty file becomes a store") {
    const TemporaryFolder folder;
    const std::string empty = folder.write("s", "");
    CHECK(refusal(empty).empty());
    CHECK(corpus::is_store(empty));
}

TEST_CASE("a store of another format is refused and left as it is") {
    const TemporaryFolder folder;
    { const Store store(folder / "s"); }
    change(folder / "s", "PRAGMA user_version=99");
    const std::string before = tests::content_of(folder / "s");
    CHECK_THAT(refusal(folder / "s"), Contains("has the format of another version of arising"));
    CHECK(tests::content_of(folder / "s") == before);
    CHECK(corpus::is_store(folder / "s"));
}

TEST_CASE("a store that another process holds is refused when it is opened") {
    const TemporaryFolder folder;
    { const Store store(folder / "s"); }
    SqliteDatabase holder(folder / "s", SqliteDatabase::Mode::existing);
    holder.run("BEGIN EXCLUSIVE");
    CHECK_THAT(refusal(folder / "s"), Contains("is locked by another process. Wait until that is done"));
    holder.run("ROLLBACK");
    CHECK(refusal(folder / "s").empty());
}

TEST_CASE("a store that is locked while a run goes on costs what could not be kept, not the run") {
    const TemporaryFolder folder;
    ToldStore store(folder / "s");
    SqliteDatabase holder(folder / "s", SqliteDatabase::Mode::existing);
    holder.run("BEGIN IMMEDIATE");
    store->keep(Kept::result, "key", "bytes");
    store->flush();
    REQUIRE(store.told.size() == 1);
    CHECK_THAT(store.told[0], Contains("is locked by another process. The run goes on without it"));
    CHECK_FALSE(store->find(Kept::result, "key"));
    store->keep(Kept::result, "key", "bytes");
    store->flush();
    CHECK(store.told.size() == 1);
}

TEST_CASE("a damaged store is told of and not used") {
    const TemporaryFolder folder;
    {
        Store store(folder / "s");
        for (int i = 0; i < 50; ++i) {
            store.keep(Kept::result, "key " + std::to_string(i), std::string(5000, 'x'));
        }
    }
    const auto size = std::filesystem::file_size(folder / "s");

    SECTION("pages overwritten") {
        std::fstream file(folder / "s", std::ios::binary | std::ios::in | std::ios::out);
        file.seekp(4096);
        file << std::string(size - 4096, 'z');
    }
    SECTION("cut off") {
        std::filesystem::resize_file(folder / "s", 8192);
    }

    ToldStore store(folder / "s");
    static_cast<void>(store->find(Kept::result, "key 7"));
    store->keep(Kept::result, "key 99", "bytes");
    store->flush();
    REQUIRE(store.told.size() == 1);
    CHECK_THAT(store.told[0], Contains("is damaged") && Contains("Take the file away: the next run makes a new one"));
    CHECK_FALSE(store->find(Kept::result, "key 7"));
}

TEST_CASE("a batch that was not written to its end is not there") {
    const TemporaryFolder folder;
    {
        Store store(folder / "s");
        store.keep(Kept::result, "before", "bytes");
    }
    const pid_t child = fork();
    if (child == 0) {
        SqliteDatabase database(folder / "s", SqliteDatabase::Mode::existing);
        database.run("PRAGMA cache_size=1; BEGIN IMMEDIATE");
        for (int i = 0; i < 200; ++i) {  // more than the cache: pages of the file itself are written
            database.run("INSERT INTO contents(bytes) VALUES(zeroblob(9000))");
        }
        kill(getpid(), SIGKILL);
    }
    int status = 0;
    waitpid(child, &status, 0);
    REQUIRE(WIFSIGNALED(status));
    REQUIRE(std::filesystem::exists(folder / "s-journal"));
    ToldStore store(folder / "s");
    CHECK(store->find(Kept::result, "before") == "bytes");
    CHECK(store.told.empty());
    SqliteDatabase database(folder / "s", SqliteDatabase::Mode::existing);
    CHECK(database.number("SELECT count(*) FROM contents") == 1);
    CHECK(database.query("PRAGMA integrity_check").step());
}

TEST_CASE("what other builds made is told of, and goes when the store is pruned") {
    const TemporaryFolder folder;
    const std::string path = folder / "s";
    {
        Store store(path);
        store.keep(Kept::reading, "theirs", std::string(100'000, 'x'));
        store.flush();
        change(path, "UPDATE entries SET tool = 'another'");
    }
    ToldStore store(path);
    REQUIRE(store.told.size() == 1);
    CHECK_THAT(store.told[0], Contains("was made by another version of arising: everything is read again"));
    store->keep(Kept::reading, "ours", "bytes");
    store->flush();
    CHECK(ToldStore(path).told.empty());
    const std::vector<corpus::StoreShare> shares = store->shares();
    REQUIRE(shares.size() == 2);
    CHECK((shares[0].by_this_build && shares[0].entries == 1 && shares[0].bytes == 5));
    CHECK((!shares[1].by_this_build && shares[1].entries == 1 && shares[1].bytes == 100'000));
    const auto before = std::filesystem::file_size(path);
    store->prune(30);
    CHECK(store->shares().size() == 1);
    CHECK(std::filesystem::file_size(path) + 90'000 < before);
    CHECK(store->find(Kept::reading, "ours") == "bytes");
}

TEST_CASE("what no run has used for long goes when the store is pruned") {
    const TemporaryFolder folder;
    const std::string path = folder / "s";
    {
        Store store(path);
        for (const char* key : {"used", "unused"}) {
            store.keep(Kept::reading, key, "bytes");
        }
        store.flush();
        change(path, "UPDATE entries SET used = used - 31");
    }
    {
        Store store(path);
        CHECK_FALSE(store.is_outdated());
        store.mark_used(Kept::reading, "used");
        CHECK(store.is_outdated());
    }
    Store store(path);
    store.prune(30);
    CHECK(store.has(Kept::reading, "used"));
    CHECK_FALSE(store.has(Kept::reading, "unused"));
}

TEST_CASE("of archives the last four are kept") {
    const TemporaryFolder folder;
    Store store(folder / "s");
    for (int i = 0; i < 6; ++i) {
        store.keep(Kept::archive, std::to_string(i), "bytes");
        store.flush();
    }
    CHECK_FALSE(store.has(Kept::archive, "1"));
    CHECK(store.has(Kept::archive, "2"));
    CHECK(store.has(Kept::archive, "5"));
}
