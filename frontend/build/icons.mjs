// The icons in use as one sprite: <use href="icons.svg#name">.

import { readFile } from "node:fs/promises";

const AKSEL = new URL("../node_modules/@navikt/aksel-icons/dist/svg/", import.meta.url);
const LIST = new URL("../icons.json", import.meta.url);

/** {our name: Aksel's name} of every icon in use. */
export async function iconList() {
  return JSON.parse(await readFile(LIST, "utf8"));
}

async function symbol(name, aksel) {
  const svg = await readFile(new URL(`${aksel}.svg`, AKSEL), "utf8");
  const inner = svg.slice(svg.indexOf(">") + 1, svg.lastIndexOf("</svg>"));
  return `<symbol id="${name}" viewBox="0 0 24 24">${inner.replaceAll(/#[0-9a-f]{3,6}\b/gi, "currentColor").trim()}</symbol>`;
}

/** The sprite as text. */
export async function sprite() {
  const symbols = Object.entries(await iconList()).map(([name, aksel]) => symbol(name, aksel));
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none">${(await Promise.all(symbols)).join("")}</svg>`;
}
