"""The words as they are shipped, and who reads and writes with them."""

from bot.language.understanding.reader import ContentReader
from bot.language.wording.renderer import Renderer
from bot.service.app import words

CONTENT, HELPLINES = words()
READER = ContentReader(CONTENT)
RENDERER = Renderer(CONTENT, HELPLINES)
