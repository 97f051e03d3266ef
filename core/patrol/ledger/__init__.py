"""What nights amount to: counted, corrected, signed, printed."""
