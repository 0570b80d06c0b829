// Takes a dropped document, and says that it is on its way.
const form = document.querySelector('form.drop');
const input = document.getElementById('file');
const send = () => {
  if (!form.reportValidity()) return;
  const button = form.querySelector('button');
  button.disabled = true;
  button.textContent = 'Checking…';
  form.submit();
};
form.addEventListener('submit', event => {
  event.preventDefault();
  send();
});
document.addEventListener('dragover', event => {
  event.preventDefault();
  form.classList.add('over');
});
document.addEventListener('dragleave', event => {
  if (!event.relatedTarget) form.classList.remove('over');
});
document.addEventListener('drop', event => {
  event.preventDefault();
  form.classList.remove('over');
  if (!event.dataTransfer.files.length) return;
  const one = new DataTransfer();
  one.items.add(event.dataTransfer.files[0]);
  input.files = one.files;
  send();
});
// The answer is what people came for, also those who do not see it.
document.getElementById('verdict')?.focus();
// A page that comes back from the browser's memory must work again.
window.addEventListener('pageshow', event => {
  if (event.persisted) location.reload();
});
