// The demo people, read from a JSON file and read again when it has changed.
import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";

// Feide's sub is a UUID that never changes for a person.
function uuidFrom(text) {
  const bytes = createHash("sha256").update(`vidar-stand-in:${text}`).digest().subarray(0, 16);
  bytes[6] = (bytes[6] & 0x0f) | 0x50;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function read(file) {
  return JSON.parse(readFileSync(file, "utf8")).map((account) => ({ ...account, sub: uuidFrom(account.id) }));
}

export function accountBook(file) {
  let stamp;
  let people = [];

  function current() {
    const { mtimeMs, size, ino } = statSync(file);
    const seen = `${mtimeMs}:${size}:${ino}`;
    if (seen !== stamp) {
      people = read(file);
      stamp = seen;
    }
    return people;
  }

  current();
  return {
    of: (provider) => current().filter((account) => account.provider === provider),
    byId: (provider, id) => current().find((account) => account.provider === provider && account.id === id),
    bySub: (provider, sub) => current().find((account) => account.provider === provider && account.sub === sub),
  };
}
