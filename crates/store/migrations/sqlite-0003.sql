CREATE TABLE feed (
    token_hash BLOB    PRIMARY KEY,
    plan       INTEGER NOT NULL REFERENCES plan (id),
    member     INTEGER NOT NULL REFERENCES member (id),
    only_mine  INTEGER NOT NULL CHECK (only_mine IN (0, 1)),
    language   TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX feed_by_member ON feed (plan, member);
