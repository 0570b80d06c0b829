const SAVE_AFTER = 2_000;
const KEEP_AFTER = 400;
const RETRY_AFTER = 5_000;

/**
 * Keeps every change in this browser at once and saves it on the server a little later; goes on by itself after a lost
 * connection or login. Tells what happens by `on`.
 */
export class Autosave {

  /**
   * @param {import('./Server.js').Server} server
   * @param {import('./LocalCopy.js').LocalCopy} copy
   * @param {() => Promise<string>} textOf the editor
   * @param {{ state(state: string, detail?: any): void, paused(text: string): void }} on what happens
   */
  constructor(server, copy, textOf, on) {
    this.server = server;
    this.copy = copy;
    this.textOf = textOf;
    this.on = on;
    this.change = 0;
    this.kept = 0;
    this.saved = 0;
    this.conflict = null;
    this.saving = null;
    addEventListener('beforeunload', event => {
      if (this.change > Math.max(this.kept, this.saved)) event.preventDefault();
    });
    for (const again of ['online', 'focus']) addEventListener(again, () => this.retryTimer && this.save());
    document.addEventListener('visibilitychange', () => !document.hidden && this.retryTimer && this.save());
  }

  /** The file says now what the server said under this tag. */
  begin(tag) {
    this.tag = tag;
    this.conflict = null;
    this.saved = this.change;
  }

  changed() {
    this.change++;
    if (!this.conflict && !this.retryTimer) this.on.state('changed');
    clearTimeout(this.keepTimer);
    this.keepTimer = setTimeout(() => this.keep(), KEEP_AFTER);
    clearTimeout(this.saveTimer);
    this.saveTimer = setTimeout(() => this.save(), SAVE_AFTER);
  }

  async keep() {
    const change = this.change;
    const text = await this.textOf();
    if (change > this.saved && this.copy.keep(text, this.tag)) this.kept = change;
    this.on.paused(text);
  }

  /** Saves now. One at a time: what changes meanwhile is saved afterwards. */
  async save() {
    clearTimeout(this.saveTimer);
    if (this.conflict) return;
    if (this.saving) {
      await this.saving;
      return this.change > this.saved && !this.retryTimer ? this.save() : undefined;
    }
    if (this.change === this.saved) return;
    this.saving = this.send().finally(() => { this.saving = null; });
    return this.saving;
  }

  async send() {
    clearTimeout(this.retryTimer);
    this.retryTimer = null;
    const change = this.change;
    const text = await this.textOf();
    if (this.copy.keep(text, this.tag)) this.kept = change;
    this.on.state('saving');
    try {
      const { tag, savedAt } = await this.server.save(text, this.tag);
      this.tag = tag;
      this.saved = change;
      if (this.change === change) {
        this.copy.forget();
        this.on.state('saved', new Date(savedAt));
      } else {
        this.on.state('changed');
      }
    } catch (refused) {
      if (refused.kind === 'conflict') this.conflict = refused;
      if (['loggedOut', 'someoneElse', 'offline'].includes(refused.kind)) {
        this.retryTimer = setTimeout(() => this.save(), RETRY_AFTER);
      }
      this.on.state(refused.kind ?? 'bad', Object.assign(refused, { kept: this.kept === change, text }));
    }
  }

  /** Somebody has looked at what others saved and wants their own all the same. */
  saveOver() {
    this.tag = this.conflict.tag;
    this.conflict = null;
    return this.save();
  }
}
