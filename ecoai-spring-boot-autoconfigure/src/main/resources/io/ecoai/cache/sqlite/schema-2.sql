-- Finds the answers that carry a tag. The answers name their tags themselves, as JSON.
CREATE TABLE IF NOT EXISTS ecoai_answer_tag (
  tag TEXT NOT NULL,
  cache_key TEXT NOT NULL,
  PRIMARY KEY (tag, cache_key)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ecoai_answer_tag_by_key ON ecoai_answer_tag (cache_key);
-- An answer that is replaced is not deleted as far as triggers go: its tags leave here.
CREATE TRIGGER IF NOT EXISTS ecoai_answer_kept BEFORE INSERT ON ecoai_answer BEGIN
  DELETE FROM ecoai_answer_tag WHERE cache_key = NEW.cache_key;
END;
CREATE TRIGGER IF NOT EXISTS ecoai_answer_tagged AFTER INSERT ON ecoai_answer WHEN NEW.tags IS NOT NULL BEGIN
  INSERT OR IGNORE INTO ecoai_answer_tag (tag, cache_key) SELECT value, NEW.cache_key FROM json_each(NEW.tags);
END;
CREATE TRIGGER IF NOT EXISTS ecoai_answer_left AFTER DELETE ON ecoai_answer WHEN OLD.tags IS NOT NULL BEGIN
  DELETE FROM ecoai_answer_tag WHERE cache_key = OLD.cache_key;
END;
