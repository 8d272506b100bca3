// Inter, cut down to what Norwegian pages need, and a second piece for other European names, fetched only then.

import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import subsetFont from "subset-font";

const FILES = new URL("../node_modules/@fontsource-variable/inter/files/", import.meta.url);
const ASCII = String.fromCodePoint(...Array.from({ length: 95 }, (_, index) => 32 + index));
const NORWEGIAN = "ÆØÅæøåÀÁÂÄÇÈÉÊËÌÍÎÏÑÒÓÔÖÙÚÛÜàáâäçèéêëìíîïñòóôöùúûüß";
const SIGNS = "\u00a0\u202f\u2011–—…·•«»“”‘’‚„§½×°−±→←";
const SAMI_AND_EUROPEAN =
  "ČčĐđŊŋŠšŦŧŽžĀāĂăĄąĆćĎďĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļĽľŁłŃńŅņŇňŌōŐőŔŕŘřŚśŞşȘșŢţȚțŤťŪūŮůŰűŲųŹźŻżŐő";

const OPTIONS = {
  targetFormat: "woff2",
  keepFeatures: ["kern", "tnum"],
  variationAxes: { wght: { min: 400, max: 700 } },
  noHinting: true,
};

const PIECES = [
  { name: "inter.woff2", source: "inter-latin-wght-normal.woff2", text: ASCII + NORWEGIAN + SIGNS },
  { name: "inter-ext.woff2", source: "inter-latin-ext-wght-normal.woff2", text: SAMI_AND_EUROPEAN },
];

const ranges = (text) =>
  [...new Set(text)]
    .map((sign) => sign.codePointAt(0))
    .sort((a, b) => a - b)
    .reduce((found, code) => {
      const last = found.at(-1);
      if (last && last[1] === code - 1) last[1] = code;
      else found.push([code, code]);
      return found;
    }, [])
    .map(([first, last]) => `U+${first.toString(16)}${last > first ? `-${last.toString(16)}` : ""}`)
    .join(",");

/** The font files as [{name, content, range}], the first of them for every page. */
export function fontPieces() {
  return Promise.all(
    PIECES.map(async ({ name, source, text }) => {
      const whole = await readFile(fileURLToPath(new URL(source, FILES)));
      return { name, content: await subsetFont(whole, text, OPTIONS), range: ranges(text) };
    }),
  );
}

/**
 * The @font-face rules for [{address, range}]. "optional" never swaps a font under the reader's eyes, and the
 * fallback is stretched to Inter's measures, so that neither choice moves a line.
 */
export function fontCss(pieces) {
  const faces = pieces.map(
    ({ address, range }) =>
      `@font-face{font-family:Inter;font-weight:400 700;font-display:optional;src:url("${address}") format("woff2");unicode-range:${range}}`,
  );
  return [...faces, ...FALLBACKS.map(fallbackCss)].join("");
}

/** Arial's weights and how much wider Inter is, measured on Norwegian text. */
const FALLBACKS = [
  { weight: "400 500", names: ["Arial", "Liberation Sans"], wider: 1.065 },
  { weight: "600 700", names: ["Arial Bold", "Arial-BoldMT", "Liberation Sans Bold"], wider: 1.015 },
];
const ASCENT = 0.96875; // Inter's, as a share of its size
const DESCENT = 0.2412;

function fallbackCss({ weight, names, wider }) {
  const percent = (share) => `${(100 * share).toFixed(2)}%`;
  const sources = names.map((name) => `local("${name}")`).join(",");
  return (
    `@font-face{font-family:"Inter fallback";font-weight:${weight};src:${sources};size-adjust:${percent(wider)};` +
    `ascent-override:${percent(ASCENT / wider)};descent-override:${percent(DESCENT / wider)};line-gap-override:0%}`
  );
}
