"""Sheets of tables and parameters, and what becomes of an edited one."""
