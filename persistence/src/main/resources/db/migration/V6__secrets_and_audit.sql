-- One row: whoever changes terms locks it, so that changes come one after the other, and moves the stamp, so that servers see by one
-- small question whether anything has changed.
CREATE TABLE source_secret_stamp (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    stamp  bigint  NOT NULL
);

INSERT INTO source_secret_stamp (stamp) VALUES (0);

-- How long a secret of a source is accepted. The secret itself stands in the configuration, under the key; never here. Rows are kept
-- for good: a secret that has ended must stay known as ended.
CREATE TABLE source_secret (
    source      text        NOT NULL CHECK (source <> ''),
    key         text        NOT NULL CHECK (key <> ''),
    -- null: it was not rotated in, but stood in the definitions
    valid_from  timestamptz,
    -- null: no end is known
    valid_until timestamptz,
    changed_at  timestamptz NOT NULL,
    changed_by  text        NOT NULL,
    CONSTRAINT source_secret_key PRIMARY KEY (source, key)
);

-- What operators did. Written in the transaction of the act itself; rows are only added. Neither secrets nor payloads stand here.
CREATE TABLE audit (
    number  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time    timestamptz NOT NULL,
    who     text        NOT NULL,
    what    text        NOT NULL,
    on_what text        NOT NULL,
    details json        NOT NULL
);

CREATE INDEX audit_of ON audit (on_what, number DESC);
