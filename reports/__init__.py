"""What the commune prints: sheets and pages in the look of official papers. They are given facts, not a transaction."""
