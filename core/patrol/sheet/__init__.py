"""A roster as an Excel sheet: written, checked, read back."""
