# ruff: noqa: E501  (texts stand on one line)
"""Appeals, newsletter lines and offers, written for these tests: `TUNED_ON` was looked at, `HELD_APART` was not."""

TUNED_ON = (
    "Before you read on, a word from us. The Tarn Courier has no owner but its readers. Your gift pays for the reporters who sit through every council meeting. Support us today.",
    "Sign up for Morning Tarn, our daily newsletter. Get the stories that matter, delivered to your inbox at six.",
    "Stories like this take months. We never put them behind a paywall, because everybody should be able to read them. If you value what we do, please consider making a donation. Donate now",
    "Enjoying this story? Subscribe to the Courier for unlimited access. Cancel at any time.",
    "Read more Support Now Independent reporting has never mattered more. From village halls to the high court, we are there. Your contribution keeps our newsroom going. Every pound counts.",
    "Join our WhatsApp channel to get the latest news first. Follow us on Facebook and Instagram.",
    "We use cookies to make this site work. By continuing to use this site you agree to our privacy policy.",
    "This article is for subscribers only. Already a subscriber? Log in to continue reading.",
    "Journalism costs money. Readers like you make ours possible. Will you chip in? It takes a minute, and it makes all the difference.",
    "Want more stories like this? Our weekly briefing brings together the best of the week. Sign up here.",
)
HELD_APART = (
    "A note to our readers: the Lowmoor Gazette is a charity. We depend on people who believe that local news is worth paying for. Please give what you can today. Thank you.",
    "Don't miss out. Get the Gazette's evening briefing in your inbox every weekday. It is free, and you can unsubscribe whenever you like.",
    "You have one free article left this month. Subscribe now to keep reading. Plans start at £1 a week.",
    "Our reporters were the first to ask these questions, and they are still asking them. Your support allows them to go on. Become a member today.",
    "Help us keep an eye on power. We take no money from parties or companies. More than nine thousand members fund our work. Join them now.",
    "Download our app for breaking news alerts. Follow our live coverage on social media. Share this story with your friends.",
    "At a time when newsrooms are closing, we are hiring. That is only possible because readers support our journalism. From as little as $3 a month, you can too. Support the Gazette",
    "For more stories like this one, subscribe to our newsletter. We will never share your address.",
    "If you buy something through a link in this article, we may earn a commission. Prices were right when this was published. Read more about our policy here.",
    "Got a tip? Email us at tips@gazette.example or message us in confidence. We read everything you send.",
    "Quality reporting should not be a luxury. That's why our site is open to all. Will you help us keep it that way? Make a contribution Learn more",
    "Thanks for reading. This story is free because of readers who chose to pay. If everyone who reads us gave a little, our future would be safe. Donate today",
)
