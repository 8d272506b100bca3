// What is said to the server, and what its answers mean for the line.

import { words } from "./words.mjs";

const PATIENCE = 10_000; // ms; then the line counts as bad

export class Talk {
  stopped = "";
  #base;
  #token;

  constructor(side, form) {
    this.#base = form.action;
    this.#token = form.elements.csrfmiddlewaretoken.value;
    this.version = Number(side.dataset.version);
  }

  /** Sends an item of the line: { outcome: "done" | "later" | "conflict" | "refused" | "closed" | "stop", answer }. */
  async send({ pupil, mark, expected, confirm }) {
    const address = confirm ? "bekreft/" : `elev/${pupil}/`;
    const body = confirm ? undefined : new URLSearchParams({ merke: mark, sto: expected });
    const answer = await this.#ask(address, { method: "POST", body, headers: { "X-CSRFToken": this.#token } });
    if (!answer || answer.status >= 500 || answer.status === 429) return { outcome: "later" };
    if (answer.type === "opaqueredirect") return this.#stop(words("loggedOut"));
    const content = await answer.json().catch(() => undefined);
    if (!content) return this.#stop(words("notSaved", { why: answer.status }));
    if (content.conflict) return { outcome: "conflict", answer: content };
    if (content.state && !answer.ok) return { outcome: "closed", answer: content };
    if (answer.status === 400) return { outcome: "refused", answer: content };
    if (!answer.ok) return this.#stop(words("notSaved", { why: content.refused }));
    this.stopped = "";
    return { outcome: "done", answer: content };
  }

  /** What colleagues have written since our version, or nothing. */
  async changes() {
    const answer = await this.#ask(`nytt/?v=${this.version}`, {});
    if (!answer?.ok || answer.status === 204) return undefined;
    return answer.json().catch(() => undefined);
  }

  #stop(why) {
    this.stopped = why;
    return { outcome: "stop" };
  }

  #ask(address, options) {
    return fetch(this.#base + address, {
      ...options,
      redirect: "manual",
      signal: AbortSignal.timeout(PATIENCE),
    }).catch(() => undefined);
  }
}
