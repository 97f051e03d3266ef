"""Staffing: answers, reminders, leave, substitutes, vacancies."""
