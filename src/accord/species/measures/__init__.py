"""Dated facts beside the status: what annotations say, export quotas, recommendations to suspend trade."""
