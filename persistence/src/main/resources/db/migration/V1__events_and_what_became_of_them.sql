-- JSON stands in columns of type json, not jsonb: json keeps numbers as they were written (1.0E10 stays a Double), keeps
-- the order of scores, accepts the escape \u0000 that a sender may use, and costs the intake no conversion. Nothing
-- searches inside it.
-- No foreign keys: each would cost the intake a look-up and a lock per row, and what belongs together is written in
-- one transaction under ids that are derived from each other.

CREATE TABLE event (
    source             text        NOT NULL,
    id                 text        NOT NULL,
    type               text        NOT NULL,
    time               timestamptz NOT NULL,
    content_type       text        NOT NULL,
    attributes         json        NOT NULL,
    correlation_source text        NOT NULL,
    correlation_id     text        NOT NULL,
    causation_source   text,
    causation_id       text,
    traceparent        text,
    -- the bytes exactly as they were received: a signature can be checked again
    payload            bytea       NOT NULL,
    status             text        NOT NULL CHECK (status IN ('published', 'invalid')),
    violations         json        NOT NULL,
    -- of the message that brought the event. The broker commits after this database: after a crash between the two the
    -- same message comes again and is known by this id, while another message with the same event is a duplicate.
    -- Null for the output of a stage.
    message_id         text,
    -- the Idempotent Receiver's key
    CONSTRAINT event_key PRIMARY KEY (source, id),
    CONSTRAINT event_causation_whole CHECK ((causation_source IS NULL) = (causation_id IS NULL))
);

-- Each index below covers either roots or offspring, so that neither pays for the other's.
-- Newest roots of all sources, and of one: a source that seldom sends would be searched for through all the others' roots.
CREATE INDEX event_newest_roots ON event (time DESC) WHERE causation_source IS NULL;
CREATE INDEX event_newest_roots_of_source ON event (source, time DESC) WHERE causation_source IS NULL;
-- All that was made from a root. The root itself is found by its key.
CREATE INDEX event_offspring ON event (correlation_source, correlation_id) WHERE causation_source IS NOT NULL;

CREATE TABLE stage_run (
    stage         text        NOT NULL,
    input_source  text        NOT NULL,
    input_id      text        NOT NULL,
    output_source text        NOT NULL,
    output_id     text        NOT NULL,
    work_version  text        NOT NULL,
    scores        json        NOT NULL,
    attempts      integer     NOT NULL CHECK (attempts >= 1),
    duration_ns   bigint      NOT NULL,
    completed_at  timestamptz NOT NULL,
    -- a stage works on an input once; the input stands first, so that the key also finds all runs on it
    CONSTRAINT stage_run_key PRIMARY KEY (input_source, input_id, stage)
);

CREATE TABLE failed_attempt (
    -- in the order of recording: attempts may fail within one microsecond
    number       bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    consumer     text        NOT NULL,
    event_source text        NOT NULL,
    event_id     text        NOT NULL,
    attempt      integer     NOT NULL CHECK (attempt >= 1),
    failed_at    timestamptz NOT NULL,
    duration_ns  bigint      NOT NULL,
    exception    text        NOT NULL,
    message      text        NOT NULL
);

CREATE INDEX failed_attempt_event ON failed_attempt (event_source, event_id);

CREATE TABLE decision (
    pipeline       text        NOT NULL,
    subject_source text        NOT NULL,
    subject_id     text        NOT NULL,
    event_source   text        NOT NULL,
    event_id       text        NOT NULL,
    verdict        text        NOT NULL CHECK (verdict IN ('approve', 'hold', 'reject')),
    reasons        json        NOT NULL,
    scores         json        NOT NULL,
    work_version   text        NOT NULL,
    decided_at     timestamptz NOT NULL,
    -- nothing is decided twice; the subject stands first, so that the key also finds all decisions about it
    CONSTRAINT decision_key PRIMARY KEY (subject_source, subject_id, pipeline)
);
