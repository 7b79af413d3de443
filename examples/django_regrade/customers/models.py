"""Customers as the program keeps them, the grade that policies gave each, and who moved when and why."""

from django.db import models


class Customer(models.Model):
    """A customer: what is known of it, and how it is graded; an empty grade is none."""

    number = models.CharField(max_length=20, unique=True)
    share_percent = models.DecimalField(max_digits=12, decimal_places=6, null=True)
    contribution = models.CharField(max_length=20)
    cooperation_code = models.CharField(max_length=1)
    reputation = models.CharField(max_length=20)
    grade = models.CharField(max_length=8, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    clauses = models.TextField(blank=True)
    reason = models.TextField(blank=True)


class Move(models.Model):
    """A change of a grade, kept for good: by which policies, on which clauses, and why in words."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="moves")
    at = models.DateTimeField()
    before = models.CharField(max_length=8, blank=True)
    after = models.CharField(max_length=8, blank=True)
    digest = models.CharField(max_length=64)
    clauses = models.TextField(blank=True)
    why = models.TextField()
