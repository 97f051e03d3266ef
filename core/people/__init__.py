"""Members: who they are, how they join and are called, who has the duty."""
