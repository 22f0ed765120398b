// The part of better-sqlite3 that the server uses, on Node's own SQLite: nothing has to be compiled for a test.
'use strict';
const { DatabaseSync } = require('node:sqlite');

const codes = {
  5: 'SQLITE_BUSY',
  6: 'SQLITE_LOCKED',
  19: 'SQLITE_CONSTRAINT',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

class SqliteError extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

function named(run) {
  try {
    return run();
  } catch (error) {
    const code = codes[error.errcode] ?? codes[error.errcode & 0xff];
    throw code ? new SqliteError(error.message, code) : error;
  }
}

const plain = (row) =>
  row &&
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Uint8Array ? Buffer.from(value.buffer, value.byteOffset, value.byteLength) : value,
    ]),
  );
const bound = (given) => (given.length === 1 && Array.isArray(given[0]) ? given[0] : given);

class Statement {
  constructor(statement) {
    this.statement = statement;
    this.reader = statement.columns().length > 0;
  }
  all(...given) {
    return named(() => this.statement.all(...bound(given)).map(plain));
  }
  get(...given) {
    return named(() => plain(this.statement.get(...bound(given))));
  }
  run(...given) {
    return named(() => this.statement.run(...bound(given)));
  }
  *iterate(...given) {
    for (const row of this.statement.iterate(...bound(given))) yield plain(row);
  }
}

class Database {
  constructor(place, { timeout = 5000 } = {}) {
    this.database = new DatabaseSync(place, { timeout });
    this.open = true;
  }
  prepare(text) {
    return named(() => new Statement(this.database.prepare(text)));
  }
  exec(text) {
    named(() => this.database.exec(text));
    return this;
  }
  pragma(text) {
    return this.prepare(`pragma ${text}`).all();
  }
  close() {
    if (this.open) this.database.close();
    this.open = false;
    return this;
  }
}

module.exports = Database;
module.exports.SqliteError = SqliteError;
