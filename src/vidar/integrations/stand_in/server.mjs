// Plays Feide and ID-porten on two ports of this machine. Prints one line of JSON when both answer.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { parseArgs } from "node:util";

import { accountBook } from "./accounts.mjs";
import { feide } from "./feide.mjs";
import { idporten } from "./idporten.mjs";
import { loadKeys, rotateKeys } from "./keys.mjs";
import { buildProvider } from "./provider.mjs";

const HOST = "127.0.0.1";

const { values: options } = parseArgs({
  options: {
    "port-feide": { type: "string", default: "0" },
    "port-idporten": { type: "string", default: "0" },
    accounts: { type: "string" },
    client: { type: "string" },
    keys: { type: "string" },
    "stop-with-stdin": { type: "boolean", default: false },
  },
});
if (!options.accounts || !options.client) {
  console.error("Usage: server.mjs --accounts FILE --client FILE [--port-feide N] [--port-idporten N] [--keys FILE]");
  process.exit(2);
}

function listen(port) {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error) => {
      reject(error.code === "EADDRINUSE" ? new Error(`port ${port} is in use`) : error);
    });
    server.listen(Number(port), HOST, () => resolve(server));
  });
}

async function play(profile, port, keys, accounts, clients) {
  const server = await listen(port);
  const issuer = `http://${HOST}:${server.address().port}`;
  const rebuild = buildProvider({ profile, issuer, accounts, clients });
  let handle = rebuild(keys);
  server.on("request", (request, response) => handle(request, response));
  return { server, issuer, useKeys: (next) => { handle = rebuild(next); } };
}

// Whoever started this program reads one line: that it is ready, or why it is not.
process.on("uncaughtException", (error) => {
  console.error(error);
  process.stdout.write(`${JSON.stringify({ error: error.message })}\n`, () => process.exit(1));
});

const accounts = accountBook(options.accounts);
const clients = JSON.parse(await readFile(options.client, "utf8"));
let keys = await loadKeys(options.keys);
const roles = {
  feide: await play(feide, options["port-feide"], keys.feide, accounts, clients.feide ?? []),
  idporten: await play(idporten, options["port-idporten"], keys.idporten, accounts, clients.idporten ?? []),
};

function stop() {
  for (const { server } of Object.values(roles)) {
    server.close();
    server.closeAllConnections();
  }
  process.exit(0);
}

// New signing keys, as the real providers change theirs now and then; the former ones stay published.
process.on("SIGUSR2", async () => {
  keys = await rotateKeys(keys, options.keys);
  roles.feide.useKeys(keys.feide);
  roles.idporten.useKeys(keys.idporten);
  console.log(JSON.stringify({ rotated: true }));
});
process.on("SIGTERM", stop);
process.on("SIGINT", stop);
if (options["stop-with-stdin"]) {
  process.stdin.resume().on("end", stop).on("error", stop);
}

console.log(JSON.stringify({ ready: true, feide: roles.feide.issuer, idporten: roles.idporten.issuer }));
