// The one style sheet: Designsystemet's components in use, our theme, our own rules.

import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import { browserslistToTargets, bundleAsync, transform } from "lightningcss";
import { stepsCss } from "./steps.mjs";
import { themeCss } from "./theme.mjs";

const SOURCE = new URL("../css/vidar.css", import.meta.url);
const DESIGNSYSTEMET = new URL("../node_modules/@digdir/designsystemet-css/dist/src/", import.meta.url);
const PRIVATE = "--_ds"; // set by scripts of Designsystemet that we do not use
const PREFIX = "designsystemet:";
const TARGETS = browserslistToTargets([
  "chrome 109",
  "edge 109",
  "firefox 115",
  "safari 16.2",
  "ios_saf 16.2",
]);
const SVG_DATA = /^data:image\/svg\+xml(?:;charset=utf-8)?,/;

/** Drawings inside the CSS become files, so that the content security policy need not allow data addresses. */
function drawingsToFiles(output) {
  const seen = new Map();
  return {
    Url(url) {
      if (!SVG_DATA.test(url.url)) return url;
      const svg = decodeURIComponent(url.url.replace(SVG_DATA, ""));
      if (!seen.has(svg)) seen.set(svg, output.add(`ds-${seen.size + 1}.svg`, svg));
      return { ...url, url: seen.get(svg) };
    },
  };
}

async function bundle(output) {
  const { code } = await bundleAsync({
    filename: fileURLToPath(SOURCE),
    minify: true,
    targets: TARGETS,
    visitor: drawingsToFiles(output),
    resolver: {
      resolve: (specifier, from) =>
        specifier.startsWith(PREFIX)
          ? fileURLToPath(new URL(`${specifier.slice(PREFIX.length)}.css`, DESIGNSYSTEMET))
          : fileURLToPath(new URL(specifier, pathToFileURL(from))),
      read: (file) => readFileSync(file, "utf8"),
    },
  });
  return code.toString();
}

const names = (text, pattern) => new Set([...text.matchAll(pattern)].map((match) => match[1]));

/** Custom properties read without a fallback but never given a value: always a misspelling or a missing token. */
function undefinedProperties(css) {
  const defined = names(css, /(--[\w-]+)\s*:/g);
  return [...names(css, /var\((--[\w-]+)\)/g)].filter(
    (name) => !defined.has(name) && !name.startsWith(PRIVATE),
  );
}

/** Adds the style sheet to the output. `fonts` are the @font-face rules. Throws when a rule reads an unknown token. */
export async function buildStyles(output, fonts) {
  const rules = await bundle(output);
  const used = names(rules, /var\((--[\w-]+)/g);
  const layers = "@layer ds.theme,ds.base,ds.components,vidar;";
  const whole = [layers, fonts, themeCss(used), rules, stepsCss()].join("");
  const { code } = transform({
    filename: "vidar.css",
    code: Buffer.from(whole),
    minify: true,
    targets: TARGETS,
  });
  const css = code.toString();
  const missing = undefinedProperties(css);
  if (missing.length > 0) throw new Error(`Custom properties without a value: ${missing.join(", ")}`);
  output.add("vidar.css", css);
}
