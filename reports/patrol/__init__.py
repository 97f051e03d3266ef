"""Papers of patrols: roster, calendar, list for payment, page of the logbook."""
