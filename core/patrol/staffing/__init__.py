"""Who comes: answers, reminders, leave, substitutes, vacancies."""
