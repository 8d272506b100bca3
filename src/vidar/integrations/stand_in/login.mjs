// The page where one picks who to be.
import { text } from "node:stream/consumers";

import { loginPage, sendPage, staleLoginPage } from "./pages.mjs";

const PATH = /^\/innlogging\/[\w-]+$/;
const LARGEST_BODY = 4096;

async function readForm(ctx) {
  if (Number(ctx.get("content-length")) > LARGEST_BODY) {
    ctx.throw(413);
  }
  return new URLSearchParams(await text(ctx.req));
}

function outcome(profile, accounts, form) {
  if (form.has("avbryt")) {
    return { error: "access_denied", error_description: "the person cancelled" };
  }
  const account = accounts.byId(profile.name, form.get("person") ?? "");
  return account && { login: { accountId: profile.accountId(account), ...profile.login(account) } };
}

async function clientOf(provider, interaction) {
  return provider.Client.find(interaction.params.client_id);
}

/** Koa middleware for GET (the list, with a search) and POST (the choice). */
export function loginPages(profile, accounts) {
  return async (ctx, next) => {
    if (!PATH.test(ctx.path)) {
      return next();
    }
    const provider = ctx.app;
    let interaction;
    try {
      interaction = await provider.interactionDetails(ctx.req, ctx.res);
    } catch {
      ctx.status = 400;
      return sendPage(ctx, staleLoginPage(profile));
    }
    if (ctx.method === "POST") {
      const result = outcome(profile, accounts, await readForm(ctx));
      if (result) {
        ctx.status = 303;
        return ctx.redirect(await provider.interactionResult(ctx.req, ctx.res, result));
      }
    }
    const { redirectUris } = await clientOf(provider, interaction);
    const people = accounts.of(profile.name);
    return sendPage(ctx, loginPage(profile, people, String(ctx.query.sok ?? "")), { formTargets: redirectUris });
  };
}
