-- What sources need not remember any longer is deleted in small batches. The oldest webhooks of a source are found by
-- event_newest_roots_of_source, read from its other end, what was made from them by event_offspring and the primary keys:
-- no further index, which every insert would pay for, is needed.
-- A table is vacuumed when a fiftieth of it is dead instead of a fifth: space is used again sooner, and the old end of the
-- index, where every search begins, stays short.
ALTER TABLE event SET (autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE stage_run SET (autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE failed_attempt SET (autovacuum_vacuum_scale_factor = 0.02);
ALTER TABLE decision SET (autovacuum_vacuum_scale_factor = 0.02);
