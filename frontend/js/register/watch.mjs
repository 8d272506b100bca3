// Colleagues who write in the same register are seen: now and then, when one comes back, and when a write met theirs.

import { words } from "./words.mjs";

const EVERY = 20_000; // ms, while the page is seen

export class Watch {
  #side;
  #talk;
  #rows;
  #line;

  constructor(side, talk, rows, line) {
    this.#side = side;
    this.#talk = talk;
    this.#rows = rows;
    this.#line = line;
  }

  begin() {
    setInterval(() => document.visibilityState === "visible" && this.look(), EVERY);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && this.look());
  }

  /** After a write: was the version it met the one we knew? */
  async met({ version, seen }) {
    if (seen !== this.#talk.version) return this.look();
    this.#talk.version = version;
    return undefined;
  }

  async look() {
    const changes = await this.#talk.changes();
    if (!changes) return undefined;
    this.#talk.version = changes.version;
    if (changes.state !== "open") return this.#line.onClosed();
    const waiting = this.#line.wanted();
    for (const [pupil, { code, words: mark, by }] of Object.entries(changes.rows)) {
      const row = this.#rows.of(pupil);
      if (!row || this.#rows.stands(row) === code || waiting.has(pupil)) continue;
      this.#rows.keep(row, code);
      this.#rows.show(row, code);
      this.#rows.note(row, by);
      document.getElementById("foring-sagt").textContent = words("changed", { name: this.#rows.name(row), mark });
    }
    this.#side.querySelector(".register-counts").textContent = this.#rows.counts();
    return undefined;
  }
}
