"""Attributions that no verb makes, but the layout: labels, headlines, signatures, lists, and marks inside marks."""
