# ruff: noqa: E501  (a table: one row a line reads better than wrapped)
"""The words by which a page's own messaging is known: tables of patterns, nothing else.

Each row is a kind, what the words are, and a pattern (case does not matter). `WHOLE` rows must match a whole line,
`OPENING` rows its first words, `ANYWHERE` rows any words of it that stand outside quotation marks. A row may only
hold words that address the reader or steer the page: words ABOUT subscriptions, gifts or cookies are news.
"""

from sayso.model import BlockKind

Row = tuple[BlockKind, str, str]

_NETWORK = (
    r"(?:facebook|twitter|x|whats ?app|linked ?in|reddit|pinterest|e-?mail|telegram|instagram|you ?tube|tik ?tok|"
    r"threads|bluesky|flipboard|pocket|tumblr|messenger|sms|print|copy link|link copied|copied|copy|rss|snapchat|"
    r"mastodon|google news|google\+|linked in|share|save|tweet|more)"
)
_ADDRESSED = (
    r"(?:facebook|twitter|x|whats ?app|linked ?in|telegram|instagram|you ?tube|tik ?tok|threads|bluesky|social)"
)
_LETTER = r"(?:newsletters?|inbox|e-?mails?|alerts?|notifications|briefings?|bulletins?|digests?|updates|podcasts?)"
_PIECE = r"(?:articles?|stor(?:y|ies)|posts?|pages?|videos?|features?|reports?|coverage|news|headlines)"
_WORK = r"(?:journalism|reporting|newsrooms?|journalists|reporters|coverage|independent (?:media|news)|local news|work)"
_GIFT = r"(?:support|donations?|contributions?|gifts?|generosity|membership|subscription)"

