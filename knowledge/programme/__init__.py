"""Understands questions about the programme of an event; what is not surely one is left to others."""

from knowledge.programme.asking import ask

__all__ = ["ask"]
