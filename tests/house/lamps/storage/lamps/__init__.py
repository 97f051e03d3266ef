"""Lamps in the database."""
