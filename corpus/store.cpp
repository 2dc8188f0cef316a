// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/store.h"

#include <array>
#include <chrono>
#include <ctime>
#include <fstream>
#include <map>
#include <utility>

#include "corpus/program_identity.h"
#include "corpus/sqlite_database.h"

namespace arising::corpus {

namespace {

using Clock = std::chrono::steady_clock;

// "ARIS". SQLite keeps it in its header, at byte 68, most significant byte first.
constexpr std::int64_t application = 0x41524953;
constexpr std::int64_t format = 1;

constexpr std::chrono::milliseconds short_patience{250};  // that a batch in between waits for another process
constexpr std::size_t batch_bytes = std::size_t{16} << 20U;
constexpr std::chrono::milliseconds batch_time{1000};
constexpr std::int64_t archives_kept = 4;

// Bytes stand in a table of their own: changing a row writes the whole of it anew.
constexpr const char* tables =
    "CREATE TABLE entries(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, key TEXT NOT NULL, tool TEXT NOT NULL,"
    " used INTEGER NOT NULL, size INTEGER NOT NULL, UNIQUE(kind, key));"
    "CREATE TABLE contents(id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);"
    "CREATE TRIGGER entry_goes AFTER DELETE ON entries BEGIN DELETE FROM contents WHERE id = old.id; END;"
    "CREATE TABLE stamps(device INTEGER, inode INTEGER, size INTEGER, modified INTEGER, changed INTEGER,"
    " sha256 TEXT NOT NULL, PRIMARY KEY(device, inode)) WITHOUT ROWID;"
    "CREATE TABLE notes(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;";

std::int64_t today() {
    return static_cast<std::int64_t>(std::time(nullptr)) / 86'400;
}

[[noreturn]] void refuse(const std::string& path, const SqliteError& error) {
    const std::string store = "the store '" + path + "' ";
    switch (error.kind()) {
        case SqliteError::Kind::foreign:
            throw StoreError(store +
                             "is no store: it was not made by arising, and was left as it is. Give another name");
        case SqliteError::Kind::locked:
            throw StoreError(store + "is locked by another process. Wait until that is done, or give another name");
        case SqliteError::Kind::no_access:
        case SqliteError::Kind::no_room:
        case SqliteError::Kind::damaged:
        case SqliteError::Kind::other:
            break;
    }
    throw StoreError(store + "cannot be opened: " + error.what());
}

std::string problem_text(const std::string& path, const SqliteError& error) {
    const std::string store = "the store '" + path + "' ";
    switch (error.kind()) {
        case SqliteError::Kind::foreign:
        case SqliteError::Kind::damaged:
            return store + "is damaged (" + error.what() +
                   "). The run goes on without it. Take the file away: the next run makes a new one";
        case SqliteError::Kind::locked:
            return store + "is locked by another process. The run goes on without it";
        case SqliteError::Kind::no_room:
        case SqliteError::Kind::no_access:
        case SqliteError::Kind::other:
            break;
    }
    return store + "cannot be used (" + error.what() + "). The run goes on without it";
}

bool is_new(SqliteDatabase& database) {
    return database.number("SELECT count(*) FROM sqlite_master") == 0;
}

void make(SqliteDatabase& database) {
    database.run(tables);
    database.run(("PRAGMA application_id=" + std::to_string(application)).c_str());
    database.run(("PRAGMA user_version=" + std::to_string(format)).c_str());
}

/// Refuses the file of another program or format.
void check(SqliteDatabase& database, const std::string& path) {
    if (database.number("PRAGMA application_id") != application) {
        throw StoreError(
            "the store '" + path +
            "' is no store: it is the database of another program, and was left as it is. Give another name");
    }
    if (database.number("PRAGMA user_version") != format) {
        throw StoreError("the store '" + path +
                         "' has the format of another version of arising, and was left as it is. Give another name, or "
                         "take it away: all it holds can be read again from the documents");
    }
}

struct Waiting {
    Kept kind;
    std::string key;
    std::string bytes;
};

}  // namespace

struct Store::State {
    std::string path;
    StoreOptions options;
    std::unique_ptr<SqliteDatabase> database;
    std::vector<Waiting> waiting;
    std::size_t waiting_bytes = 0;
    std::vector<std::pair<FileStamp, std::string>> hashes;
    std::map<std::pair<Kept, std::string>, std::int64_t> outdated;  ///< used, but not today: ids
    Clock::time_point last_batch = Clock::now();

