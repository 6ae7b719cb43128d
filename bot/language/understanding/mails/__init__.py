"""Read mails that others wrote to the candidate."""

from bot.language.understanding.mails.files import mail_from_file
from bot.language.understanding.mails.reading import MailReader, read_mail

__all__ = ["MailReader", "mail_from_file", "read_mail"]
