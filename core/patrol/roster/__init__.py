"""The roster: made by rule, published, changed, announced."""
