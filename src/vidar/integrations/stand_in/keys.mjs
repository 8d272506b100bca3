// Signing keys of both roles, kept in a file so that logins survive a restart.
import { generateKeyPair } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { promisify } from "node:util";

const generate = promisify(generateKeyPair);

async function newKey() {
  const { privateKey } = await generate("rsa", { modulusLength: 2048 });
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: "RS256" };
}

async function save(keys, file) {
  if (file) {
    await writeFile(file, JSON.stringify(keys), { mode: 0o600 });
  }
  return keys;
}

export async function loadKeys(file) {
  if (file) {
    try {
      return JSON.parse(await readFile(file, "utf8"));
    } catch (error) {
      if (error.code !== "ENOENT") {
        throw error;
      }
    }
  }
  const [feide, idporten] = await Promise.all([newKey(), newKey()]);
  return save({ feide: [feide], idporten: [idporten] }, file);
}

export async function rotateKeys(keys, file) {
  const [feide, idporten] = await Promise.all([newKey(), newKey()]);
  return save({ feide: [feide, keys.feide[0]], idporten: [idporten, keys.idporten[0]] }, file);
}
