"""Measurements and proofs with real processes: `make bench` and `make torture`."""
