"use strict";
// Lights one claim: pointing shows it, clicking keeps it, Escape or a click elsewhere lets it go.
// data-r on a stretch of text says what it is to which claim: "3:actor 4:quote".
for (const doc of document.querySelectorAll(".doc")) {
  let kept = null;

  function light(claim) {
    doc.classList.toggle("lit", claim !== null);
    for (const card of doc.querySelectorAll(".claim")) card.classList.toggle("on", card.dataset.claim === claim);
    for (const part of doc.querySelectorAll("[data-r]")) {
      const own = claim === null ? undefined : part.dataset.r.split(" ").find((r) => r.startsWith(claim + ":"));
      if (own === undefined) delete part.dataset.on;
      else part.dataset.on = own.slice(claim.length + 1);
    }
  }

  // The claims under an element: a card is one; a stretch of text may belong to several, its triggers first.
  function claimsAt(element) {
    const card = element.closest(".claim");
    if (card) return [card.dataset.claim];
    const part = element.closest("[data-r]");
    if (!part) return [];
    const roles = part.dataset.r.split(" ").filter((r) => !r.endsWith(":quote"));
    roles.sort((a, b) => b.endsWith(":trigger") - a.endsWith(":trigger"));
    return [...new Set(roles.map((r) => r.split(":")[0]))];
  }

  doc.addEventListener("pointerover", (event) => {
    if (kept === null && event.pointerType === "mouse") light(claimsAt(event.target)[0] ?? null);
  });
  doc.addEventListener("pointerleave", () => { if (kept === null) light(null); });
  doc.addEventListener("focusin", (event) => { if (kept === null) light(claimsAt(event.target)[0] ?? null); });
  doc.addEventListener("click", (event) => {
    if (event.target.closest("details")) return;
    const claims = claimsAt(event.target);
    if (event.target.closest("a")) event.preventDefault();
    const place = claims.indexOf(kept);
    kept = claims[place + 1] ?? null; // a second click goes on to the next claim of the same words, then lets go
    light(kept);
    if (kept === null) return;
    const inText = event.target.closest(".text");
    const other = inText ? doc.querySelector(`.claim[data-claim="${kept}"]`) : doc.querySelector('[data-on="trigger"]');
    other?.scrollIntoView({ block: "nearest", behavior: "smooth" });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { kept = null; light(null); }
  });
}
