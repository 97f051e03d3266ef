"""A night on duty: check-in, OK-check, checkpoints, equipment, check-out."""
