"""TODO"""
def priority_of(text, questions, others): return ()
