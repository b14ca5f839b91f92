// Keys, and lists that are brought up to date while a page is open. Every page works without this file.
"use strict";
(() => {
  const typing = e => e.target.closest("input, textarea, select, [contenteditable]") || e.ctrlKey || e.metaKey || e.altKey;
  // What j and k go through: the statements of an article, the rows of a list.
  const stops = () => {
    const cards = [...document.querySelectorAll(".card[id^='card-']")].map(c => document.getElementById(c.id.slice(5)));
    const found = cards.filter(Boolean);
    return found.length ? found : [...document.querySelectorAll(".claim, .desk-list > li")];
  };
  let at = -1;
  const go = step => {
    const all = stops();
    if (!all.length) return;
    at = Math.max(0, Math.min(all.length - 1, at + step));
    const stop = all[at];
    if (stop.classList.contains("st")) {
      location.replace("#" + stop.id);
    }
    stop.scrollIntoView({ block: "center" });
    (stop.querySelector("a[href]") || stop).focus({ preventScroll: true });
  };
  // e opens the card of the statement that is marked, or shuts it.
  const open = () => {
    const mark = location.hash.slice(1);
    const card = document.getElementById(mark.startsWith("card-") ? mark : "card-" + mark);
    if (card) location.replace("#" + (mark.startsWith("card-") ? mark.slice(5) : card.id));
  };
  document.addEventListener("keydown", e => {
    if (e.key === "Escape" && location.hash.startsWith("#card-")) open();
    if (typing(e)) return;
    if (e.key === "j") go(1);
    else if (e.key === "k") go(-1);
    else if (e.key === "e") open();
    else if (e.key === "/") {
      e.preventDefault();
      document.querySelector(".desk-search input").focus();
    }
  });
  // Elements with data-live are asked for again when the ledger was written; nothing is taken from under a reader's hands.
  const live = [...document.querySelectorAll("[data-live][id]")];
  if (live.length && window.EventSource) {
    let waiting = false;
    const fresh = () => {
      waiting = false;
      const address = live[0].dataset.live;
      fetch(address, { headers: { accept: "text/html" } }).then(r => r.ok ? r.text() : "").then(html => {
        const page = new DOMParser().parseFromString(html, "text/html");
        for (const old of live) {
          const now = page.getElementById(old.id);
          if (now && now.innerHTML !== old.innerHTML && !old.contains(document.activeElement)) old.innerHTML = now.innerHTML;
        }
      }).catch(() => {});
    };
    const events = new EventSource("/live");
    events.addEventListener("changed", () => {
      if (!waiting) { waiting = true; setTimeout(fresh, 400); }
    });
    addEventListener("pagehide", () => events.close());
  }
})();
