"""Street lamps that are out: a feature that exists in the tests alone."""
