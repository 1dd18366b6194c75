"""Damage done on purpose: does the gate stop it, and does it let honest rewording pass?"""