WHOLE: tuple[Row, ...] = (
    ("navigation", "button or label of the site", r"more|x|save"),
    ("read_more", "button to read on", r"(?:click(?: here)? to |tap to |to )?(?:read|see|find out|learn|discover|hear|watch)"
     r" (?:more|on|(?:the )?(?:full|whole|rest|original)(?: of)?(?: (?:the|this))?(?: " + _PIECE + r")?)"
     r"(?: (?:here|now|below|(?:about|on) (?:this|it)(?: " + _PIECE + r")?))?"),
    ("read_more", "button to read on", r"continue(?: reading)?(?: (?:below|the main story|this " + _PIECE + r"))?|keep reading|full " + _PIECE),
    ("advert", "label of an advertisement", r"(?:story|article|text) continues? (?:below|after)?(?: (?:this|the))?(?: ad(?:vert(?:isement)?)?)?"),
    ("advert", "label of an advertisement", r"(?:skip |remove |close |report |hide )?(?:this )?(?:ad(?:vert(?:is(?:e?ments?|ing))?)?s?)(?: feature| by \w+)?"),
    ("advert", "label of an advertisement", r"(?:sponsored|promoted)(?: " + _PIECE + r"| content| links?| by .{2,40})?|paid (?:content|post|partner(?:ship)? content)"),
    ("advert", "label of an advertisement", r"(?:scroll|continue) to continue|why am i seeing this(?: ad)?|from our partners|partner content|ad feedback|"
     r"recommended by (?:outbrain|taboola)|you may like by taboola"),
    ("share", "sharing button", r"(?:show|hide|open|close)(?: more| extra)? shar(?:e|ing) (?:options|buttons|menu)|click to copy(?: link)?|copy link url.{0,10}|share(?: this| the| full| current)*(?: (?:" + _PIECE + r"|link|options|it|now))?(?: (?:on|via|by|with|to|using|through) [\w .,/&+-]{1,50})?"),
    ("share", "row of sharing buttons", r"(?:" + _NETWORK + r"|share(?: on)? " + _NETWORK + r")(?:[\s|,/•·&+-]+(?:and )?(?:(?:share )?(?:on|via|by) )?" + _NETWORK + r")*"),
    ("share", "sharing button", r"(?:tweet|pin|post|print|e-?mail|send|bookmark|gift|copy|save)(?: (?:this|the|it))?(?: (?:" + _PIECE + r"|link))?"
     r"(?: (?:to (?:a friend|clipboard)|for later|it))?|\d[\d.,]*[km]? shares?|shares?"),
    ("share", "invitation to follow", r"(?:follow|like|find|join|add|connect with) us(?: (?:now|today|here))?(?: (?:on|in|at|as|via) .{1,60})?"),
    ("share", "listening button", r"listen(?: to (?:this )?" + _PIECE + r")?(?:[ (]*\d+ min(?:ute)?s?[)]?)?"),
    ("subscribe", "subscription button", r"(?:please )?subscribe(?: (?:now|today|here|for free|online|to .{1,40}))?|subscriptions?|unsubscribe"),
    ("subscribe", "registration button", r"sign[ -]?up(?: (?:now|today|here|for free|free|to .{1,40}|for .{1,40}))?|register(?: (?:now|here|for free|today))?"),
    ("subscribe", "newsletter label", r"(?:our |the |daily |weekly |free |latest )*(?:newsletters?|e-?mail (?:newsletters?|alerts?))(?: sign[ -]?up)?|"
     r"enter (?:your )?e-?mail(?: address)?|your e-?mail(?: address)?|e-?mail address"),
    ("subscribe", "subscription button", r"start (?:your |a )?(?:free )?trial|(?:become|join as) a (?:member|subscriber)|manage (?:my |your )?(?:subscriptions?|newsletters)|"
     r"(?:get|try) (?:unlimited|full|digital) access|(?:view|see) (?:subscription )?offers?|subscribers? only|for subscribers|(?:premium|exclusive) content"),
    ("appeal", "button of an appeal", r"support (?:us|now|today|them)(?: (?:now|today|here))?|donate(?: (?:now|today|here|to us))?|give (?:now|today)|"
     r"(?:make|leave) a (?:one-?(?:off|time) |monthly |small )?(?:donation|contribution|gift)(?: (?:now|today|here))?|contribute(?: (?:now|today|here))?|"
     r"chip in(?: now| today)?|become a (?:supporter|patron|friend|donor)(?: (?:now|today))?|buy (?:me|us) a coffee|"
     r"support (?:our|independent|local|quality) " + _WORK + r"(?: (?:now|today))?"),
    ("related", "heading of a list of links", r"related(?: (?:" + _PIECE + r"|content|topics?|coverage|reading|links?|items|searches|tags|stories))?(?: (?:from|on|to) .{1,40})?"),
    ("related", "heading of a list of links", r"(?:read )?more (?:on|from|about) (?:this|that|the|our|[\w' ’&.-]{2,40})(?: " + _PIECE + r"| topics?)?|"
     r"(?:more|other|all|further|top|latest|breaking|recent|featured|popular|trending|recommended|similar|live) (?:" + _PIECE + r"|articles|top stories|reading|posts|content|now|updates)"),
    ("related", "heading of a list of links", r"(?:you (?:may|might|could)(?: also)?|(?:people|readers|others)(?: \w+)? also) (?:like|liked|read|enjoy|enjoyed|be interested in|missed|have missed)(?: (?:this|these|to read))?(?: .{0,20})?"),
    ("related", "heading of a list of links", r"recommended(?: (?:for you|" + _PIECE + r"|reading))?|(?:most|top|best)[ -](?:read|popular|viewed|shared|commented|watched|recent|emailed)(?: .{0,25})?|"
     r"trending(?: (?:now|today|" + _PIECE + r"))?|popular(?: (?:now|today|" + _PIECE + r"))?|editor[’']?s[’']? (?:picks?|choice)|must[ -]reads?|"
     r"(?:what to )?read next|up next|next up|see also|also read|read also|further reading|don[’']?t miss(?: (?:this|these|out))?|"
     r"(?:previous|next|prev|older|newer) (?:" + _PIECE + r")|topics(?: in this " + _PIECE + r")?|tags?|filed under|more (?:stories|like this|to explore)|"
     r"elsewhere on .{1,30}|explore more(?: (?:on|from|about) .{2,40})?|around the web|from the (?:web|archives?)|the latest|in case you missed it"),
    ("comment", "comments of readers", r"(?:\(?\d[\d,]*\)? )?comments?(?: ?\(?\d[\d,]*\)?| section| policy)?|(?:\d[\d,]*|one|two|three) (?:responses?|replies|thoughts|comments?) (?:to|on) .{1,90}|(?:reader|top|all|latest|user|best)(?:s[’'])?(?: rated)? comments?(?: \(.{0,20}\))?|comments (?:are |have been )?(?:closed|off|disabled).{0,40}"),
    ("comment", "comments of readers", r"(?:leave|post|write|add|submit|make) (?:a |your )?(?:comment|reply|response)s?|(?:view|show|hide|read|see|load)(?: all| more)?(?: the| our)?(?: \d+)? comments?(?: \(\d+\))?|"
     r"(?:join|start) the (?:conversation|discussion|debate)|have your say|be the first to (?:comment|reply).{0,20}|(?:cancel )?reply|replies|report (?:abuse|comment)|"
     r"(?:log|sign) in to (?:leave a |post a )?(?:comment|reply)|commenting (?:policy|rules|guidelines)|comments powered by .{2,20}|what do you think\??(?: .{0,60} comments.{0,12})?"),
    ("legal", "label of the page's terms", r"(?:our |your |the )?(?:privacy|cookies?|consent|ad)(?: (?:policy|polic(?:y|ies)|notice|settings|preferences|statement|choices|options|cent(?:er|re)|rights|consent))?|"
     r"terms(?: (?:(?:of|and|&) (?:use|service|sale|conditions|privacy)|& conditions))?|(?:accept|reject|allow|agree to)(?: (?:all|and (?:close|continue)))?(?: cookies)?|i (?:agree|accept)|"
     r"manage (?:cookies|consent|preferences|(?:my )?privacy|options)|do not sell(?: or share)? my(?: personal)? (?:information|info|data)|"
     r"your (?:ad|privacy|california privacy) (?:choices|rights)|ad ?choices|(?:modern slavery(?: act)?|accessibility) statement|legal(?: (?:notice|disclaimer))?|disclaimer|"
     r"(?:standards|code of conduct|complaints?|copyright|editorial guidelines|syndication|cookie policy)"),
    ("navigation", "button or label of the site", r"home(?: ?page)?|(?:main |open |close |toggle )?(?:menu|navigation|nav)|(?:site |advanced )?search(?: .{0,20})?|(?:log ?(?:in|out|on)|sign ?(?:in|out|up)|register|create an account)(?: (?:or|/|and) (?:log ?in|sign ?(?:in|up)|register|create an account))?|my (?:account|profile)|"
     r"skip (?:past|to) .{2,40}|after newsletter promotion|(?:view|open) (?:image|photo|picture|gallery) (?:in )?(?:full ?screen|gallery)|reuse this content|(?:back|return|scroll|jump) to (?:the )?(?:top|home(?:page)?|content|article)|"
     r"back|next|prev(?:ious)?|close|open|top|contact(?: us)?|about(?: us)?|site ?map|site index|faqs?|help(?: cent(?:er|re))?|careers|advertise(?: with us)?|feedback|"
     r"(?:load|show|view|see|read)(?: all| more| less)|view (?:all|gallery|comments)|loading(?:\.\.\.|…)?|please wait|play(?: video)?|pause|mute|unmute|"
     r"(?:image|photo|slide|picture|page|gallery)? ?\d+ (?:of|/) \d+|\d+/\d+|click to (?:enlarge|expand|zoom)|expand|sections|all sections|accessibility(?: (?:help|links))?|"
     r"e-?paper|today[’']s paper|edition|our apps?|download (?:the |our )?app|get the app|the app|in this " + _PIECE + r"|table of contents|contents|jump to .{2,30}"),
)  # fmt: skip

