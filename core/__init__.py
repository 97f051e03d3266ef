"""The commune's domain: types, rules, use cases. No network, no SQL, no chat library."""
