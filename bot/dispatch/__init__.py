"""One update, one transaction: what was meant, and the handlers that answer."""
