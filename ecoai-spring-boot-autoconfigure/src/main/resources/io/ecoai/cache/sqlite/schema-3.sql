-- When answers were used last. Apart from them, since a change of an answer's row writes all of it again.
CREATE TABLE IF NOT EXISTS ecoai_answer_use (
  cache_key TEXT PRIMARY KEY,
  used_at_micros INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ecoai_answer_use_by_time ON ecoai_answer_use (used_at_micros);
INSERT OR IGNORE INTO ecoai_answer_use (cache_key, used_at_micros) SELECT cache_key, created_at_micros FROM ecoai_answer;
CREATE TRIGGER IF NOT EXISTS ecoai_answer_begun AFTER INSERT ON ecoai_answer BEGIN
  INSERT OR REPLACE INTO ecoai_answer_use (cache_key, used_at_micros) VALUES (NEW.cache_key, NEW.created_at_micros);
END;
CREATE TRIGGER IF NOT EXISTS ecoai_answer_ended AFTER DELETE ON ecoai_answer BEGIN
  DELETE FROM ecoai_answer_use WHERE cache_key = OLD.cache_key;
END;
-- How often answers were flushed, by whichever process: what others hold in memory has to leave as well.
CREATE TABLE IF NOT EXISTS ecoai_flush (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  file INTEGER NOT NULL,
  flushes INTEGER NOT NULL
);
INSERT OR IGNORE INTO ecoai_flush (id, file, flushes) VALUES (1, random(), 0);
