// Sends the CSRF token, which the page carries in a hidden field, with every htmx request.
document.addEventListener('htmx:configRequest', event => {
  const field = document.querySelector('input[name="_csrf"]');
  if (field) event.detail.headers['X-CSRF-TOKEN'] = field.value;
});
// A field that somebody is typing in is never replaced: the answer is about what was there before the last key.
document.addEventListener('htmx:oobBeforeSwap', event => {
  if (event.detail.target === document.activeElement) event.detail.shouldSwap = false;
});
