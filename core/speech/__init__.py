"""Understanding what is typed: folded words, names, days, hours, counts, whole sentences."""
