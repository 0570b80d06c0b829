// The app translates some texts once, while it starts, and shows their keys for good when its texts come later than
// that. It waits for this script, and finds them in the browser's cache then: under the same address.
const {search} = new URL(import.meta.url);
const languages = ['en', ...navigator.languages.map(l => l.slice(0, 2)).filter(l => l === 'de')];
const load = language => fetch(new URL(`../locales/${language}.json${search}`, import.meta.url)).then(a => a.text());
await Promise.allSettled(languages.map(load));
