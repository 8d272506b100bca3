// Logout: at a service's word, at the person's own, and onwards to the other services of the session.
import { confirmLogoutPage, leavingPage, loggedOutPage, sendPage, stayedPage } from "./pages.mjs";

function withParams(address, params) {
  const url = new URL(address);
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) {
      url.searchParams.set(name, value);
    }
  }
  return url.href;
}

function leave(ctx) {
  const { params, provider } = ctx.oidc;
  const address = params.post_logout_redirect_uri;
  ctx.status = 303;
  ctx.redirect(address ? withParams(address, { state: params.state }) : provider.pathFor("end_session_success"));
}

/** A service that names itself has asked the person already; only a bare visit gets a question. */
export function confirmLogout(profile) {
  return async (ctx, form) => {
    if (!ctx.oidc.client) {
      return sendPage(ctx, confirmLogoutPage(profile, form));
    }
    await ctx.oidc.session.destroy();
    ctx.cookies.set(ctx.oidc.provider.cookieName("session"), null, { httpOnly: true });
    return leave(ctx);
  };
}

/** The last page for whoever has no service to go back to, also after answering "no". */
export function afterLogout(profile) {
  return async (ctx) => {
    const session = await ctx.oidc.provider.Session.get(ctx);
    sendPage(ctx, session.accountId ? stayedPage(profile) : loggedOutPage(profile));
  };
}

/** Without a session here there is nothing to end: straight back, not by a page that posts itself. */
export async function endWithoutQuestion(ctx, next) {
  await next();
  if (ctx.oidc?.route === "end_session" && ctx.status === 200 && !ctx.oidc.session?.accountId) {
    leave(ctx);
  }
}

async function frontChannelAddresses({ provider, session, client }) {
  const addresses = [];
  for (const clientId of Object.keys(session.authorizations ?? {})) {
    const other = await provider.Client.find(clientId);
    if (other?.frontchannel_logout_uri && clientId !== client?.clientId) {
      const params = { iss: provider.issuer, sid: session.sidFor(clientId) };
      addresses.push(withParams(other.frontchannel_logout_uri, params));
    }
  }
  return addresses;
}

/** When a session has ended, a page of hidden frames tells the other services (OIDC Front-Channel Logout 1.0). */
export function singleLogout(profile) {
  return async (ctx, next) => {
    await next();
    if (ctx.status !== 303 || !ctx.oidc?.session?.destroyed) {
      return;
    }
    const addresses = await frontChannelAddresses(ctx.oidc);
    if (addresses.length > 0) {
      const onward = ctx.response.get("location");
      ctx.remove("location");
      ctx.status = 200;
      sendPage(ctx, leavingPage(profile, addresses, onward), { frames: addresses });
    }
  };
}
