"""Conversations about who comes."""
