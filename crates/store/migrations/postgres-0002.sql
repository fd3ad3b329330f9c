CREATE TABLE join_code (
    plan       BIGINT NOT NULL REFERENCES plan (id),
    brainstorm BIGINT NOT NULL,
    code       TEXT    NOT NULL UNIQUE,
    secret     TEXT    NOT NULL UNIQUE,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (plan, brainstorm)
);
