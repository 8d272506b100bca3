// Builds all that the browser fetches into src/vidar/web/static/dist, with a size report. Takes about a second.
// Run by "npm run build" here, or by "make demo" and "make check".

import { readdir, readFile } from "node:fs/promises";
import { buildApp } from "./build/app.mjs";
import { contrastFaults } from "./build/contrast.mjs";
import { fontCss, fontPieces } from "./build/font.mjs";
import { sprite } from "./build/icons.mjs";
import { Output } from "./build/output.mjs";
import { report } from "./build/report.mjs";
import { buildScripts } from "./build/scripts.mjs";
import { buildStyles } from "./build/styles.mjs";

const STATIC = new URL("../src/vidar/web/static/", import.meta.url);

async function addDrawn(output) {
  for (const name of await readdir(STATIC)) {
    if (name.endsWith(".svg")) output.add(name, await readFile(new URL(name, STATIC)));
  }
}

async function main() {
  const output = new Output();
  const faults = contrastFaults();
  const pieces = await fontPieces();
  const fonts = pieces.map(({ name, content, range }) => ({ address: output.add(name, content), range }));
  await buildStyles(output, fontCss(fonts));
  await buildScripts(output);
  output.add("icons.svg", await sprite());
  await addDrawn(output);
  await buildApp(output);
  faults.push(...report(output.sizes()));
  if (faults.length > 0) throw new Error(faults.join("\n"));
  await output.write(new URL("dist/", STATIC));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
