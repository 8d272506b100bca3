"""A large county for measuring: many schools, their year of lessons and half a year of registers, made in bulk.

A few *units* (a school or a part of one, with a solved week) are made as the demo's schools are, and placed many
times. Everything that follows from a unit and its place is made by the database itself.
"""
