// Taps that waited on a bad line while a colleague closed the register: told, with a choice. Nothing is sent by itself.

import { stored, wantedOf } from "./line.mjs";
import { markInWords, words } from "./words.mjs";

/** Shows the marks that did not come through, if there are any that do not stand already. */
export function tellUnsent(side, key) {
  const box = document.getElementById("foring-usendt");
  const names = JSON.parse(box?.dataset.names ?? "{}");
  const rowOf = (pupil) => side.querySelector(`.pupil[data-pupil="${pupil}"]`);
  const unsent = [...wantedOf(stored(key))].filter(([pupil, mark]) => rowOf(pupil)?.dataset.code !== mark);
  if (!box || unsent.length === 0) return sessionStorage.removeItem(key);
  box.querySelector("h2").textContent = words(unsent.length === 1 ? "unsentOne" : "unsentMany", { n: unsent.length });
  const lines = unsent.map(([pupil, mark]) => {
    const line = document.createElement("li");
    line.textContent = words("said", { name: names[pupil] ?? words("aPupil"), mark: markInWords(mark) });
    return line;
  });
  box.querySelector("ul").replaceChildren(...lines);
  box.hidden = false;
  box.focus();
  return document.getElementById("foring-forkast").addEventListener("click", () => {
    sessionStorage.removeItem(key);
    box.hidden = true;
  });
}
