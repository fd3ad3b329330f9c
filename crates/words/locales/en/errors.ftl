# Errors: what happened, and what to do. Never just a code.

error-sign-in-wrong = The email or the password is wrong.
error-link-expired = The link has been used or has run out. Ask whoever sent it for a new one.
error-title-missing = The plan has to be called something.
error-reason-missing = Write a reason, so that you know it next year.
error-choice-missing = Choose one of them.

error-not-found = The page doesn’t exist, or it isn’t shared with you.
error-busy = There are many people here right now. We will try again by ourselves.
error-lost-connection = The connection was lost. What you write is kept here and sent later.
error-not-sent = Not sent
error-not-sent-hint = The text is here. We try again when the network is back.
error-not-saved = Not saved. The text is still in the field; try again.

# Files that couldn’t be read
error-read-title = The file couldn’t be read
error-read-paste = The file has been kept. You can paste the text instead.
error-read-empty = The file is empty.
error-read-too-large = The file is too large. Paste the text instead.
error-read-unknown-format = This kind of file can’t be read. Use .docx, .odt, .pdf, .md, .txt, .html, .rst or .tex.
error-read-no-table = The file is no table. Save it as CSV and try again.
error-read-old-workbook = This is an old kind of Excel file. Save it as .xlsx or CSV, and try again.
error-read-no-figures = The file is a table, but there are no channels with figures in it that can be recognised. Write the channels in the first row and the audiences in the first column.
error-read-damaged = The file is damaged, or isn’t what it claims to be. Open it yourself and save it again.
error-read-encrypted = The file is locked with a password. Save it without one and try again.
error-read-no-text = The file has pictures but no text. If it was scanned, paste the text instead.
error-read-bomb = The file unpacks to something far too large. We stopped.
error-read-time-out = Reading the file took too long. We stopped.
error-read-not-a-plan = This is not a plan file from Taktikk.
error-read-newer-plan = The plan file was made by a newer version of Taktikk.
error-nothing-picked = Pick at least one objective and one audience.
