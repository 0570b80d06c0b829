// Each web app has a login form of its own at #/login, which is switched off: people log in at our page. The app
// shows it after logging out and when the session has ended; loading the app anew leads to our page then, and back.
const toOurLogin = () => {
  if (location.hash.startsWith('#/login')) location.replace(location.pathname);
};
for (const method of ['pushState', 'replaceState']) {
  const original = history[method];
  history[method] = function (...args) {
    original.apply(this, args);
    toOurLogin();
  };
}
window.addEventListener('hashchange', toOurLogin);
toOurLogin();
