// Fills the login form with the sample person that was chosen.
document.addEventListener('click', event => {
  const person = event.target.closest('[data-user]');
  if (!person) return;
  document.getElementById('username').value = person.dataset.user;
  document.getElementById('password').value = person.dataset.password;
  document.querySelector('main form button').focus();
});
