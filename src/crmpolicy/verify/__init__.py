"""What is true of policies for all facts: findings, differences, and the proof that nothing else is."""
