// What makes Vidar an app: its icons, its colours for the manifest, and its worker, which knows what it shall keep.

import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { appIcons } from "./appicons.mjs";
import { tokens } from "./palette.mjs";
import { minified } from "./scripts.mjs";

const WORKER = fileURLToPath(new URL("../js/app/worker/worker.mjs", import.meta.url));

/** What a page needs to look right without a network; the rest is kept when a page fetches it. */
const AT_ONCE = ["vidar.css", "vidar.js", "htmx.js", "inter.woff2", "icons.svg", "mark.svg"];
const isAtOnce = (name) => AT_ONCE.includes(name) || name.startsWith("ds-"); // the signs of messages

/** The top bar's and the page's ground in both schemes. */
function colours() {
  const of = (scheme, step) => tokens(scheme)[`--ds-color-neutral-${step}`];
  const both = (step) => ({ light: of("light", step), dark: of("dark", step) });
  return { theme: both("surface-default"), background: both("background-tinted") };
}

/** Adds icons, colours and, last of all, the worker: its version is the names of everything else, so that any change renews it. */
export async function buildApp(output) {
  for (const { name, content } of await appIcons()) output.add(name, content);
  output.add("app.json", JSON.stringify(colours()));
  const addresses = output.addresses();
  const version = createHash("sha256").update(JSON.stringify(addresses)).digest("hex").slice(0, 10);
  const known = {
    VERSION: JSON.stringify(version),
    AT_ONCE: JSON.stringify(Object.keys(addresses).filter(isAtOnce).map((name) => `/static/${addresses[name]}`)),
  };
  output.add("worker.js", await minified(WORKER, "iife", known));
}
