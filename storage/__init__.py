"""Memory of the commune: tables, transactions, and one module per noun with all its queries."""
