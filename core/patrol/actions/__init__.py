"""Buttons about patrols. The rules of `core.actions.base` hold: typed, versioned, ids only, checked on every press."""
