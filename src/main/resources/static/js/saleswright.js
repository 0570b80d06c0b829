// Sends the CSRF token, which the page carries in a hidden field, with every htmx request.
document.addEventListener('htmx:configRequest', event => {
  const field = document.querySelector('input[name="_csrf"]');
  if (field) event.detail.headers['X-CSRF-TOKEN'] = field.value;
});