    void open() {
        database = std::make_unique<SqliteDatabase>(
            path, options.read_only ? SqliteDatabase::Mode::read_only : SqliteDatabase::Mode::create);
        database->wait_for_others(options.patience);
        database->run("PRAGMA trusted_schema=OFF");
        if (options.read_only) {
            return check(*database, path);
        }
        database->run("PRAGMA journal_mode=DELETE");
        SqliteTransaction transaction(*database);  // a store that cannot be written is found now, not after hours
        if (is_new(*database)) {
            make(*database);
        }
        check(*database, path);
        transaction.commit();
        tell_of_other_builds();
    }

    void tell_of_other_builds() {
        SqliteQuery query = database->query("SELECT count(*), ifnull(sum(tool = ?), 0) FROM entries");
        query.bind(1, std::string_view(program_identity())).step();
        if (query.number(0) > 0 && query.number(1) == 0) {
            say("what the store '" + path + "' holds was made by another version of arising: everything is read again");
        }
    }

    void say(const std::string& message) const {
        if (options.tell) {
            options.tell(message);
        }
    }

    void give_up(const SqliteError& error) {
        waiting.clear();
        hashes.clear();
        outdated.clear();
        database.reset();
        say(problem_text(path, error));
    }

    /// From a problem on, everything that is asked of the store gives nothing.
    template <class Action>
    auto attempt(const Action& action) -> decltype(action()) {
        if (!database) {
            return {};
        }
        try {
            return action();
        } catch (const SqliteError& error) {
            give_up(error);
            return {};
        }
    }

    /// Of an entry, or 0.
    std::int64_t id_of(Kept kind, const std::string& key) {
        SqliteQuery query = database->query("SELECT id, used FROM entries WHERE kind = ? AND key = ?");
        query.bind(1, static_cast<std::int64_t>(kind)).bind(2, std::string_view(key));
        if (!query.step()) {
            return 0;
        }
        if (query.number(1) != today()) {
            outdated.emplace(std::pair(kind, key), query.number(0));
        }
        return query.number(0);
    }

    void write_batch(std::chrono::milliseconds wait) {
        if (options.read_only || (waiting.empty() && hashes.empty() && outdated.empty())) {
            return;
        }
        last_batch = Clock::now();
        database->wait_for_others(wait);
        SqliteTransaction transaction(*database);
        write_entries();
        write_hashes();
        write_uses();
        transaction.commit();
        database->wait_for_others(options.patience);
        waiting.clear();
        waiting_bytes = 0;
        hashes.clear();
        outdated.clear();
    }

    void write_entries() {
        SqliteQuery entry = database->query(
            "INSERT OR IGNORE INTO entries(kind, key, tool, used, size) VALUES(?, ?, ?, ?, ?) RETURNING id");
        SqliteQuery content = database->query("INSERT OR REPLACE INTO contents(id, bytes) VALUES(?, ?)");
        bool archive = false;
        for (const Waiting& one : waiting) {
            entry.bind(1, static_cast<std::int64_t>(one.kind)).bind(2, std::string_view(one.key));
            entry.bind(3, std::string_view(program_identity())).bind(4, today());
            entry.bind(5, static_cast<std::int64_t>(one.bytes.size()));
            if (entry.step()) {  // otherwise another process was faster
                const std::int64_t id = entry.number(0);
                entry.finish();
                content.bind(1, id).bind_bytes(2, one.bytes).finish();
            }
            archive = archive || one.kind == Kept::archive;
        }
        if (archive) {
            drop_old_archives();
        }
    }

