"""What the commune brings along and takes away as files: lists in Excel."""
