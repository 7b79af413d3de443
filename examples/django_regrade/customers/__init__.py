"""Customers and their grades: an app of Django."""