    void drop_old_archives() {
        SqliteQuery query = database->query(
            "DELETE FROM entries WHERE kind = ?1 AND id NOT IN"
            " (SELECT id FROM entries WHERE kind = ?1 ORDER BY id DESC LIMIT ?2)");
        query.bind(1, static_cast<std::int64_t>(Kept::archive)).bind(2, archives_kept).finish();
    }

    void write_hashes() {
        SqliteQuery query = database->query(
            "INSERT OR REPLACE INTO stamps(device, inode, size, modified, changed, sha256) VALUES(?, ?, ?, ?, ?, ?)");
        for (const auto& [stamp, sha256] : hashes) {
            query.bind(1, stamp.device).bind(2, stamp.inode).bind(3, stamp.size).bind(4, stamp.modified);
            query.bind(5, stamp.changed).bind(6, std::string_view(sha256)).finish();
        }
    }

    void write_uses() {
        SqliteQuery query = database->query("UPDATE entries SET used = ? WHERE id = ?");
        for (const auto& [key, id] : outdated) {
            query.bind(1, today()).bind(2, id).finish();
        }
    }

    /// A batch in between may find the store locked: then it waits for the next one.
    void write_some() {
        if (Clock::now() - last_batch < batch_time && waiting_bytes < batch_bytes) {
            return;
        }
        try {
            write_batch(short_patience);
        } catch (const SqliteError& error) {
            if (error.kind() != SqliteError::Kind::locked) {
                throw;
            }
        }
    }

