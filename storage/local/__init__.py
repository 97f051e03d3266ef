"""Small files beside the database: receipts of what was sent, the last word heard, our own webhook."""
