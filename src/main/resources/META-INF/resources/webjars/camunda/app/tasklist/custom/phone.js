// On a phone the columns lie below each other, and a task that somebody opens would be out of sight. The app lets no
// click on a task go further up, so this looks at it on its way down, and moves once the app has done its part.
const NARROW = matchMedia('(max-width: 767px)');
const showTask = event => {
  if (!NARROW.matches || !event.target.closest('.tasks-list li.task')) return;
  setTimeout(() => document.querySelector('.task-details')?.scrollIntoView());
};
document.addEventListener('click', showTask, true);
