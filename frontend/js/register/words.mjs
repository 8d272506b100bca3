// Words of the page, in its language, with places for what differs.

const place = document.getElementById("foring-ord");
const all = place ? JSON.parse(place.dataset.words) : {};

/** The text called so, with "{n}" and the like filled in. */
export function words(name, places = {}) {
  return Object.entries(places).reduce((text, [key, value]) => text.replace(`{${key}}`, value), all[name] ?? "");
}
