// A list narrows as one types, by the same rule as on the server: every word begins a word of the row's text.

const LETTERS = { æ: "ae", ä: "ae", ø: "o", ö: "o", å: "a" };

function plain(text) {
  const latin = text.toLowerCase().replace(/[æäøöå]/g, (letter) => LETTERS[letter]);
  return latin.normalize("NFKD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** <div data-filter> holds a field, rows with data-plain, a count that is read aloud, and what to say when none is left. */
export function filterLists() {
  for (const box of document.querySelectorAll("[data-filter]")) {
    const field = box.querySelector("[data-filter-words]");
    field.addEventListener("input", () => narrow(box, field.value));
    field.form.addEventListener("submit", (event) => openOnlyOne(box, event));
  }
}

function narrow(box, wanted) {
  const words = plain(wanted);
  const rows = [...box.querySelectorAll("[data-plain]")];
  for (const row of rows) row.hidden = !words.every((word) => ` ${row.dataset.plain}`.includes(` ${word}`));
  for (const list of box.querySelectorAll(".links, .not-here")) {
    list.hidden = ![...list.querySelectorAll("[data-plain]")].some((row) => !row.hidden);
  }
  const left = rows.filter((row) => !row.hidden).length;
  box.querySelector("[data-filter-none]").hidden = left > 0;
  showOthers(box, words.length > 0);
  count(box.querySelector("[data-filter-count]"), words.length > 0 ? left : undefined);
}

/** What does not lead anywhere stays folded, unless one searches for it. */
function showOthers(box, isSearching) {
  const others = box.querySelector("details.not-here");
  if (others) others.open = isSearching;
}

function count(place, number) {
  const { one, many } = place.dataset;
  place.textContent = number === undefined ? "" : number === 1 ? one : many.replace("{n}", number);
}

/** Enter goes straight to the only one that is left. */
function openOnlyOne(box, event) {
  const left = [...box.querySelectorAll("[data-plain]:not([hidden]) a")];
  if (left.length !== 1) return;
  event.preventDefault();
  location.assign(left[0].href);
}

/** Arrows go from the field into the list and up and down in it. */
export function walkLists() {
  document.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
    const field = event.target.closest?.("[data-filter-words]");
    const list = event.target.closest?.("[data-walk]") ?? field?.closest("[data-filter]").querySelector("[data-walk]");
    if (!list) return;
    const places = [...list.querySelectorAll("a, button")].filter((place) => place.offsetParent);
    const next = places[places.indexOf(event.target.closest("a, button")) + step];
    const target = field ? step > 0 && places[0] : (next ?? (step < 0 && fieldOf(list)));
    if (!target) return;
    event.preventDefault();
    target.focus();
  });
}

const fieldOf = (list) => list.closest("[data-filter]")?.querySelector("[data-filter-words]");
