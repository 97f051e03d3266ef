"""One folder per network. A channel knows its network and no feature."""
