"""Acts of time: deliver, escalate, file abandoned reports. Each job is handed a transaction and the moment."""
