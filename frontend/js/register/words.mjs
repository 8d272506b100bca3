// Words of the page, in its language, with places for what differs.

const place = document.getElementById("foring-ord");
const all = place ? JSON.parse(place.dataset.words) : {};

/** The text called so, with "{n}" and the like filled in. */
export function words(name, places = {}) {
  return Object.entries(places).reduce((text, [key, value]) => text.replace(`{${key}}`, value), all[name] ?? "");
}

/** [minutes late, minutes early] of a code like "12-0"; nothing of the others. */
export const minutesOf = (code) => (/^\d+-\d+$/.test(code) ? code.split("-").map(Number) : undefined);

/** A mark's code as it stands within a sentence. */
export function markInWords(code) {
  const minutes = minutesOf(code);
  if (!minutes) return words(code);
  const [late, early] = minutes;
  return [late && words("late", { n: late }), early && words("early", { n: early })].filter(Boolean).join(", ");
}
