"""The talk engine: dialogues are coroutines that await questions.

Standard library only. It knows no clock, no database, no Telegram and no words:
`ask` holds the questions, `script` runs a dialogue over its answers, `paths` walks every route.
"""
