"""Buttons about patrols. The rules of `core.actions` hold: typed, versioned, ids only, checked again on every press."""
