"""Where two statements about one thing part: how many, when, where, who, whether."""
