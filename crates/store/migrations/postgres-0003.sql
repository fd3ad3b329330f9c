CREATE TABLE feed (
    token_hash BYTEA  PRIMARY KEY,
    plan       BIGINT NOT NULL REFERENCES plan (id),
    member     BIGINT NOT NULL REFERENCES member (id),
    only_mine  BIGINT NOT NULL CHECK (only_mine IN (0, 1)),
    language   TEXT   NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX feed_by_member ON feed (plan, member);
