// Files with their content's hash in the name, beside .br and .gz twins, and the manifest that finds them.

import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { extname } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const TEXT = new Set([".css", ".js", ".svg", ".json", ".txt"]);
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };

/** Collects what is built; nothing is written before `write`, so that a failing build leaves the last good one. */
export class Output {
  #files = new Map();

  /** Takes a file in and gives back its address, relative to the folder: "vidar.css" → "vidar.1f2e3d4c.css". */
  add(name, content) {
    const bytes = Buffer.from(content);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    const ending = extname(name);
    const address = `${name.slice(0, -ending.length)}.${hash}${ending}`;
    const isText = TEXT.has(ending);
    const br = isText ? brotliCompressSync(bytes, BROTLI) : undefined;
    const gz = isText ? gzipSync(bytes, { level: 9 }) : undefined;
    this.#files.set(name, { address, bytes, br, gz });
    return address;
  }

  /** [{name, raw, br, gz}] in bytes; what is compressed already counts the same in all three. */
  sizes() {
    return [...this.#files].map(([name, { bytes, br, gz }]) => ({
      name,
      raw: bytes.length,
      br: br?.length ?? bytes.length,
      gz: gz?.length ?? bytes.length,
    }));
  }

  /** Replaces the folder (a file URL ending in "/") by what was added. */
  async write(folder) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const manifest = Object.fromEntries([...this.#files].map(([name, { address }]) => [name, address]));
    await writeFile(new URL("manifest.json", folder), `${JSON.stringify(manifest, null, 2)}\n`);
    for (const { address, bytes, br, gz } of this.#files.values()) {
      await writeFile(new URL(address, folder), bytes);
      if (br) await writeFile(new URL(`${address}.br`, folder), br);
      if (gz) await writeFile(new URL(`${address}.gz`, folder), gz);
    }
  }
}
