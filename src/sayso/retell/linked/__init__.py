"""A reading as linked data, in vocabularies that others read.

schema_org   schema.org: NewsArticle, Quotation, Claim        annotations  W3C Web Annotation: words and their voice
provenance   W3C PROV-O: chains and versions                  shared       names of things, words with their denial
"""

from sayso.retell.linked.annotations import annotations_of
from sayso.retell.linked.provenance import PROV_CONTEXT, provenance_of
from sayso.retell.linked.schema_org import news_article_of

__all__ = ["PROV_CONTEXT", "annotations_of", "news_article_of", "provenance_of"]
