-- A bounded sample of the requests that were refused: the newest of each source, for some days. Written in the background,
-- never on the way of an acknowledgement; neither bodies nor signatures stand here.
CREATE TABLE rejected_request (
    number         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    time           timestamptz NOT NULL,
    source         text        NOT NULL,
    code           text        NOT NULL,
    status         integer     NOT NULL,
    detail         text        NOT NULL,
    client_address text,
    trace_id       text,
    method         text        NOT NULL,
    -- values of harmless headers only, of the others the name
    headers        json        NOT NULL,
    -- -1 where it is not known
    body_bytes     bigint      NOT NULL,
    body_sha256    text,
    -- how many more of the same source and code were only counted
    alike          bigint      NOT NULL CHECK (alike >= 0),
    diagnoses      json        NOT NULL
);

CREATE INDEX rejected_request_newest ON rejected_request (time DESC);
CREATE INDEX rejected_request_newest_of_source ON rejected_request (source, number DESC);
