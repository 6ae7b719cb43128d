"""Turn words into values by means of libraries, so that the code that decides needs none of them."""
