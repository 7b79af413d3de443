"""What facts there can be: axes and their segments, boxes of facts, legal values, witnesses."""
