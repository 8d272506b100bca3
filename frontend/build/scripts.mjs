// htmx and our own modules: two files, so that a change of ours leaves htmx in the browser's cache.

import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const OWN = fileURLToPath(new URL("../js/vidar.mjs", import.meta.url));
const REGISTER = fileURLToPath(new URL("../js/register/register.mjs", import.meta.url));
const HTMX = fileURLToPath(new URL("../node_modules/htmx.org/dist/htmx.js", import.meta.url));

/** A module and all it imports as one small file; `define` puts values in for names. */
export async function minified(entry, format, define = {}) {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    format,
    define,
    minify: true,
    target: ["es2022"],
    legalComments: "none",
    write: false,
  });
  return result.outputFiles[0].contents;
}

/** Adds both scripts to the output. */
export async function buildScripts(output) {
  output.add("htmx.js", await minified(HTMX));
  output.add("vidar.js", await minified(OWN, "esm"));
  output.add("register.js", await minified(REGISTER, "esm"));
}
