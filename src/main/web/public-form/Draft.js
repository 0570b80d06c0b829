const PREFIX = 'saleswright.draft.';
const LIFETIME = 21 * 24 * 60 * 60 * 1000;

/** What somebody has entered and not sent yet, kept in this browser only and for 21 days at most. */
export class Draft {

  /** @param {string} [name] one per link; without a name nothing is kept */
  constructor(name) {
    this.key = name ? PREFIX + name : null;
    this.clearOld();
  }

  /** The values by path, or null. */
  load() {
    return this.key ? read(this.key)?.values ?? null : null;
  }

  save(values) {
    if (!this.key) return;
    try {
      localStorage.setItem(this.key, JSON.stringify({ at: Date.now(), values }));
    } catch {
      // Storage may be full or forbidden: the form works without a draft.
    }
  }

  forget() {
    if (!this.key) return;
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Then there is none.
    }
  }

  clearOld() {
    try {
      Object.keys(localStorage)
        .filter(key => key.startsWith(PREFIX) && !read(key))
        .forEach(key => localStorage.removeItem(key));
    } catch {
      // Storage is forbidden.
    }
  }
}

function read(key) {
  try {
    const kept = JSON.parse(localStorage.getItem(key));
    return kept && Date.now() - kept.at < LIFETIME ? kept : null;
  } catch {
    return null;
  }
}
