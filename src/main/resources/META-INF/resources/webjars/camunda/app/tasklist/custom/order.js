// Lists show what is due first, unless the person has chosen another order. The app reads the order from the address
// and knows no default other than the newest first.
const DUE_FIRST = JSON.stringify([{sortBy: 'dueDate', sortOrder: 'asc'}]);
const withOrder = () => {
  const [path, query = ''] = (location.hash || '#/').slice(1).split('?');
  const parameters = new URLSearchParams(query);
  if (path !== '/' || parameters.has('sorting')) return;
  parameters.set('sorting', DUE_FIRST);
  history.replaceState(history.state, '', `${location.pathname}#${path}?${parameters}`);
};
window.addEventListener('hashchange', withOrder);
withOrder();
