// A field that was refused and is hidden since, because of another answer, still counts as wrong, and the form could not
// be completed any more. When no error is in sight the button works again: it checks anew what is shown.
const FORM = '.fjs-container';
const COMPLETE = 'button[ng-click="complete()"]';
const release = () => {
  const form = document.querySelector(FORM);
  const mayFill = form?.querySelector('input:enabled, textarea:enabled');
  if (!mayFill || form.querySelector('.fjs-form-field-error')) return;
  for (const button of document.querySelectorAll(COMPLETE)) button.disabled = false;
};
const changed = event => {
  // Text counts some time after it was typed.
  if (event.target.closest?.(FORM)) for (const wait of [100, 600]) setTimeout(release, wait);
};
for (const kind of ['input', 'change']) document.addEventListener(kind, changed, true);
