"""A program that plays Feide and ID-porten over the real protocol, for the demo and the tests."""
