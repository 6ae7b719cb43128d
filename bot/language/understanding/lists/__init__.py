"""Read files that list applications: exports of job boards and trackers, people's own sheets, mailboxes."""