OPENING: tuple[Row, ...] = (
    ("read_more", "pointer to another article", r"(?:also |must |or )?read(?: (?:more|also|next|on|here|this|the full \w+))?(?: (?:about|on|from|in) [\w' ’&.-]{2,40})?\s?[:|»>›]\s?\S"),
    ("read_more", "pointer to another article", r"read (?:more|the (?:full|original|whole|rest of (?:the|this|our)))\b(?: [\w’'-]+){0,6} (?:here|at|on|in our|from our)\b|"
     r"(?:click|tap|follow the link|go|scroll) (?:here|below|down) (?:to|for)\b|to read (?:more|the (?:full|rest))\b.{0,60}(?:click|visit|subscribe|go to|see|head|here)|"
     r"for more\b.{0,60}(?:,| -| –)? ?(?:visit|see (?:our|the)|click|go to|follow|head (?:over )?to|read our|check out)\b|find out more (?:about|on|at|here)\b"),
    ("related", "pointer to another article", r"(?:related(?: " + _PIECE + r"| reading| content)?|see also|watch(?: (?:also|now|more))?|don[’']t miss|recommended|most read|more from [\w ’'&-]{2,30}|more on [\w ’'&-]{2,30}|"
     r"from the archives?|further reading|you may also like|also on [\w ’'&-]{2,30}|tags|topics|filed (?:under|in)|more|listen(?: now)?)\s?[:|»›]\s?\S"),
    ("subscribe", "invitation to sign up", r"(?:please |click here to |tap here to )?sign(?:ing)? up (?:here|now|today|for free|for|to|and)\b.{0,90}(?:" + _LETTER + r"|free|here|account|delivered|every (?:day|week|morning))"),
    ("subscribe", "invitation to subscribe", r"(?:please |click here to )?subscribe (?:here|now|today|for|to|and|via|on|below)\b.{0,80}(?:" + _LETTER
     + r"|\bour\b|\bus\b|channel|access|magazine|free|\bunlimited\b|you ?tube|more|[£$€]\s?\d|here|read(?:ing)?|week|month|wherever)"),
    ("subscribe", "invitation to subscribe", r"(?:get|receive|have) (?:the|our|all|more|your|daily|breaking|exclusive|every|a|unlimited)\b.{0,90}(?:newsletter|your (?:e-?mail )?inbox|delivered|by e-?mail|straight to you|sign(?:ing)? up|subscri|unlimited access)"),
    ("subscribe", "invitation to subscribe", r"(?:join|become one of) (?:thousands|millions|\d[\d,.]*|our|the)\b.{0,60}(?:other subscribers|subscribers|newsletter|whats ?app|telegram|channel|community|membership)\b"),
    ("subscribe", "invitation to subscribe", r"(?:want|need|looking for|can[’']t get enough|never miss|don[’']t miss|stay (?:informed|up to date|updated|ahead|in the know|on top))\b.{0,110}(?:newsletter|sign up|subscribe|inbox|alerts|download)"),
    ("subscribe", "wall for subscribers", r"already (?:a |an )?(?:subscribe[rd]|member|registered|have an account|print)|not (?:yet )?a (?:subscriber|member)|"
     r"you(?:[’']ve| have) (?:reached|read|used|hit|viewed|exceeded|\d)\b.{0,50}(?:article|limit|free)|you (?:must|need to) (?:be|log|sign|subscribe|register)\b.{0,40}|"
     r"(?:this|the) (?:article|content|story|post|page|feature) is (?:for|only|reserved|available|exclusive|locked|restricted)\b.{0,40}(?:subscribers?|members?|registered|subscription)|"
     r"(?:subscribe|register|log ?in|sign ?in|create (?:a |an )(?:free )?account|become a (?:member|subscriber)) (?:now )?(?:to|for) (?:continue|read|keep|unlock|view|access|full|unlimited|see)|"
     r"to (?:continue|keep|finish) (?:reading|viewing)\b|unlock (?:this|unlimited|all|full|more|every)\b.{0,60}|(?:the )?(?:rest|remainder) of this (?:article|story|content)"),
    ("subscribe", "invitation to install", r"(?:download|install|get) (?:the|our) (?:[\w’'-]+ ){0,5}apps?\b(?=.{0,60}(?:free|now|today|here|store|google play|alerts|$))|turn on (?:push )?notifications"),
    ("appeal", "appeal to the reader", r"please (?:consider |help |do )?(?:support|supporting|donat\w+|giv(?:e|ing) (?:what|today|generously|to us)|contribut\w+|mak(?:e|ing) a|becom(?:e|ing) a|chip(?:ping)? in|pledge)\b|"
     r"help (?:us|fund|keep|sustain|support|power|protect)\b.{0,70}(?:" + _WORK + r"|free|newsletter|donat|reporting|truth|independent|going|us\b)|"
     r"support (?:our|independent|fearless|quality|local|the future of|real|trusted|truly|public)\b.{0,40}" + _WORK + r"|"
     r"(?:donate|give|contribute|chip in) (?:to us|now|today|here|what you can|as little|just|any amount|monthly|if you can)\b|will you (?:support|help|donate|join|chip|give|make)\b"),
    ("share", "invitation to follow or share", r"(?:follow|like|find|join|catch|connect with) (?:us|our|the|@|me|[\w’' ]{2,40}? )\b.{0,60}\bon " + _ADDRESSED + r"\b|follow (?:us|@\w)|"
     r"share (?:this|on|via)\b.{0,60}|share your (?:thoughts|views|experiences?|stor(?:y|ies))\b|(?:do you )?(?:have|got) a (?:story|tip|news tip|confidential tip)\b.{0,80}|contact us (?:at|by|on|via)\b|"
     r"(?:send|e-?mail) (?:us|your|tips|news tips|story ideas)\b.{0,80}|(?:reach|contact) (?:the|this) (?:reporter|author|writer)\b"),
    ("subscribe", "answer of a sign-up form", r"there was an error\b.{0,60}(?:e-?mail|try again|sign)|thank(?:s| you) for (?:signing up|subscribing|registering|joining)\b|a (?:welcome|confirmation) e-?mail\b|the next issue of\b.{0,60}inbox|we encountered an (?:issue|error)|interested in more newsletters|please (?:check|enter|provide|use) (?:a valid|your) (?:e-?mail|password|inbox|junk)|(?:browse|see|manage|choose) (?:all |our |your |more )*newsletters"),
    ("legal", "copyright line", r"(?:©|&copy;|\(c\)\s?(?:19|20)\d\d|copyright\b[ :]*(?:©|\(c\)|(?:19|20)\d\d|\w+ (?:19|20)\d\d)|(?:the )?contents? (?:©|copyright))"),
    ("legal", "terms of the page", r"by (?:clicking|signing up|submitting|subscribing|registering|continuing|entering|creating|providing|joining|using (?:this|our|the) (?:site|website|service))\b.{0,160}\b(?:you|i|your)\b|"
     r"(?:we|this (?:site|website|page)|our (?:site|website|partners)|the (?:site|website))(?:,? and (?:our|selected|third)[\w ]{0,30}?)?,? (?:also )?(?:uses?|stores?|may (?:use|place|set)|sets?|process) (?:\w+ ){0,3}(?:cookies|your (?:sign-?up|data|personal)|personal data)|"
     r"(?:these|functional|analytic(?:s|al)|performance|strictly necessary|targeting|necessary|essential|marketing|advertising) cookies\b|"
     r"this (?:site|form|page|website) is protected by|if you (?:buy|purchase|click|make|shop)\b.{0,90}(?:commission|affiliate|we (?:may )?earn|small fee)|"
     r"(?:this|our) (?:article|story|post|page|site|content)s? (?:contains?|may contain|includes?|may include) (?:affiliate|paid|sponsored)|(?:every|all|any) products?\b.{0,80}(?:independently|editors?)\b.{0,80}commission|"
     r"this (?:material|content|article|story|copy|document) (?:may not be|is subject to copyright|is copyright)|(?:unauthori[sz]ed|no part of)\b.{0,80}(?:reproduc|prohibited|publi)|registered (?:in|office|company|number)\b.{0,40}\d|"
     r"newsletters? (?:may|and e-?mails? may) contain\b|(?:read|see|view|for more information(?: see| read)?) our (?:privacy|cookie|terms)|(?:if|when|once) you (?:opt|disable|consent|turn off)\b.{0,60}(?:cookies|tracking|advertis|consent)|"
     r"(?:we|our partners) (?:value|respect|care about) your privacy"),
    ("comment", "comments of readers", r"(?:let us know|tell us|what do you think|share your (?:thoughts|views)|join the (?:debate|conversation|discussion))\b.{0,90}(?:comments?|below|here)\b|"
     r"(?:please )?(?:log|sign) in to (?:comment|join|leave|reply)|comments? (?:are|is) (?:closed|moderated|subject|not available|currently)\b|commenting (?:on|is|for)\b.{0,50}(?:closed|disabled|available|limited|open)|"
     r"(?:this|our) comments? (?:section|thread|are)\b|(?:the views|opinions) expressed in the (?:contents|comments)|save my name, e-?mail|your e-?mail (?:address )?will not be|notify me of (?:new|follow)|"
     r"you are commenting using|(?:view|show|read|see) (?:all )?\d+ comments?"),
    ("advert", "label of an advertisement", r"(?:this (?:article|content|post|story) (?:is|was) (?:sponsored|paid|produced|created|brought|provided)\b.{0,50}(?:by|with|for|to you)|(?:advertiser|sponsored) (?:content|disclosure)|"
     r"brought to you by|in (?:paid )?partnership with|advertisement\b\W)"),
    ("navigation", "note of the site's software", r"(?:please )?(?:enable|turn on|allow) (?:javascript|cookies)|(?:javascript|your browser|this browser|this video|the video|this (?:feature|content|embed))\b.{0,60}(?:disabled|not support|unsupported|out of date|cannot be|can[’']t be|could not|requires?|not available)|"
     r"(?:you are (?:using|browsing)|to view this (?:video|content|page))\b"),
)  # fmt: skip

