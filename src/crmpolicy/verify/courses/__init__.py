"""What rules that speak of time come to: limits side by side, levels climbed, states reached."""
