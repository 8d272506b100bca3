"""Login, sessions, the person who acts, what that person may see, and the log of who has looked."""
