"""Conversations about members: joining, names, roles, duty."""
