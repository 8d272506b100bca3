// What is Feide's own: client secret, UUID subjects, Feide names, logout with the id token.
const PRINCIPAL_NAME = "https://n.feide.no/claims/eduPersonPrincipalName";
const USER_IDS = "https://n.feide.no/claims/userid_sec";

export const feide = {
  name: "feide",
  title: "Feide",
  audience: "Elever og ansatte logger inn her.",
  clientDefaults: { token_endpoint_auth_method: "client_secret_basic" },
  clientKeys: ["client_id", "client_secret", "redirect_uris", "post_logout_redirect_uris"],

  accountId: (account) => account.sub,
  find: (accounts, accountId) => accounts.bySub("feide", accountId),
  login: () => ({}),
  claims: (account) => ({
    name: account.name,
    [PRINCIPAL_NAME]: account.feide_name,
    [USER_IDS]: account.feide_name ? [`feide:${account.feide_name}`] : [],
  }),

  settings: {
    clientAuthMethods: ["client_secret_basic"],
    conformIdTokenClaims: false,
    scopes: ["openid", "userid", "userid-feide", "profile", "userinfo-name"],
    claims: {
      openid: ["sub", "auth_time"],
      userid: [USER_IDS],
      "userid-feide": [USER_IDS, PRINCIPAL_NAME],
      profile: ["name"],
      "userinfo-name": ["name"],
    },
    pkce: { required: () => false },
  },
  sessionSeconds: () => 8 * 3600,
};
