// A colleague was first, with another mark: both are shown, and nothing is written until one is chosen.

import { markInWords, words } from "./words.mjs";

export class Conflicts {
  #rows;
  #line;
  #open = new Map();

  constructor(rows, line) {
    this.#rows = rows;
    this.#line = line;
  }

  show(row, mine, theirs) {
    this.forget(row);
    const box = document.getElementById("foring-konflikt").content.cloneNode(true).firstElementChild;
    const places = { name: theirs.name, theirs: theirs.words, mine: markInWords(mine) };
    row.append(box);
    row.classList.add("is-faulty");
    box.firstElementChild.textContent = words("conflict", places);
    this.#rows.keep(row, theirs.code);
    this.#open.set(row, box);
    box.addEventListener("click", ({ target }) => {
      const choice = target.dataset.keep;
      if (!choice) return;
      this.forget(row);
      this.#rows.show(row, choice === "mine" ? mine : theirs.code);
      if (choice === "mine") this.#line.put(row.dataset.pupil, mine, theirs.code);
      this.#rows.focus(row);
      document.querySelector(".register-counts").textContent = this.#rows.counts();
    });
  }

  /** A new tap on the row is the choice. */
  forget(row) {
    this.#open.get(row)?.remove();
    this.#open.delete(row);
    row.classList.remove("is-faulty");
  }

  /** Leads to the first that waits for a choice, if any. */
  showFirst() {
    const [row] = this.#open.keys();
    row?.querySelector("[data-keep]").focus();
    return Boolean(row);
  }
}
