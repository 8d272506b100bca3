// Built files have their content's hash in the name: one that is kept is never old. Each version has its own cache.

const PREFIX = "vidar-static-";
export const CACHE = PREFIX + VERSION;

/** The built files that a page's text names, but not the pictures of the app, which the system fetches. */
export function assetsOf(html = "") {
  return [...new Set(html.match(/\/static\/[\w.-]+/g) ?? [])].filter((each) => !each.endsWith(".png"));
}

/** Keeps those that are not kept yet. */
export async function keepAssets(addresses) {
  const cache = await caches.open(CACHE);
  await Promise.all(addresses.map(async (each) => (await cache.match(each)) || cache.add(each)));
}

/** Gives a built file from the cache, else from the network and into the cache. */
export async function keptAsset(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.status === 200) await cache.put(request, answer.clone());
  return answer;
}

/** Leaves the caches of other versions, all but what a page that is kept still needs. */
export async function carryOver() {
  const names = await caches.keys();
  const needed = await neededBy(names.filter((name) => !name.startsWith(PREFIX)));
  const mine = await caches.open(CACHE);
  for (const name of names.filter((each) => each.startsWith(PREFIX) && each !== CACHE)) {
    const old = await caches.open(name);
    for (const address of needed) {
      const kept = await old.match(address);
      if (kept && !(await mine.match(address))) await mine.put(address, kept);
    }
    await caches.delete(name);
  }
}

async function neededBy(names) {
  const found = new Set();
  for (const name of names) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      for (const address of assetsOf(await (await cache.match(request)).text())) found.add(address);
    }
  }
  return found;
}
