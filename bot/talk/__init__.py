"""The talk engine runs dialogues: coroutines that await questions.

It uses the standard library only and knows no clock, no database, no Telegram and no words.
`ask` holds the questions, `script` runs a dialogue over its answers, `paths` walks every route.
"""
