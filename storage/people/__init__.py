"""Members, their accounts and roles, invitations, teams and hamlets."""