    std::string note(const char* name) {
        SqliteQuery query = database->query("SELECT value FROM notes WHERE name = ?");
        query.bind(1, std::string_view(name));
        return query.step() ? query.text(0) : std::string();
    }
};

const char* name_of(Kept kind) {
    switch (kind) {
        case Kept::reading:
            return "documents";
        case Kept::result:
            return "statements";
        case Kept::archive:
            return "archives";
    }
    return "documents";
}

Store::Store(const std::string& path, StoreOptions options) : state_(std::make_unique<State>()) {
    state_->path = path;
    state_->options = std::move(options);
    try {
        state_->open();
    } catch (const SqliteError& error) {
        if (error.kind() != SqliteError::Kind::damaged) {
            refuse(path, error);
        }
        state_->give_up(error);
    }
}

Store::~Store() {
    flush();
}

bool Store::has(Kept kind, const std::string& key) {
    return state_->attempt([&] { return state_->id_of(kind, key) != 0; });
}

std::optional<std::string> Store::find(Kept kind, const std::string& key) {
    return state_->attempt([&]() -> std::optional<std::string> {
        const std::int64_t id = state_->id_of(kind, key);
        if (id == 0) {
            return std::nullopt;
        }
        SqliteQuery query = state_->database->query("SELECT bytes FROM contents WHERE id = ?");
        return query.bind(1, id).step() ? std::optional(query.text(0)) : std::nullopt;
    });
}

void Store::keep(Kept kind, const std::string& key, std::string bytes) {
    state_->attempt([&] {
        state_->waiting_bytes += bytes.size();
        state_->waiting.push_back({kind, key, std::move(bytes)});
        return true;
    });
}

void Store::write_when_due() {
    state_->attempt([&] {
        state_->write_some();
        return true;
    });
}

void Store::forget(Kept kind, const std::string& key) {
    state_->attempt([&] {
        state_->outdated.erase({kind, key});
        SqliteTransaction transaction(*state_->database);
        SqliteQuery query = state_->database->query("DELETE FROM entries WHERE kind = ? AND key = ?");
        query.bind(1, static_cast<std::int64_t>(kind)).bind(2, std::string_view(key)).finish();
        transaction.commit();
        return true;
    });
}

bool Store::is_of_this_build(Kept kind, const std::string& key) {
    return state_->attempt([&] {
        SqliteQuery query = state_->database->query("SELECT tool FROM entries WHERE kind = ? AND key = ?");
        query.bind(1, static_cast<std::int64_t>(kind)).bind(2, std::string_view(key));
        return query.step() && query.text(0) == program_identity();
    });
}

bool Store::is_outdated() const {
    return !state_->outdated.empty();
}

std::optional<std::string> Store::find_hash(const FileStamp& stamp) {
    return state_->attempt([&]() -> std::optional<std::string> {
        SqliteQuery query = state_->database->query(
            "SELECT sha256 FROM stamps WHERE device = ? AND inode = ? AND size = ? AND modified = ? AND changed = ?");
        query.bind(1, stamp.device).bind(2, stamp.inode).bind(3, stamp.size).bind(4, stamp.modified);
        return query.bind(5, stamp.changed).step() ? std::optional(query.text(0)) : std::nullopt;
    });
}

void Store::keep_hash(const FileStamp& stamp, const std::string& sha256) {
    state_->attempt([&] {
        state_->hashes.emplace_back(stamp, sha256);
        return true;
    });
}

LastRun Store::last_run() {
    return state_->attempt([&] {
        return LastRun{state_->note("archive"), state_->note("corrections name"), state_->note("corrections")};
    });
}

void Store::keep_last_run(const LastRun& run) {
    state_->attempt([&] {
        SqliteTransaction transaction(*state_->database);
        SqliteQuery query = state_->database->query("INSERT OR REPLACE INTO notes(name, value) VALUES(?, ?)");
        for (const auto& [name, value] :
             {std::pair("archive", &run.archive), std::pair("corrections name", &run.corrections_name),
              std::pair("corrections", &run.corrections)}) {
            query.bind(1, std::string_view(name)).bind(2, std::string_view(*value)).finish();
        }
        transaction.commit();
        return true;
    });
}

void Store::flush() {
    state_->attempt([&] {
        state_->write_batch(state_->options.patience);
        return true;
    });
}

std::vector<StoreShare> Store::shares() {
    return state_->attempt([&] {
        SqliteQuery query = state_->database->query(
            "SELECT kind, tool = ? AS ours, count(*), sum(size) FROM entries GROUP BY kind, ours ORDER BY kind, ours "
            "DESC");
        query.bind(1, std::string_view(program_identity()));
        std::vector<StoreShare> shares;
        while (query.step()) {
            shares.push_back({static_cast<Kept>(query.number(0)), query.number(1) != 0,
                              static_cast<std::size_t>(query.number(2)), static_cast<std::size_t>(query.number(3))});
        }
        return shares;
    });
}

void Store::prune(int unused_days) {
    flush();
    if (!state_->database) {
        return;
    }
    try {
        SqliteTransaction transaction(*state_->database);
        SqliteQuery query = state_->database->query("DELETE FROM entries WHERE tool != ? OR used < ?");
        query.bind(1, std::string_view(program_identity())).bind(2, today() - unused_days).finish();
        state_->database->run("DELETE FROM stamps");  // made again by the next run, from the files
        transaction.commit();
        state_->database->run("VACUUM");
    } catch (const SqliteError& error) {
        refuse(state_->path, error);
    }
}

bool is_store(const std::string& path) {
    constexpr std::string_view sqlite = "SQLite format 3";
    constexpr std::size_t place = 68;
    std::array<char, 100> header{};
    std::ifstream file(path, std::ios::binary);
    file.read(header.data(), header.size());
    if (file.gcount() != static_cast<std::streamsize>(header.size()) ||
        std::string_view(header.data(), sqlite.size()) != sqlite) {
        return false;
    }
    return std::string_view(header.data() + place, 4) == "ARIS";
}

}  // namespace arising::corpus
