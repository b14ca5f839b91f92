"""Web pages written for the tests: an invented outlet, with everything that stands around an article."""

PARAGRAPHS = (
    "The swing bridge at Olm was closed on Tuesday after an engineer found cracks in both of its main bearings.",
    "“We could not leave it open for another night,” said Mira Holt, who runs the city's bridges office.",
    "The bridge carries about 9,000 cars a day, and drivers will have to go round by the mill until the spring.",
    "Holt said that the cracks were first seen in March, when divers looked at the piers that a barge had struck.",
    "The harbour company denied that its barge was to blame and said it had not been shown the report of the divers.",
)

HEAD = """<!DOCTYPE html><html lang="en-GB"><head><title>Olm bridge closed over cracks | The Quay</title>
<meta property="og:title" content="Olm bridge closed over cracks">
<meta property="og:site_name" content="The Quay">
<meta property="og:description" content="Drivers face a long way round until the spring">
<meta name="author" content="Ana Pell">
<link rel="canonical" href="https://quay.example/news/olm-bridge">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
  {"@type": "BreadcrumbList", "itemListElement": []},
  {"@type": "NewsArticle", "headline": "Olm bridge closed over cracks", "datePublished": "2025-03-04T18:30:00+02:00",
   "dateModified": "2025-03-05T08:00:00Z", "author": [{"@type": "Person", "name": "Ana Pell"}, {"@id": "#b"}],
   "publisher": {"@type": "Organization", "name": "The Quay"}},
  {"@type": "Person", "@id": "#b", "name": "Bo Tarn"}]}</script></head>"""


def make_page(*middle: str, head: str = HEAD, before: str = "", after: str = "") -> str:
    """A page of The Quay: its paragraphs, with `middle` between the third and the fourth."""
    paragraphs = [f"<p>{words}</p>" for words in PARAGRAPHS]
    return f"""{head}<body>
<nav class="main-nav"><a href="/">Home</a> <a href="/harbour">Harbour</a> <a href="/sport">Sport</a></nav>
<article><header><h1>Olm bridge closed over cracks</h1>
<p class="article-standfirst">Drivers face a long way round until the spring</p>
<div class="byline">By <a rel="author" href="/ana">Ana Pell</a> and Bo Tarn</div>
<time datetime="2025-03-04T18:30:00+02:00">4 March 2025, 6.30pm</time></header>
{before}<div class="story-text">{"".join(paragraphs[:3])}{"".join(middle)}{"".join(paragraphs[3:])}</div>
{after}</article>
<aside class="related-stories"><h3>Related</h3><ul>
<li><a href="/1">Ferry to run all night while the bridge is shut</a></li>
<li><a href="/2">Who owns the barge that struck the pier?</a></li></ul></aside>
<footer><p>© 2025 The Quay. All rights reserved.</p><a href="/privacy">Privacy policy</a></footer></body></html>"""
