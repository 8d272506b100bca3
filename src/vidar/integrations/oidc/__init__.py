"""OpenID Connect as both Feide and ID-porten speak it. Knows neither of them, nor Django."""
