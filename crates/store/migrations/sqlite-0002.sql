CREATE TABLE join_code (
    plan       INTEGER NOT NULL REFERENCES plan (id),
    brainstorm INTEGER NOT NULL,
    code       TEXT    NOT NULL UNIQUE,
    secret     TEXT    NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (plan, brainstorm)
) WITHOUT ROWID;
