"""Understands questions about the programme of an event; what is not surely one is left to others."""

from knowledge.programme.asking import ask, may_mean

__all__ = ["ask", "may_mean"]
