"""The night ledger: counted, corrected, signed, printed."""
