// What is ID-porten's own: private_key_jwt, PKCE, levels of assurance, pairwise subjects, front-channel logout.
import { createHash } from "node:crypto";
import { errors } from "oidc-provider";

const LEVELS = ["idporten-loa-low", "idporten-loa-substantial", "idporten-loa-high"];
const METHODS = { "idporten-loa-high": "BankID", "idporten-loa-substantial": "Minid-OTP", "idporten-loa-low": "Minid" };
const ASSERTION_SECONDS = 120;
const IDLE_SECONDS = 30 * 60;
const LONGEST_SECONDS = 120 * 60;

function pairwise(accountId, sector) {
  return createHash("sha256").update(`${sector}:${accountId}`).digest("base64url");
}

export const idporten = {
  name: "idporten",
  title: "ID-porten",
  audience: "Foresatte og tidligere elever logger inn her.",
  clientDefaults: { token_endpoint_auth_method: "private_key_jwt", subject_type: "pairwise" },
  clientKeys: ["client_id", "jwks", "jwks_uri", "redirect_uris", "post_logout_redirect_uris", "frontchannel_logout_uri"],

  accountId: (account) => account.sub,
  find: (accounts, accountId) => accounts.bySub("idporten", accountId),
  login: (account) => {
    const acr = account.acr ?? "idporten-loa-high";
    return { acr, amr: [METHODS[acr] ?? "BankID"] };
  },
  claims: (account) => ({ pid: account.pid, locale: "nb" }),

  settings: {
    acrValues: LEVELS,
    clientAuthMethods: ["private_key_jwt"],
    scopes: ["openid", "profile"],
    subjectTypes: ["pairwise"],
    pairwiseIdentifier: async (_ctx, accountId, client) => pairwise(accountId, client.sectorIdentifier),
    claims: {
      openid: ["sub", "pid", "acr", "amr", "auth_time", "sid", "locale"],
      profile: ["locale"],
    },
    pkce: { required: () => true },
    extraClientMetadata: { properties: ["frontchannel_logout_uri"], validator() {} },
    discovery: {
      frontchannel_logout_supported: true,
      frontchannel_logout_session_supported: true,
      ui_locales_supported: ["nb", "nn", "en", "se"],
    },
    async assertJwtClientAuthClaimsAndHeader(ctx, payload, header) {
      if (payload.aud !== ctx.oidc.issuer || !header.kid) {
        throw new errors.InvalidClientAuth("aud must be the issuer, and kid must be there");
      }
      if (!payload.iat || payload.exp - payload.iat > ASSERTION_SECONDS) {
        throw new errors.InvalidClientAuth(`the assertion lives longer than ${ASSERTION_SECONDS} s`);
      }
    },
  },
  sessionSeconds: (session, now) => {
    const left = session.loginTs ? session.loginTs + LONGEST_SECONDS - now : IDLE_SECONDS;
    return Math.max(1, Math.min(IDLE_SECONDS, left));
  },
};
