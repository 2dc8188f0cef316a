// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>

// SQLite, behind two classes; its header is included by sqlite_database.cpp only. Not for use by two threads, nor on
// both sides of a fork: a child must not touch a connection of its parent.

namespace arising::corpus {

/// What SQLite says went wrong. Callers treat the kinds apart, and add which file it is about.
class SqliteError : public std::runtime_error {
public:
    enum class Kind {
        other,
        locked,    ///< another process holds it, and did not let go in time
        damaged,   ///< its pages do not hang together
        foreign,   ///< no SQLite database at all
        no_room,   ///< disk full, or the disk fails
        no_access  ///< cannot be opened, created or written
    };
    SqliteError(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}

    [[nodiscard]] Kind kind() const { return kind_; }

private:
    Kind kind_;
};

class SqliteQuery;

class SqliteDatabase {
public:
    enum class Mode { read_only, existing, create };

    /// Opens or creates a file; reads nothing yet. Throws SqliteError, as everything here does.
    SqliteDatabase(const std::string& path, Mode mode);
    /// One that is in memory, and gone with this object.
    SqliteDatabase();
    SqliteDatabase(const SqliteDatabase&) = delete;  // owns a connection
    SqliteDatabase& operator=(const SqliteDatabase&) = delete;
    ~SqliteDatabase();

    /// Statements without parameters or results, any number of them.
    void run(const char* sql);
    [[nodiscard]] SqliteQuery query(std::string_view sql);
    /// The one number of a query without parameters.
    [[nodiscard]] std::int64_t number(std::string_view sql);
    /// The bytes that a file of it would have.
    [[nodiscard]] std::string bytes();
    /// How long to wait for another process.
    void wait_for_others(std::chrono::milliseconds time);

private:
    struct Connection;
    std::unique_ptr<Connection> connection_;
};

/// A prepared statement. The database must outlive it. Parameters and columns count from 1 and from 0, as in SQLite.
class SqliteQuery {
public:
    SqliteQuery(SqliteQuery&&) noexcept;
    SqliteQuery& operator=(SqliteQuery&&) noexcept;
    ~SqliteQuery();
    SqliteQuery(const SqliteQuery&) = delete;
    SqliteQuery& operator=(const SqliteQuery&) = delete;

    SqliteQuery& bind(int parameter, std::int64_t value);
    SqliteQuery& bind(int parameter, double value);
    SqliteQuery& bind(int parameter, std::string_view text);
    /// Not copied: the bytes must stay until the query has been stepped to its end.
    SqliteQuery& bind_bytes(int parameter, std::string_view bytes);
    SqliteQuery& bind_null(int parameter);

    /// True while there is a row. After false the query can be bound and stepped again.
    bool step();
    /// Steps to the end and forgets the rows.
    void finish();
    /// For those who stop before the last row.
    void reset();

    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] std::string text(int column) const;  ///< of text or bytes; empty for null

private:
    friend class SqliteDatabase;
    struct Statement;
    explicit SqliteQuery(std::unique_ptr<Statement> statement);
    std::unique_ptr<Statement> statement_;
};

/// A transaction that is taken back unless it is committed. `immediate`: takes the right to write at once.
class SqliteTransaction {
public:
    explicit SqliteTransaction(SqliteDatabase& database);
    SqliteTransaction(const SqliteTransaction&) = delete;
    SqliteTransaction& operator=(const SqliteTransaction&) = delete;
    ~SqliteTransaction();

    void commit();

private:
    SqliteDatabase& database_;
    bool open_ = true;
};

}  // namespace arising::corpus