ANYWHERE: tuple[Row, ...] = (
    ("subscribe", "invitation to subscribe", r"(?:delivered|straight|sent|direct(?:ly)?|right|every \w+|daily|weekly|free)(?: \w+)? (?:to|in|into) your (?:e-?mail )?inbox"),
    ("subscribe", "invitation to subscribe", r"(?:subscrib\w+|sign(?:ing|ed)? up|register(?:ing)?) (?:to|for) our\b|(?:from|in|read|get|to|via) our (?:free |daily |weekly |new |morning |evening |\w+ )?newsletters?\b|"
     r"unsubscribe (?:at any time|anytime|here|whenever)|(?:click|tap) here to (?:subscribe|sign up|register|join)|(?:subscribe|sign up) (?:here|below|now|today)\b"),
    ("appeal", "appeal to the reader", r"your " + _GIFT + r" (?:\w+ ){0,3}?(?:helps?|allows?|makes?|enables?|keeps?|means|powers?|funds?|ensures?|lets|will|can|matters|goes|sustains?|protects?|supports?|pays?|gives)\b"),
    ("appeal", "appeal to the reader", r"(?:support|fund|power|sustain|back)(?:s|ing)? (?:our|us|this kind of|fearless|independent) (?:\w+ ){0,2}?(?:" + _WORK + r"|mission|team|today|now)\b|"
     r"(?:readers?|people|supporters|viewers|members) (?:just )?like you\b|(?:we|our \w+) (?:\w+ )?(?:rel(?:y|ies)|depends?|count|counts) on (?:your|the (?:support|generosity)|readers|our (?:readers|supporters|members)|donations|you)\b|"
     r"we (?:\w+ )?(?:need|ask for|appreciate|are asking for|can[’']t do (?:this|it) without) (?:your|you)\b|thank(?:s| you) for (?:your (?:support|generosity)|supporting|reading|subscribing)"),
    ("appeal", "appeal to the reader", r"\bwe (?:\w+ ){0,6}(?:pay ?walls?|free for (?:everyone|all)|free to read)\b|\b(?:no|without(?: a)?|not behind a|never) pay ?walls?\b.{0,60}\b(?:we|our|us|you)\b|(?:our|keep our) (?:" + _WORK + r"|site|website|articles|stories) (?:\w+ ){0,4}(?:free|open|independent|accessible)\b|"
     r"if (?:you|everyone) (?:can|values?|believes?|likes?|enjoy|enjoyed|appreciates?|are able|can afford|reading|who reads|found)\b.{0,110}(?:support(?:ing)?|donat\w+|contribut\w+|subscrib\w+|becom\w+ a|chip(?:ping)? in|gift)\b|"
     r"(?:please |do )?consider (?:making a|becoming a|donating|supporting (?:us|our)|giving (?:today|now|to)|a (?:small |monthly |recurring )?(?:donation|gift|contribution))\b|"
     r"by (?:donating|subscribing|contributing|giving|becoming a \w+|making a (?:\w+ )?(?:donation|contribution|gift)),? (?:today|now|here|to us|you)\b|(?:donate|contribute|give|chip in) (?:today|now|here|what you can|whatever you can)\b|make a (?:\w+[ -]?){0,3}(?:donation|contribution|gift) (?:today|now|to (?:support|help|keep|us|our))\b|"
     r"for as little as [£$€]|(?:become|becoming) a (?:\w+ )?(?:member|supporter|patron|subscriber|friend) (?:today|now|of our|and help|from)\b|"
     r"quality journalism should be (?:available|free|open)|(?:we|our \w+) (?:are|is) (?:\w+ )?(?:reader|audience|listener|member)[ -](?:supported|funded|owned)"),
    ("appeal", "appeal to the reader", r"every (?:pound|dollar|euro|penny|cent|little|gift|bit|contribution|donation) (?:counts|helps|matters|makes)\b|^it (?:only |just )?takes (?:just |only |less than )?(?:a|one|two) (?:minutes?|moment|seconds?)(?:\W*$|, and\b)"),
    ("subscribe", "invitation to subscribe", r"cancel (?:at )?any ?time\b"),
    ("legal", "copyright line", r"all rights reserved\b|may not be (?:published, broadcast|reproduced|republished|copied)"),
    ("legal", "terms of the page", r"(?:you|i|your)\b.{0,60}\b(?:agree|accept|consent|acknowledge)\b.{0,60}\b(?:terms|privacy (?:policy|notice)|cookies|conditions)|\bour (?:privacy|cookie) (?:policy|notice|statement)|"
     r"(?:we|[a-z]+) (?:may|will|might|could) (?:earn|receive|get) (?:an? )?(?:\w+ )?(?:affiliate )?commissions?\b|recaptcha|(?:privacy policy|terms (?:of|and) \w+)(?: and .{0,30})? apply"),
    ("comment", "comments of readers", r"(?:in|using|via) (?:the|our) comments?(?: section)? below|commenting (?:policy|guidelines|rules)"),
    ("read_more", "pointer to another article", r"(?:click|tap) here (?:to|for)\b"),
)  # fmt: skip

