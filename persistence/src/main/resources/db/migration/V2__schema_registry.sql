-- One row: whoever changes the registry locks it, so that changes come one after the other, and moves the stamp, so that servers
-- see by one small question whether anything has changed.
CREATE TABLE schema_registry (
    single  boolean PRIMARY KEY DEFAULT true CHECK (single),
    stamp   bigint  NOT NULL,
    next_id integer NOT NULL CHECK (next_id >= 1)
);

INSERT INTO schema_registry (stamp, next_id) VALUES (0, 1);

CREATE TABLE schema_version (
    subject text    NOT NULL CHECK (subject <> ''),
    version integer NOT NULL CHECK (version >= 1),
    -- the same for the same schema, whatever its subject
    id      integer NOT NULL CHECK (id >= 1),
    -- as it was written, character by character: not json, which is only its content
    text    text    NOT NULL,
    deleted boolean NOT NULL,
    CONSTRAINT schema_version_key PRIMARY KEY (subject, version)
);

CREATE TABLE schema_settings (
    -- empty: for all subjects
    subject       text PRIMARY KEY,
    compatibility text,
    reading       text,
    mode          text
);

-- The newest events of a type, on which a schema is tried before it is registered.
CREATE INDEX event_newest_of_type ON event (type, time DESC);
