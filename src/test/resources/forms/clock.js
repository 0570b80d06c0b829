// Time goes on from that of the test, whatever the time of day: what counts as a past day depends on it.
const noon = Date.UTC(2026, 2, 4, 12);
const now = () => noon + Math.round(performance.now());
globalThis.Date = class extends Date {
  static now = now;
  constructor(...time) { super(...(time.length ? time : [now()])); }
};
