"""Show the whole coach in a browser, to whoever writes its words (`afterword preview`)."""
