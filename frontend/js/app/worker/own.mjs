// A person's own pages, on a device that they have called their own. The server decides: only an answer with Vidar-Keep
// is kept, under the code in Vidar-Kept-For, which stands for the person and the role and names nobody. An answer with
// another code, or with none, ends what is kept: logged out, another role, another person, the choice taken back.

import { headersOf } from "./offline.mjs";

const PREFIX = "vidar-own-";
const DAY = "/min-dag/";
const WEEK = "/timeplan/";
const KEPT_AT = "Vidar-Kept-At";
const LONGEST = 7 * 24 * 60 * 60 * 1000; // ms; an older week helps nobody

let latest = "";

/** Deletes all that is kept under other codes than this one. */
export async function forgetOthers(whose) {
  latest = whose;
  const names = await ownCaches();
  await Promise.all(names.filter((name) => name !== PREFIX + whose).map((name) => caches.delete(name)));
}

export const forgetAll = () => forgetOthers("");

/** Keeps a page under its path, marked as kept; gives its text. */
export async function keep(path, whose, answer) {
  const at = Date.now();
  const html = (await answer.text()).replace('data-from="net"', `data-from="kept" data-kept-at="${at}"`);
  const cache = await caches.open(PREFIX + whose);
  await cache.put(path, new Response(html, { headers: headersOf(answer, { [KEPT_AT]: at }) }));
  if (latest !== whose) await caches.delete(PREFIX + whose); // somebody logged out while this was written
  return html;
}

/** Gives the page that is kept for an address, if it shows what the address asks for. */
export async function keptPage({ pathname, search, searchParams }) {
  const kept = await find(pathname);
  if (!kept || !search) return kept;
  const day = searchParams.get("dag");
  const html = await kept.clone().text();
  return day && html.includes(`id="dag-${day}"`) ? kept : undefined;
}

/** Gives the path that the front page leads to: today's day before the week, and the week before an older day. */
export async function keptHome() {
  const day = await find(DAY);
  if (day && new Date(keptAt(day)).toDateString() === new Date().toDateString()) return DAY;
  return (await find(WEEK)) ? WEEK : day && DAY;
}

async function find(path) {
  for (const name of await ownCaches()) {
    const kept = await (await caches.open(name)).match(path);
    if (kept && Date.now() - keptAt(kept) < LONGEST) return kept;
    if (kept) await caches.delete(name);
  }
  return undefined;
}

const keptAt = (kept) => Number(kept.headers.get(KEPT_AT));
const ownCaches = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));
