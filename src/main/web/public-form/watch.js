/** Calls back now and after every change of what the viewer shows, once per picture. */
export function watch(eventBus, form, callback) {
  let asked = false;
  const ask = () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      callback(form._container);
    });
  };
  const observer = new MutationObserver(ask);
  observer.observe(form._container, { childList: true, subtree: true, characterData: true });
  eventBus.on('form.destroy', () => observer.disconnect());
  ask();
}
