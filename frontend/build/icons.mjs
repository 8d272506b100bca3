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
  const rounded = inner.replaceAll(/\d*\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
  return `<symbol id="${name}" viewBox="0 0 24 24">${rounded.replaceAll(/ fill="#\w+"/g, ' fill="currentColor"').trim()}</symbol>`;
}

/** The sprite as text. */
export async function sprite() {
  const symbols = Object.entries(await iconList()).map(([name, aksel]) => symbol(name, aksel));
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none">${(await Promise.all(symbols)).join("")}</svg>`;
}
