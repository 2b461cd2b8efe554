"""How much stays read of what people claim: enough for one text in several lights, no more."""

CLAIMS = 512  # sentences, and their pieces
ENGLISH = 8192  # English words, each in its first form; the clauses alone have some three thousand
LIBRARIES = 4  # a document that is added or removed makes another library
CITED = 64  # sets of clauses that sentences cite
