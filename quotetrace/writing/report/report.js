"use strict";
(() => {
  const cards = Array.from(document.querySelectorAll("#statements > .card"), (card) => ({
    card,
    words: null,
    several: Number(card.dataset.reports) > 1,
    independent: Number(card.dataset.origins) > 1,
    flagged: /wording-changed|speakers-differ|attribution-dropped/.test(card.dataset.flags),
  }));
  const field = (id) => document.getElementById(id);
  const update = () => {
    const wanted = field("search").value.toLowerCase().split(/\s+/).filter(Boolean);
    const only = ["several", "independent", "flagged"].filter((id) => field(id).checked);
    let shown = 0;
    if (wanted.length) for (const one of cards) one.words ??= one.card.textContent.toLowerCase();
    for (const one of cards) {
      const fits = wanted.every((word) => one.words.includes(word)) && only.every((id) => one[id]);
      one.card.hidden = !fits;
      shown += fits;
    }
    field("shown").textContent = `${shown} of ${cards.length} statements`;
    field("none").hidden = shown > 0;
  };
  const form = document.querySelector(".filter");
  form.hidden = false;
  form.addEventListener("input", update);
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const card = target && target.closest(".card");
    if (card) card.hidden = false;
  });
  update();
})();
