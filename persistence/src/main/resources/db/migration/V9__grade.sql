-- Where a stage gives grades, a decision says how much the thing is worth beside what becomes of it.
ALTER TABLE decision ADD COLUMN grade text;
