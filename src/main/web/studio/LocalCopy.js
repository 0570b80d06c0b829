const PREFIX = 'saleswright.studio.';

/** What somebody has changed in one file and the server does not have yet, kept in this browser. */
export class LocalCopy {

  /** @param {{ user: string, number: string, path: string }} place */
  constructor({ user, number, path }) {
    this.key = `${PREFIX}${user}.${number}.${path}`;
  }

  /** @returns {{ text: string, tag: string, at: number } | null} */
  load() {
    try {
      return JSON.parse(localStorage.getItem(this.key));
    } catch {
      return null;
    }
  }

  /** @returns {boolean} whether the browser keeps it: its storage may be full or forbidden */
  keep(text, tag) {
    try {
      localStorage.setItem(this.key, JSON.stringify({ text, tag, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  forget() {
    try {
      localStorage.removeItem(this.key);
    } catch {
      // Then there is none.
    }
  }
}
