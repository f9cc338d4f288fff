"""TODO"""
def period_of(questions, others, sent): return None
