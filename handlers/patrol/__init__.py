"""Patrols: rosters, answers, substitutes, on duty, the ledger."""
