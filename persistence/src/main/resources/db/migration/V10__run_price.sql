-- What a run cost beside processor time: the tokens of a chat model, and a price where its model has one. A constant default
-- costs no rewriting of the table.
ALTER TABLE stage_run
    ADD COLUMN input_tokens  bigint NOT NULL DEFAULT 0 CHECK (input_tokens >= 0),
    ADD COLUMN output_tokens bigint NOT NULL DEFAULT 0 CHECK (output_tokens >= 0),
    ADD COLUMN price         numeric(30, 12) CHECK (price >= 0),
    -- by ISO 4217
    ADD COLUMN currency      text,
    ADD CONSTRAINT stage_run_price_whole CHECK ((price IS NULL) = (currency IS NULL));
