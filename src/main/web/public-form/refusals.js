/**
 * What the server refused. It stays at a field while the value is the refused one: the viewer looks at a field again
 * a moment after somebody has typed, and would take the reason away.
 */
function Refusals(validator, eventBus) {
  this.byField = new Map();
  const validate = validator.validateFieldInstance;
  validator.validateFieldInstance = (instance, value) =>
    [...validate.call(validator, instance, value), ...this.reasons(instance.id, value)];
  // The server judges anew: a reason may lie in another field.
  eventBus.on('presubmit', () => this.byField.clear());
}
Refusals.$inject = ['validator', 'eventBus'];

Refusals.prototype.add = function(id, value, reason) {
  const before = this.byField.get(id)?.reasons ?? [];
  this.byField.set(id, { value: JSON.stringify(value), reasons: [...before, reason] });
};

Refusals.prototype.reasons = function(id, value) {
  const refusal = this.byField.get(id);
  return refusal && refusal.value === JSON.stringify(value) ? refusal.reasons : [];
};

export const refusals = {
  __init__: ['refusals'],
  refusals: ['type', Refusals]
};
