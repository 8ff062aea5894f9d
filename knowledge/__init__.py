"""Understands: what somebody asks for, out of an organiser's knowledge file, the event, and what people always ask."""
