// The worker between Vidar's pages and the network. It changes nothing while there is a network: it keeps what looks
// the same for everybody, and a person's own week where the server says so (see own.mjs).

import { assetsOf, carryOver, keepAssets, keptAsset } from "./assets.mjs";
import { keepOfflinePage, offlinePage } from "./offline.mjs";
import { forgetAll, forgetOthers, keep, keptHome, keptPage } from "./own.mjs";

const LOG_OUT = "/logg-ut/";
const OFFLINE = "/uten-nett/";

addEventListener("install", (event) => {
  event.waitUntil(Promise.all([keepAssets(AT_ONCE), keepOfflinePage(OFFLINE)]));
  skipWaiting(); // the new one knows all that the old one kept
});

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([registration.navigationPreload?.enable(), carryOver()]).then(() => clients.claim()));
});

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return;
  if (request.method === "GET" && pathname.startsWith("/static/")) event.respondWith(keptAsset(request));
  else if (request.mode === "navigate") event.respondWith(navigate(event));
});

/** A page says how it looks ({ look }), or asks for the own pages to be kept now ({ keep: [path] }). */
addEventListener("message", (event) => {
  const { look, keep: paths = [] } = event.data ?? {};
  if (look) event.waitUntil(keepOfflinePage(OFFLINE, look));
  event.waitUntil(Promise.all(paths.map(fetchOwn)));
});

async function navigate(event) {
  let answer;
  try {
    answer = (await event.preloadResponse) ?? (await fetch(event.request));
  } catch {
    return withoutNetwork(event.request);
  }
  await learn(event, new URL(event.request.url), answer);
  return answer;
}

/** Whoever the answer is for, what is kept for anybody else goes before it is shown. A fault of the server says nothing. */
async function learn(event, address, answer) {
  if (answer.type === "opaqueredirect" || answer.status >= 500) return;
  const whose = answer.headers.get("Vidar-Kept-For") ?? "";
  await forgetOthers(whose);
  if (whose && answer.status === 200 && answer.headers.has("Vidar-Keep"))
    event.waitUntil(keep(address.pathname, whose, answer.clone()).then(assetsOf).then(keepAssets));
}

async function fetchOwn(path) {
  const answer = await fetch(path, { credentials: "same-origin" }).catch(() => undefined);
  const whose = answer?.headers.get("Vidar-Kept-For");
  if (!whose || answer.status !== 200 || answer.redirected || !answer.headers.has("Vidar-Keep")) return;
  await forgetOthers(whose);
  await keepAssets(assetsOf(await keep(path, whose, answer)));
}

async function withoutNetwork(request) {
  const address = new URL(request.url);
  if (request.method !== "GET") {
    const isLogOut = address.pathname === LOG_OUT;
    if (isLogOut) await forgetAll();
    return Response.redirect(OFFLINE + (isLogOut ? "#ikke-logget-ut" : "#ikke-sendt"), 303);
  }
  const home = address.pathname === "/" ? await keptHome() : undefined;
  if (home) return Response.redirect(home, 302);
  return (await keptPage(address)) ?? (await offlinePage(OFFLINE)) ?? Response.error();
}
