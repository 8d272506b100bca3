// One role: the certified provider with the role's profile, our pages and our logout around it.
import { randomBytes } from "node:crypto";
import Provider from "oidc-provider";

import { memory } from "./adapter.mjs";
import { loginPages } from "./login.mjs";
import { afterLogout, confirmLogout, endWithoutQuestion, singleLogout } from "./logout.mjs";
import { errorPage, sendPage, stylesheet } from "./pages.mjs";

const HOUR = 3600;

// Nobody is asked for consent, as the real providers ask none: what is requested is granted.
async function grantEverything(ctx) {
  const { provider, session, client, account, requestParamOIDCScopes } = ctx.oidc;
  const known = session.grantIdFor(client.clientId);
  const grant = (known && (await provider.Grant.find(known)))
    || new provider.Grant({ clientId: client.clientId, accountId: account.accountId });
  grant.addOIDCScope([...requestParamOIDCScopes].join(" "));
  await grant.save();
  return grant;
}

async function sidOf(ctx, token) {
  const session = token?.sessionUid && (await ctx.oidc.provider.Session.findByUid(token.sessionUid));
  return session ? session.sidFor(ctx.oidc.client.clientId) : undefined;
}

function accountFinder(profile, accounts) {
  return async (ctx, accountId, token) => {
    const account = profile.find(accounts, accountId);
    return account && {
      accountId,
      claims: async () => ({ ...profile.claims(account), sid: await sidOf(ctx, token) }),
    };
  };
}

function registered(profile, client) {
  const given = Object.entries(client).filter(([key]) => profile.clientKeys.includes(key));
  return { ...profile.clientDefaults, ...Object.fromEntries(given), response_types: ["code"] };
}

function configuration({ profile, accounts, clients, adapter, cookieKeys, keys }) {
  const now = () => Math.floor(Date.now() / 1000);
  return {
    ...profile.settings,
    adapter,
    jwks: { keys },
    clients: clients.map((client) => registered(profile, client)),
    findAccount: accountFinder(profile, accounts),
    loadExistingGrant: grantEverything,
    responseTypes: ["code"],
    enabledJWA: { idTokenSigningAlgValues: ["RS256"], clientAuthSigningAlgValues: ["RS256"] },
    // Cookies do not tell ports apart: the names must differ from the other role's and from Vidar's own.
    cookies: {
      names: {
        session: `${profile.name}_session`,
        interaction: `${profile.name}_interaction`,
        resume: `${profile.name}_resume`,
      },
      keys: cookieKeys,
    },
    interactions: { url: (_ctx, interaction) => `/innlogging/${interaction.uid}` },
    clientBasedCORS: () => false,
    // The service's keys lie on this machine, which the library's own fetch refuses to visit.
    fetch: (url, { dispatcher: _refusing, ...options }) => fetch(url, options),
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      resourceIndicators: { enabled: false },
      pushedAuthorizationRequests: { enabled: false },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: confirmLogout(profile),
        postLogoutSuccessSource: afterLogout(profile),
      },
    },
    renderError: (ctx, answer) => sendPage(ctx, errorPage(profile, answer)),
    ttl: {
      AccessToken: HOUR,
      AuthorizationCode: 60,
      Grant: 8 * HOUR,
      IdToken: 120,
      Interaction: HOUR,
      Session: (_ctx, session) => profile.sessionSeconds(session, now()),
    },
  };
}

/** A function from signing keys to a request handler; sessions outlive a change of keys. */
export function buildProvider({ profile, issuer, accounts, clients }) {
  const adapter = memory();
  const cookieKeys = [randomBytes(32).toString("base64url")];
  return (keys) => {
    const provider = new Provider(
      issuer,
      configuration({ profile, accounts, clients, adapter, cookieKeys, keys }),
    );
    provider.use(stylesheet);
    provider.use(loginPages(profile, accounts));
    provider.use(endWithoutQuestion);
    provider.use(singleLogout(profile));
    provider.on("server_error", (_ctx, error) => console.error(error));
    return provider.callback();
  };
}
