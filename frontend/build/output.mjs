// Files with their content's hash in the name, beside .br and .gz twins, and the manifest that finds them.

import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
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

  /** {name: address} of all that is added so far. */
  addresses() {
    return Object.fromEntries([...this.#files].map(([name, { address }]) => [name, address]));
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

  /** Makes the folder (a file URL ending in "/") hold what was added: new files, then the manifest, then no old ones. */
  async write(folder) {
    await mkdir(folder, { recursive: true });
    const written = new Set(["manifest.json"]);
    for (const { address, bytes, br, gz } of this.#files.values()) {
      for (const [name, content] of [
        [address, bytes],
        [`${address}.br`, br],
        [`${address}.gz`, gz],
      ]) {
        if (!content) continue;
        await writeFile(new URL(name, folder), content);
        written.add(name);
      }
    }
    await this.#writeManifest(folder);
    for (const name of await readdir(folder))
      if (!written.has(name)) await rm(new URL(name, folder), { recursive: true, force: true });
  }

  /** In one stroke, so that a running server never reads half of it. */
  async #writeManifest(folder) {
    const draft = new URL(`manifest.${process.pid}.part`, folder);
    await writeFile(draft, `${JSON.stringify(this.addresses(), null, 2)}\n`);
    await rename(draft, new URL("manifest.json", folder));
  }
}
