"""Excel files that people send: opened safely, read in a process of their own."""
