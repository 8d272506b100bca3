// Memory for sessions, codes and tokens of one role; it outlives a change of signing keys.
const REVOKED_WITH_GRANT = new Set(["AccessToken", "AuthorizationCode", "RefreshToken"]);

export function memory() {
  const stored = new Map();

  function live(key) {
    const entry = stored.get(key);
    if (entry && entry.until <= Date.now()) {
      stored.delete(key);
      return undefined;
    }
    return entry?.payload;
  }

  function sweep() {
    for (const key of stored.keys()) {
      live(key);
    }
  }

  return (model) => ({
    async upsert(id, payload, expiresIn) {
      const until = expiresIn ? Date.now() + expiresIn * 1000 : Infinity;
      stored.set(`${model}:${id}`, { payload, until });
      sweep();
    },
    async find(id) {
      return live(`${model}:${id}`);
    },
    async findByUid(uid) {
      for (const key of stored.keys()) {
        if (key.startsWith(`${model}:`) && live(key)?.uid === uid) {
          return live(key);
        }
      }
      return undefined;
    },
    async findByUserCode() {
      return undefined;
    },
    async consume(id) {
      const payload = live(`${model}:${id}`);
      if (payload) {
        payload.consumed = Math.floor(Date.now() / 1000);
      }
    },
    async destroy(id) {
      stored.delete(`${model}:${id}`);
    },
    async revokeByGrantId(grantId) {
      for (const [key, { payload }] of stored) {
        if (payload.grantId === grantId && REVOKED_WITH_GRANT.has(key.split(":")[0])) {
          stored.delete(key);
        }
      }
    },
  });
}
