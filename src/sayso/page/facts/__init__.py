"""What a page says about itself: headline, authors, times, agency credit."""
