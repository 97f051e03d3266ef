"""What the commune remembers: tables, transactions, and one module per noun with all its queries."""
