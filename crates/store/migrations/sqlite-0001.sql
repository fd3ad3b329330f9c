CREATE TABLE plan (
    id         INTEGER PRIMARY KEY,
    title      TEXT    NOT NULL,
    created_at INTEGER NOT NULL,
    archived_at INTEGER,
    head       INTEGER NOT NULL DEFAULT 0,
    changed_at INTEGER NOT NULL
);
-- Without a row number of its own the journal lies on disk in the order it is read in.
CREATE TABLE journal (
    plan      INTEGER NOT NULL REFERENCES plan (id),
    seq       INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    by_member INTEGER NOT NULL,
    change    TEXT    NOT NULL,
    PRIMARY KEY (plan, seq)
) WITHOUT ROWID;
CREATE TABLE submission (
    plan      INTEGER NOT NULL REFERENCES plan (id),
    key       TEXT    NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq  INTEGER NOT NULL,
    PRIMARY KEY (plan, key)
) WITHOUT ROWID;
CREATE TABLE snapshot (
    plan    INTEGER NOT NULL REFERENCES plan (id),
    seq     INTEGER NOT NULL,
    version TEXT    NOT NULL,
    bytes   BLOB    NOT NULL,
    PRIMARY KEY (plan, seq)
);
CREATE TABLE member (
    id            INTEGER PRIMARY KEY,
    name          TEXT    NOT NULL,
    email         TEXT    UNIQUE,
    password_hash TEXT,
    language      TEXT,
    color_scheme  TEXT,
    owner         BOOLEAN NOT NULL,
    created_at    INTEGER NOT NULL,
    erased_at     INTEGER
);
CREATE TABLE plan_member (
    plan   INTEGER NOT NULL REFERENCES plan (id),
    member INTEGER NOT NULL REFERENCES member (id),
    role   TEXT    NOT NULL CHECK (role IN ('owner', 'editor', 'participant', 'reader')),
    PRIMARY KEY (plan, member)
) WITHOUT ROWID;
CREATE INDEX plan_member_by_member ON plan_member (member);
CREATE TABLE session (
    token_hash BLOB    PRIMARY KEY,
    member     INTEGER NOT NULL REFERENCES member (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    last_seen  INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX session_by_member ON session (member);
CREATE TABLE invitation (
    token_hash BLOB    PRIMARY KEY,
    plan       INTEGER REFERENCES plan (id),
    role       TEXT    NOT NULL CHECK (role IN ('owner', 'editor', 'participant', 'reader')),
    email      TEXT,
    created_by INTEGER NOT NULL REFERENCES member (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) WITHOUT ROWID;
CREATE TABLE link (
    token_hash BLOB    PRIMARY KEY,
    plan       INTEGER NOT NULL REFERENCES plan (id),
    role       TEXT    NOT NULL CHECK (role IN ('owner', 'editor', 'participant', 'reader')),
    created_by INTEGER NOT NULL REFERENCES member (id),
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
) WITHOUT ROWID;
CREATE INDEX link_by_plan ON link (plan);
CREATE TABLE api_token (
    token_hash   BLOB    PRIMARY KEY,
    member       INTEGER NOT NULL REFERENCES member (id),
    name         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at   INTEGER
) WITHOUT ROWID;
CREATE INDEX api_token_by_member ON api_token (member);
CREATE TABLE login_attempt (
    id     INTEGER PRIMARY KEY,
    bucket BLOB    NOT NULL,
    at     INTEGER NOT NULL
);
CREATE INDEX login_attempt_by_bucket ON login_attempt (bucket, at);
CREATE INDEX login_attempt_by_time ON login_attempt (at);
CREATE TABLE file (
    id           INTEGER PRIMARY KEY,
    plan         INTEGER NOT NULL REFERENCES plan (id),
    name         TEXT    NOT NULL,
    content_type TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    bytes        BLOB    NOT NULL
);
CREATE INDEX file_by_plan ON file (plan);
