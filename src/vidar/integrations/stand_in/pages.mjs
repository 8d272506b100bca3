// The pages a person sees here, in bokmål. No scripts.
import { readFileSync } from "node:fs";

import { html, made } from "./html.mjs";
import { peopleList, searchForm } from "./people.mjs";

const STYLE_PATH = "/stil.css";
const style = readFileSync(new URL("./style.css", import.meta.url), "utf8");

export async function stylesheet(ctx, next) {
  if (ctx.path !== STYLE_PATH) {
    return next();
  }
  ctx.type = "css";
  ctx.set("cache-control", "max-age=300");
  ctx.body = style;
  return undefined;
}

function origins(addresses) {
  return [...new Set(addresses.map((address) => new URL(address).origin))];
}

/** Browsers hold a form's whole chain of redirects to form-action, so the services' addresses must be in it. */
export function sendPage(ctx, page, { formTargets = [], frames = [] } = {}) {
  ctx.type = "html";
  ctx.set("content-security-policy", [
    "default-src 'none'",
    "style-src 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...origins(formTargets)].join(" ")}`,
    `frame-src ${frames.length > 0 ? origins(frames).join(" ") : "'none'"}`,
  ].join("; "));
  ctx.set("cache-control", "no-store");
  ctx.set("referrer-policy", "no-referrer");
  ctx.set("x-content-type-options", "nosniff");
  ctx.body = page.text;
}

function layout(profile, title, content, head = "") {
  return html`<!DOCTYPE html>
<html lang="nb">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title} – ${profile.title} (demo)</title>
<link rel="stylesheet" href="${STYLE_PATH}">
${head}</head>
<body class="${profile.name}">
<header><p><strong>Demo</strong> Dette er ikke ${profile.title}, men en stedfortreder. Alle personene er oppdiktet.</p></header>
<main>
${content}
</main>
</body>
</html>
`;
}

export function loginPage(profile, people, query) {
  return layout(profile, "Logg inn", html`<h1>Velg hvem du vil logge inn som</h1>
<p class="lead">${profile.audience} Her trengs verken passord eller kodebrikke.</p>
${searchForm(query)}
<form method="post">
${peopleList(people, query)}
<p class="cancel"><button class="plain" name="avbryt" value="ja">Avbryt og gå tilbake</button></p>
</form>`);
}

export function staleLoginPage(profile) {
  return layout(profile, "Innloggingen er for gammel", html`<h1>Innloggingen er for gammel</h1>
<p>Gå tilbake til siden du kom fra, og velg «Logg inn» på nytt.</p>`);
}

export function confirmLogoutPage(profile, form) {
  return layout(profile, "Logg ut", html`<h1>Vil du logge ut av ${profile.title}?</h1>
<p>Du blir også logget ut av tjenestene du har åpnet.</p>
${made(form)}
<p class="choices"><button class="main" form="op.logoutForm" name="logout" value="yes">Logg ut</button>
<button class="plain" form="op.logoutForm">Nei, bli værende</button></p>`);
}

export function leavingPage(profile, frames, onward) {
  const refresh = html`<meta http-equiv="refresh" content="1;url=${onward}">
`;
  const hidden = frames.map((address) => html`<iframe src="${address}" title="Logger ut av en tjeneste" hidden></iframe>
`);
  return layout(profile, "Logger ut", html`<h1>Logger deg ut</h1>
<p>Du blir logget ut av alle tjenestene du har åpnet. <a href="${onward}">Fortsett</a></p>
${hidden}`, refresh);
}

export function loggedOutPage(profile) {
  return layout(profile, "Logget ut", html`<h1>Du er logget ut</h1>
<p>Du kan lukke vinduet.</p>`);
}

export function stayedPage(profile) {
  return layout(profile, "Fortsatt innlogget", html`<h1>Du er fortsatt innlogget</h1>
<p>Du kan lukke vinduet.</p>`);
}

export function errorPage(profile, answer) {
  return layout(profile, "Noe gikk galt", html`<h1>Noe gikk galt</h1>
<p>Gå tilbake til siden du kom fra, og prøv på nytt.</p>
<p class="technical">${answer.error}: ${answer.error_description}</p>`);
}
