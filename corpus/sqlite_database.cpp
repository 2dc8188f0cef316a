// SPDX-License-Identifier: GPL-3.0-or-later
#include "corpus/sqlite_database.h"

#include <sqlite3.h>

#include <new>
#include <utility>

namespace arising::corpus {

namespace {

SqliteError::Kind kind_of(int code) {
    switch (code & 0xFF) {
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            return SqliteError::Kind::locked;
        case SQLITE_CORRUPT:
            return SqliteError::Kind::damaged;
        case SQLITE_NOTADB:
            return SqliteError::Kind::foreign;
        case SQLITE_FULL:
        case SQLITE_IOERR:
            return SqliteError::Kind::no_room;
        case SQLITE_CANTOPEN:
        case SQLITE_READONLY:
        case SQLITE_PERM:
        case SQLITE_AUTH:
            return SqliteError::Kind::no_access;
        default:
            return SqliteError::Kind::other;
    }
}

[[noreturn]] void fail(sqlite3* database, int code) {
    throw SqliteError(kind_of(code), database == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database));
}

void check(sqlite3* database, int code) {
    if (code != SQLITE_OK) {
        fail(database, code);
    }
}

int flags_of(SqliteDatabase::Mode mode) {
    switch (mode) {
        case SqliteDatabase::Mode::read_only:
            return SQLITE_OPEN_READONLY;
        case SqliteDatabase::Mode::existing:
            return SQLITE_OPEN_READWRITE;
        case SqliteDatabase::Mode::create:
            return SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    }
    return SQLITE_OPEN_READONLY;
}

}  // namespace

struct SqliteDatabase::Connection {
    sqlite3* handle = nullptr;
};

SqliteDatabase::SqliteDatabase(const std::string& path, Mode mode) : connection_(std::make_unique<Connection>()) {
    // A name that begins with ":" or "file:" would mean something else to SQLite.
    const std::string name = path.starts_with('/') ? path : "./" + path;
    const int code = sqlite3_open_v2(name.c_str(), &connection_->handle, flags_of(mode), nullptr);
    if (code != SQLITE_OK) {
        const std::string why =
            connection_->handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(connection_->handle);
        sqlite3_close(connection_->handle);
        throw SqliteError(kind_of(code), why);
    }
}

SqliteDatabase::SqliteDatabase() : connection_(std::make_unique<Connection>()) {
    if (sqlite3_open(":memory:", &connection_->handle) != SQLITE_OK) {
        sqlite3_close(connection_->handle);
        throw std::bad_alloc();
    }
}

SqliteDatabase::~SqliteDatabase() {
    sqlite3_close_v2(connection_->handle);
}

void SqliteDatabase::run(const char* sql) {
    check(connection_->handle, sqlite3_exec(connection_->handle, sql, nullptr, nullptr, nullptr));
}

std::int64_t SqliteDatabase::number(std::string_view sql) {
    SqliteQuery asked = query(sql);
    return asked.step() ? asked.number(0) : 0;
}

std::string SqliteDatabase::bytes() {
    sqlite3_int64 size = 0;
    const std::unique_ptr<unsigned char, void (*)(void*)> content(
        sqlite3_serialize(connection_->handle, "main", &size, 0), &sqlite3_free);
    if (!content) {
        throw std::bad_alloc();
    }
    return {reinterpret_cast<const char*>(content.get()), static_cast<std::size_t>(size)};
}

void SqliteDatabase::wait_for_others(std::chrono::milliseconds time) {
    check(connection_->handle, sqlite3_busy_timeout(connection_->handle, static_cast<int>(time.count())));
}

struct SqliteQuery::Statement {
    sqlite3* database = nullptr;
    sqlite3_stmt* handle = nullptr;

    Statement() = default;
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;
    ~Statement() { sqlite3_finalize(handle); }
};

SqliteQuery SqliteDatabase::query(std::string_view sql) {
    auto statement = std::make_unique<SqliteQuery::Statement>();
    statement->database = connection_->handle;
    check(connection_->handle, sqlite3_prepare_v2(connection_->handle, sql.data(), static_cast<int>(sql.size()),
                                                  &statement->handle, nullptr));
    return SqliteQuery(std::move(statement));
}

SqliteQuery::SqliteQuery(std::unique_ptr<Statement> statement) : statement_(std::move(statement)) {}
SqliteQuery::SqliteQuery(SqliteQuery&&) noexcept = default;
SqliteQuery& SqliteQuery::operator=(SqliteQuery&&) noexcept = default;
SqliteQuery::~SqliteQuery() = default;

SqliteQuery& SqliteQuery::bind(int parameter, std::int64_t value) {
    check(statement_->database, sqlite3_bind_int64(statement_->handle, parameter, value));
    return *this;
}

SqliteQuery& SqliteQuery::bind(int parameter, double value) {
    check(statement_->database, sqlite3_bind_double(statement_->handle, parameter, value));
    return *this;
}

SqliteQuery& SqliteQuery::bind(int parameter, std::string_view text) {
    const char* bytes = text.data() == nullptr ? "" : text.data();  // a null pointer would be NULL
    check(statement_->database,
          sqlite3_bind_text64(statement_->handle, parameter, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

SqliteQuery& SqliteQuery::bind_bytes(int parameter, std::string_view bytes) {
    const char* data = bytes.data() == nullptr ? "" : bytes.data();
    check(statement_->database, sqlite3_bind_blob64(statement_->handle, parameter, data, bytes.size(), SQLITE_STATIC));
    return *this;
}

SqliteQuery& SqliteQuery::bind_null(int parameter) {
    check(statement_->database, sqlite3_bind_null(statement_->handle, parameter));
    return *this;
}

bool SqliteQuery::step() {
    const int code = sqlite3_step(statement_->handle);
    if (code == SQLITE_ROW) {
        return true;
    }
    if (code != SQLITE_DONE) {
        const SqliteError error(kind_of(code), sqlite3_errmsg(statement_->database));
        reset();
        throw error;
    }
    reset();
    return false;
}

void SqliteQuery::finish() {
    while (step()) {
    }
}

void SqliteQuery::reset() {
    sqlite3_reset(statement_->handle);  // its code repeats that of step()
}

std::int64_t SqliteQuery::number(int column) const {
    return sqlite3_column_int64(statement_->handle, column);
}

std::string SqliteQuery::text(int column) const {
    const void* bytes = sqlite3_column_blob(statement_->handle, column);
    const auto size = static_cast<std::size_t>(sqlite3_column_bytes(statement_->handle, column));
    return bytes == nullptr ? std::string() : std::string(static_cast<const char*>(bytes), size);
}

SqliteTransaction::SqliteTransaction(SqliteDatabase& database) : database_(database) {
    database_.run("BEGIN IMMEDIATE");
}

SqliteTransaction::~SqliteTransaction() {
    if (open_) {
        try {
            database_.run("ROLLBACK");
        } catch (const SqliteError&) {
            open_ = false;  // SQLite has taken it back by itself
        }
    }
}

void SqliteTransaction::commit() {
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace arising::corpus
