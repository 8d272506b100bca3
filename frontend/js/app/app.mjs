// Vidar as an app: its worker is set to work once the page is there, and a page says how things are without a network.

import { offerInstall } from "./install.mjs";
import { settleKept } from "./kept.mjs";
import { leadToKept, sayWhenNothingIsSent } from "./offline.mjs";

const WORKER = "/service-worker.js";
const AFTER = 500; // ms; nobody waits for it

export function startApp() {
  offerInstall();
  settleKept();
  leadToKept();
  sayWhenNothingIsSent();
  if (!("serviceWorker" in navigator)) return;
  for (const place of document.querySelectorAll("[data-needs-worker]")) place.hidden = false;
  const begin = () => setTimeout(() => tell().catch(() => undefined), AFTER); // no network, or forbidden here: no worker
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
}

async function tell() {
  await navigator.serviceWorker.register(WORKER);
  const { lang, dataset } = document.documentElement;
  if (dataset.from === "kept" || document.querySelector("[data-offline]")) return;
  const { active } = await navigator.serviceWorker.ready;
  const now = document.querySelector("[data-keep-now]");
  active.postMessage({ look: `${lang} ${dataset.colorScheme}`, keep: now?.dataset.keepNow.split(" ") });
}
