"""Buttons about patrols. The rules of `core.actions` hold: typed, versioned, ids only, checked on every press."""
