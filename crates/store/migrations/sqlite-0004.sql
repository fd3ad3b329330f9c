-- A feed without a plan holds what is its owner's in all of them.
CREATE TABLE feed_anew (
    token_hash BLOB    PRIMARY KEY,
    plan       INTEGER REFERENCES plan (id),
    member     INTEGER NOT NULL REFERENCES member (id),
    only_mine  INTEGER NOT NULL CHECK (only_mine IN (0, 1)),
    language   TEXT    NOT NULL,
    created_at INTEGER NOT NULL
) WITHOUT ROWID;
INSERT INTO feed_anew SELECT token_hash, plan, member, only_mine, language, created_at FROM feed;
DROP TABLE feed;
ALTER TABLE feed_anew RENAME TO feed;
CREATE INDEX feed_by_member ON feed (plan, member);
