-- Since when a stage receives what its filter says. What was recorded earlier is none of its business: a new stage must not work
-- through the past because it has no runs on it.
CREATE TABLE stage_subscription (
    stage  text        PRIMARY KEY,
    filter text        NOT NULL,
    since  timestamptz NOT NULL
);
