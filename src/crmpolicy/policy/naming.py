"""Full names and the plain ones inside them."""


def plain_name(key: str) -> str:
    """Give what a fact is called inside its document, its decision or the entries of its list.

    >>> plain_name("steel.credit_grade:credit_score"), plain_name("steel.papers"), plain_name("grade")
    ('credit_score', 'papers', 'grade')
    """
    return key.rpartition(":")[2].rpartition(".")[2]
