"""The conversations. Thin: understand the message, call one use case, answer with a screen."""
