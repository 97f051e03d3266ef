"""Files the commune brings along and takes away: lists, sheets and pages.

They are the commune's own papers, so their words are Vietnamese for everybody, and where a paper is read back those
words are what it is known by.
"""
