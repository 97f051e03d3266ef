"""The process: wiring, settings, commands, dispatch, channels, training mode."""
