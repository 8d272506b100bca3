// What a first visit costs, and whether it stays within the promise.

const HTML = 10_000; // a full week with its layout, compressed
const LIMIT = 90_000;
const FONT_LIMIT = 20_000;
const OWN_SCRIPT_LIMIT = 10_000;

/** Fetched only when a page shows them: other European letters, the register, Designsystemet's drawings, the app's icons. */
const isLater = (name) =>
  ["inter-ext.woff2", "register.js", "app.json"].includes(name) || name.startsWith("ds-") || name.endsWith(".png");

const kb = (bytes) => `${(bytes / 1000).toFixed(1)} kB`.padStart(9);

function line(name, raw, br, gz, note = "") {
  return `${name.padEnd(22)}${kb(raw)}${kb(br)}${kb(gz)}  ${note}`.trimEnd();
}

/** Prints the sizes; gives back sentences about what is too large. */
export function report(sizes, print = console.log) {
  const at = (name) => sizes.find((file) => file.name === name)?.br ?? 0;
  const first = sizes.filter(({ name }) => !isLater(name)).reduce((sum, { br }) => sum + br, HTML);
  print(`${"".padEnd(22)}${"raw".padStart(9)}${"brotli".padStart(9)}${"gzip".padStart(9)}`);
  for (const { name, raw, br, gz } of sizes)
    print(line(name, raw, br, gz, isLater(name) ? "only when shown" : ""));
  print(`First visit with ${kb(HTML).trim()} of HTML: ${kb(first).trim()} of at most ${kb(LIMIT).trim()}`);
  return [
    first > LIMIT && `The first visit is ${kb(first).trim()}, more than ${kb(LIMIT).trim()}.`,
    at("inter.woff2") > FONT_LIMIT &&
      `The font is ${kb(at("inter.woff2")).trim()}, more than ${kb(FONT_LIMIT).trim()}.`,
    at("vidar.js") > OWN_SCRIPT_LIMIT &&
      `vidar.js is ${kb(at("vidar.js")).trim()}, more than ${kb(OWN_SCRIPT_LIMIT).trim()}.`,
  ].filter(Boolean);
}
