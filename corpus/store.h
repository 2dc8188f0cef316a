// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

// The store: one SQLite file in which runs keep what was costly to work out, so that the next one need not. It holds
// nothing that the documents, packs and options do not give again, with more time: without it a run does the same.
//
// It maps keys to bytes and knows neither what they mean nor when they count (corpus/run_memory.h does). All it says of
// them is which build of the program made them and when they were last used, so that they can be pruned.
//
// What can go wrong with the file never costs the run: a problem is told once, and from then on the store finds nothing
// and keeps nothing. Only what the user should mend before any work is done is an exception when it is opened.
//
// Several processes may use one store at the same time. What a process keeps is written in small batches, each whole or
// not at all, so that a run that is killed has lost a second at most. The journal is SQLite's rollback journal, since
// the other kind (WAL) shares memory with processes that this one forks to read untrusted files.

namespace arising::corpus {

/// What is kept.
enum class Kept : std::uint8_t {
    reading,  ///< what an input says, read but not mined: corpus/reading_codec.h
    result,   ///< what the rules found in it: corpus/record_codec.h
    archive   ///< documents, statements, meetings and trails of a whole run: corpus/archive_codec.h
};
[[nodiscard]] const char* name_of(Kept kind);

/// The file is no store, is one of another format, is locked, or cannot be written. Nothing was changed.
class StoreError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A file as the system knows it without opening it.
struct FileStamp {
    std::int64_t device = 0;
    std::int64_t inode = 0;
    std::int64_t size = 0;
    std::int64_t modified = 0;  ///< nanoseconds
    std::int64_t changed = 0;   ///< nanoseconds; the system's own, which no program can set
};

/// The last run of the store that ended.
struct LastRun {
    std::string archive;           ///< key of Kept::archive
    std::string corrections_name;  ///< of the file of corrections, or empty
    std::string corrections;       ///< what stood in it
    friend bool operator==(const LastRun&, const LastRun&) = default;
};

/// How much is kept, by kind and by who made it.
struct StoreShare {
    Kept kind = Kept::reading;
    bool by_this_build = true;
    std::size_t entries = 0;
    std::size_t bytes = 0;
};

struct StoreOptions {
    /// Called with what a person should know.
    std::function<void(const std::string& message)> tell;
    /// Nothing is made, kept or changed.
    bool read_only = false;
    /// How long opening, and the end of a run, wait for another process.
    std::chrono::milliseconds patience{10'000};
};

class Store {
public:
    /// Opens or makes the file. Throws StoreError.
    explicit Store(const std::string& path, StoreOptions options = {});
    Store(const Store&) = delete;  // owns a connection, and what is still to be written
    Store& operator=(const Store&) = delete;
    /// Writes what is left.
    ~Store();

    [[nodiscard]] bool has(Kept kind, const std::string& key);
    [[nodiscard]] std::optional<std::string> find(Kept kind, const std::string& key);
    /// Written by the next batch. What is kept under a key stays until it is forgotten.
    void keep(Kept kind, const std::string& key, std::string bytes);
    /// For bytes that turned out to be of no use.
    void forget(Kept kind, const std::string& key);
    /// Says that it was of use to this run, so that it is not pruned soon. has(), find() and keep() say so themselves.
    void mark_used(Kept kind, const std::string& key) { static_cast<void>(has(kind, key)); }
    /// Bytes of another build may mean something else.
    [[nodiscard]] bool is_of_this_build(Kept kind, const std::string& key);
    /// Whether something of what was asked for was last used on an earlier day.
    [[nodiscard]] bool is_outdated() const;

    [[nodiscard]] std::optional<std::string> find_hash(const FileStamp& stamp);
    void keep_hash(const FileStamp& stamp, const std::string& sha256);

    [[nodiscard]] LastRun last_run();
    void keep_last_run(const LastRun& run);

    /// Writes a batch when the last one was a second ago, or much is waiting. What belongs together is kept before.
    void write_when_due();
    /// Writes everything; tells when that cannot be done.
    void flush();

    [[nodiscard]] std::vector<StoreShare> shares();
    /// Takes out what other builds made and what no run has used for so many days, and makes the file smaller. Throws
    /// StoreError.
    void prune(int unused_days);

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Whether the file is a store, of any format; false where it cannot be read.
[[nodiscard]] bool is_store(const std::string& path);

}  // namespace arising::corpus
