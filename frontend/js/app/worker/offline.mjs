// The page that says there is no network: the same for everybody, in the reader's language and colours.

import { assetsOf, CACHE, keepAssets } from "./assets.mjs";

const LOOK = "Vidar-Look";

/** Keeps the page; with `look`, only if the one that is kept looks otherwise. */
export async function keepOfflinePage(address, look = "") {
  const cache = await caches.open(CACHE);
  const kept = look && (await cache.match(address));
  if (kept && kept.headers.get(LOOK) === look) return;
  const answer = await fetch(address, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(`No page at ${address}`);
  const html = await answer.text();
  await keepAssets(assetsOf(html));
  await cache.put(address, new Response(html, { headers: headersOf(answer, { [LOOK]: look }) }));
}

export async function offlinePage(address) {
  const cache = await caches.open(CACHE);
  return cache.match(address);
}

/** An answer's headers, for a text that is no longer packed; the content security policy is among them. */
export function headersOf(answer, more) {
  const headers = new Headers(answer.headers);
  for (const name of ["Content-Encoding", "Content-Length", "Vary"]) headers.delete(name);
  for (const [name, value] of Object.entries(more)) headers.set(name, value);
  return headers;
}
