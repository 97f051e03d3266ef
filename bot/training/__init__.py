"""Training mode: the unchanged bot, talking to a pretend network instead of the real one."""
