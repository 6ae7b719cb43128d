"""Dialogues as such: questions, answers, replay."""
