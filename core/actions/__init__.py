"""Buttons: the rules that all share (`base`), and one room for each part of the work."""
