"""What the commune does: types, rules, use cases. No network, no SQL, no chat library."""
