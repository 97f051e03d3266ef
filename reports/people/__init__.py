"""Lists of members and of places."""
