"""What was answered: records on an append-only log, through TinyDB's own extension points."""
