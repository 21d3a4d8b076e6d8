-- Large data stands beside its event, in parts of bounded size, and the event has a claim instead of a payload.
ALTER TABLE event
    ALTER COLUMN payload DROP NOT NULL,
    ADD COLUMN claim        text,
    ADD COLUMN claim_bytes  integer,
    ADD COLUMN claim_sha256 text,
    ADD CONSTRAINT event_payload_or_claim CHECK (
        CASE WHEN payload IS NULL
             THEN claim IS NOT NULL AND claim_bytes IS NOT NULL AND claim_sha256 IS NOT NULL
             ELSE claim IS NULL AND claim_bytes IS NULL AND claim_sha256 IS NULL END);

-- By a claim's id, which is made from the event's key. The many events without one do not pay for it. Not unique: entering the
-- same event twice at once must end at the event's key, where it is no error.
CREATE INDEX event_claim ON event (claim) WHERE claim IS NOT NULL;

CREATE TABLE claim_part (
    source text    NOT NULL,
    id     text    NOT NULL,
    number integer NOT NULL CHECK (number >= 0),
    bytes  bytea   NOT NULL,
    CONSTRAINT claim_part_key PRIMARY KEY (source, id, number),
    -- the one foreign key: few events have a claim, and whoever purges events needs to know nothing of it
    CONSTRAINT claim_part_event FOREIGN KEY (source, id) REFERENCES event (source, id) ON DELETE CASCADE
);

-- Most large bodies are pictures and documents that are compressed already: trying would only cost time.
ALTER TABLE claim_part ALTER COLUMN bytes SET STORAGE EXTERNAL;
