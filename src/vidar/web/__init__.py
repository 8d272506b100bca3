"""What people see: server-rendered pages, sorted by flow."""
