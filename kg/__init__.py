"""Parley reads news about negotiations into a knowledge graph whose every edge leads to its sentence."""
