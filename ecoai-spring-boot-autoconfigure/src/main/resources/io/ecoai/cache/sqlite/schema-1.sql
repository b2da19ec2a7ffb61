-- The file is shared with other EcoAI libraries, whose tables have other names.
CREATE TABLE IF NOT EXISTS ecoai_answer (
  cache_key TEXT PRIMARY KEY,
  created_at_micros INTEGER NOT NULL,
  expires_at_micros INTEGER,
  provider TEXT NOT NULL,
  model TEXT NOT NULL,
  namespace TEXT NOT NULL,
  prompt TEXT NOT NULL,
  components TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  payload BLOB NOT NULL
);
-- Holds all that statistics and the search for the nearest answer read.
CREATE INDEX IF NOT EXISTS ecoai_answer_by_model ON ecoai_answer (namespace, model, created_at_micros, size_bytes);
CREATE INDEX IF NOT EXISTS ecoai_answer_by_expiry ON ecoai_answer (expires_at_micros) WHERE expires_at_micros IS NOT NULL;