# Words that make a sentence a report about such things, not the page's own voice.
REPORTED = (
    r"\b(?:said|says|told|announced|according to|wrote|added|claimed|reported|argued|warned|accused|alleged|launched|"
    r"asked whether|confirmed|denied|insisted|revealed|explained|urged|urges|tweeted|testified|ruled|sued)\b"
)
# Buttons that are found glued between sentences, as they are printed.
BUTTONS = (
    r"(?:Read|Learn|Find out|Discover|See|Show|Hear) [Mm]ore|READ MORE|(?:Support|Donate|Subscribe|Give|Sign [Uu]p|Join|Register|Contribute|Read)"
    r" (?:[Nn]ow|[Tt]oday|[Hh]ere|NOW)|SUBSCRIBE(?: NOW)?|DONATE(?: NOW)?|SIGN UP(?: NOW)?|SUPPORT (?:US|NOW)|Support [Uu]s(?: [Nn]ow| [Tt]oday)?|"
    r"Click [Hh]ere|Continue [Rr]eading|Sign (?:[Uu]p|[Ii]n)|Log [Ii]n|Subscribe|Donate|Advertisement|ADVERTISEMENT"
)

# How much words show that a sentence speaks to the reader for the page (above 0) or tells news (below 0):
# weight, whether case matters, pattern. Each row counts once a sentence.
LEANINGS: tuple[tuple[float, bool, str], ...] = (
    (1.0, False, r"\b(?:we|our|us|we[’']re|we[’']ve|ours)\b"),
    (1.2, False, r"\b(?:you|your|yours|you[’']re|you[’']ve|you[’']ll)\b"),
    (0.8, False, r"\b(?:journalis[mt]s?|reporting|reporters|newsrooms?|pay ?walls?|readers|stor(?:y|ies)|articles?|coverage)\b"),
    (0.8, False, r"\b(?:support\w*|donat\w+|contribut\w+|subscri\w+|newsletters?|inbox|membership|members|sign up|independent|free)\b"),
    (0.7, False, r"^(?:please|help|join|support|donate|subscribe|sign|get|give|click|read|find|follow|become|unlock|thank|whether|that[’']s why|if)\b"),
    (-1.6, False, REPORTED),
    (-1.2, False, r"\N{OBJECT REPLACEMENT CHARACTER}"),  # a quotation, blanked
    (-0.9, False, r"\b(?:he|she|his|her|him|hers)\b"),
    (-0.8, True, r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:President|Prime Minister|Minister|Mr|Mrs|Ms|Sen|police|officials)\b"),
    (-0.5, False, r"\b(?:was|were|had|has been|have been)\b"),
)  # fmt: skip
