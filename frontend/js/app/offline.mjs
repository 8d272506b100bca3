// Without a network: a form says that nothing is sent, and the page for it leads to what is kept.

const LOG_OUT = "/logg-ut/";
const OWN = "vidar-own-";
const OFFLINE = "/uten-nett/";
const STAYS = 700; // ms

/** Acts when the network is back and has stayed for a moment: one that comes and goes must not stop a page on its way. */
export function whenBack(act) {
  addEventListener("online", () => setTimeout(() => navigator.onLine && act(), STAYS));
}

/**
 * A form sent without a network stays where it is, with all that is written in it. Logging out goes on: the worker
 * then takes away what is kept here. Forms that a script sends look after themselves.
 */
export function sayWhenNothingIsSent() {
  const note = document.querySelector(".offline-note");
  if (!note) return;
  addEventListener("submit", (event) => {
    if (navigator.onLine || event.defaultPrevented) return;
    if (navigator.serviceWorker?.controller && new URL(event.target.action).pathname === LOG_OUT) return;
    event.preventDefault();
    note.hidden = false;
  });
  addEventListener("online", () => {
    note.hidden = true;
  });
}

/** The offline page shows the way to the own week if one is kept, and goes away by itself when the network comes back. */
export async function leadToKept() {
  const page = document.querySelector("[data-offline]");
  if (!page) return;
  whenBack(() => {
    if (location.hash === "#ikke-sendt") return; // the way back to what was written stays open
    if (location.pathname === OFFLINE) location.replace("/");
    else location.reload();
  });
  const names = await globalThis.caches?.keys();
  if (names?.some((name) => name.startsWith(OWN))) page.querySelector("[data-kept-week]").hidden = false;
}
