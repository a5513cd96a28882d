"""Registers: records that stand for ever, as every room enters, keeps and brings them in."""
