-- One row, as for the secrets of sources.
CREATE TABLE model_alias_stamp (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    stamp  bigint  NOT NULL
);

INSERT INTO model_alias_stamp (stamp) VALUES (0);

-- What operators let the aliases of models mean, instead of what the definitions say.
CREATE TABLE model_alias (
    model      text        NOT NULL CHECK (model <> ''),
    alias      text        NOT NULL CHECK (alias <> ''),
    -- null: no version
    version    integer,
    -- what the definitions said then; the row counts while they say the same
    defined    integer,
    previous   integer,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL,
    CONSTRAINT model_alias_key PRIMARY KEY (model, alias)
);
