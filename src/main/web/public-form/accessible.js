import { watch } from './watch.js';

/** What the viewer leaves out for those who do not see the page or do not use a mouse. */
function AccessibleForms(eventBus, form) {
  watch(eventBus, form, container => {
    groups(container);
    selects(container);
    // The watermark stays as it is; a link that is a picture needs a name.
    container.querySelectorAll('.fjs-powered-by-link').forEach(link => set(link, 'aria-label', link.title));
  });
}
AccessibleForms.$inject = ['eventBus', 'form'];

/** The question above radio buttons and check boxes belongs to all of them. */
function groups(container) {
  container.querySelectorAll('.fjs-form-field-radio, .fjs-form-field-checklist').forEach(group => {
    const question = group.querySelector(':scope > .fjs-form-field-label');
    const first = group.querySelector('input');
    if (!question || !first) return;
    if (!question.id) question.id = `${first.id}-question`;
    set(group, 'role', group.classList.contains('fjs-form-field-radio') ? 'radiogroup' : 'group');
    set(group, 'aria-labelledby', question.id);
  });
}

/** A select is drawn by hand: says so, and whether its list is open. */
function selects(container) {
  container.querySelectorAll('.fjs-form-field-select').forEach(select => {
    const input = select.querySelector('input');
    if (!input) return;
    const list = select.querySelector('.fjs-dropdownlist');
    set(input, 'role', 'combobox');
    set(input, 'aria-haspopup', 'listbox');
    set(input, 'aria-expanded', String(Boolean(list)));
    if (input.classList.contains('fjs-select-hidden-input')) set(input, 'inputmode', 'none');
    if (!list) {
      input.removeAttribute('aria-controls');
      input.removeAttribute('aria-activedescendant');
      return;
    }
    list.id = `${input.id}-list`;
    set(list, 'role', 'listbox');
    set(list, 'aria-label', select.querySelector('.fjs-form-field-label')?.textContent ?? '');
    set(input, 'aria-controls', list.id);
    list.querySelectorAll('.fjs-dropdownlist-item').forEach((item, index) => {
      item.id = `${list.id}-${index}`;
      set(item, 'role', 'option');
      const focused = item.classList.contains('focused');
      set(item, 'aria-selected', String(focused));
      if (focused) set(input, 'aria-activedescendant', item.id);
    });
  });
}

function set(element, name, value) {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export const accessibleForms = {
  __init__: ['accessibleForms'],
  accessibleForms: ['type', AccessibleForms]
};
