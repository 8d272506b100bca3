// Taps wait in line until the server has them: in their order, through a bad line and a reload. Ids and marks only,
// in this tab's own storage, which the browser empties with the tab; logging out empties it before.

const FIRST_WAIT = 1000; // ms; doubled at each failure
const LONGEST_WAIT = 30_000;
const PREFIX = "foring:";

/** Takes away what others have left in this tab; all of it when somebody logs out. */
export function forgetOthers(person) {
  clear((key) => !key.startsWith(`${PREFIX}${person}:`));
  document.addEventListener("submit", ({ target }) => {
    if (target.action.endsWith("/logg-ut/")) clear(() => true);
  });
}

function clear(isGone) {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith(PREFIX) && isGone(key)) sessionStorage.removeItem(key);
  }
}

/** What waits under a key, also where the page has no line. */
export function stored(key) {
  try {
    return JSON.parse(sessionStorage.getItem(key)) ?? [];
  } catch {
    return [];
  }
}

/** The last mark wanted for each pupil among the items. */
export function wantedOf(items) {
  return new Map(items.filter(({ confirm }) => !confirm).map(({ pupil, mark }) => [pupil, mark]));
}

export class Line {
  /** Set when the page is opened anew on purpose: what waits is kept, and nobody need be asked. */
  isKept = false;
  #items;
  #key;
  #send;
  #isRunning = false;
  #failures = 0;
  #timer;

  constructor(key, send) {
    this.#key = key;
    this.#send = send;
    this.#items = stored(key);
    addEventListener("online", () => this.run());
    addEventListener("beforeunload", (event) => {
      if (this.waiting > 0 && !this.isKept) event.preventDefault();
    });
  }

  get waiting() {
    return this.#items.length;
  }

  get isSlow() {
    return this.#failures > 0;
  }

  /** The last mark wanted for each pupil in line. */
  wanted() {
    return wantedOf(this.#items);
  }

  /** A mark that has not been sent yet is changed in its place; one that may have arrived is followed by a new one. */
  put(pupil, mark, stands) {
    const last = this.#items.findLast((item) => item.pupil === pupil);
    if (last && !last.tried) {
      last.mark = mark;
      if (mark === last.expected) this.#items.splice(this.#items.indexOf(last), 1);
    } else {
      this.#items.push({ pupil, mark, expected: last ? last.mark : stands, tried: false });
    }
    this.#keep();
    this.run();
  }

  confirm() {
    if (this.#items.some((item) => item.confirm)) return;
    this.#items.push({ confirm: true });
    this.#keep();
    this.run();
  }

  async run() {
    if (this.#isRunning) return;
    clearTimeout(this.#timer);
    this.#isRunning = true;
    try {
      while (this.#items.length > 0 && (await this.#sendFirst()));
    } finally {
      this.#isRunning = false;
    }
  }

  async #sendFirst() {
    const [item] = this.#items;
    item.tried = true;
    this.#keep();
    const { outcome, answer } = await this.#send(item);
    if (outcome === "later") return this.#wait();
    this.#failures = 0;
    if (outcome === "closed") this.onClosed();
    if (outcome === "stop") this.onWait();
    if (outcome === "stop" || outcome === "closed") return false;
    this.#items.shift();
    if (outcome === "conflict") {
      const wanted = this.wanted().get(item.pupil) ?? item.mark;
      this.#items = this.#items.filter(({ pupil, confirm }) => pupil !== item.pupil && !confirm);
      this.onConflict({ ...item, mark: wanted }, answer);
    }
    this.#keep();
    if (outcome === "done") await this.onDone(item, answer);
    if (outcome === "refused") this.onRefused(item, answer);
    return true;
  }

  #wait() {
    this.#timer = setTimeout(() => this.run(), Math.min(FIRST_WAIT * 2 ** this.#failures, LONGEST_WAIT));
    this.#failures += 1;
    this.onWait();
    return false;
  }

  #keep() {
    if (this.#items.length > 0) sessionStorage.setItem(this.#key, JSON.stringify(this.#items));
    else sessionStorage.removeItem(this.#key);
  }
}
