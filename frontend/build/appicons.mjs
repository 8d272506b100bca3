// The app's icons, drawn from the one mark: as it is, on a full square for systems that cut their own shape, and for iPhone.

import { readFile } from "node:fs/promises";
import { Resvg } from "@resvg/resvg-js";

const MARK = new URL("../../src/vidar/web/static/mark.svg", import.meta.url);
const SIDE = 32; // of the mark's own square
const SAFE = 0.74; // a mask may cut away all but a circle of four fifths
const ROOMY = 0.88; // iPhone rounds the corners and takes nothing else

const PICTURES = [
  ["icon-192.png", 192, 0],
  ["icon-512.png", 512, 0],
  ["icon-maskable-192.png", 192, SAFE],
  ["icon-maskable-512.png", 512, SAFE],
  ["apple-touch-icon.png", 180, ROOMY],
];

/** The mark with its ground out to the edges and its letter at `share` of its size. */
function fullSquare(svg, share) {
  const ground = svg.match(/<rect [^>]*\/>/)?.[0];
  const inner = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"));
  if (!ground || !svg.includes(`viewBox="0 0 ${SIDE} ${SIDE}"`)) throw new Error("mark.svg is drawn in another way than its icons expect.");
  const middle = (SIDE * (1 - share)) / 2;
  const letter = `<g transform="translate(${middle} ${middle}) scale(${share})">${inner.replace(ground, "")}</g>`;
  const opening = svg.slice(0, svg.indexOf(">") + 1);
  return `${opening}${ground.replace(/ rx="[^"]*"/, "")}${letter}</svg>`;
}

/** [{name, content}] of every picture, as PNG. */
export async function appIcons() {
  const svg = await readFile(MARK, "utf8");
  return PICTURES.map(([name, width, share]) => {
    const drawn = new Resvg(share ? fullSquare(svg, share) : svg, { fitTo: { mode: "width", value: width } });
    return { name, content: drawn.render().asPng() };
  });
}
