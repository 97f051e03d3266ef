"""What time does: deliver, escalate, file abandoned reports. Each job is handed a transaction and the moment."""
