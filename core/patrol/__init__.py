"""Tuần tra Nhân dân: rosters, who can come, who is there, and what the night amounts to."""
