"""The wall between school owners: one owner's rows are out of every other owner's reach."""
