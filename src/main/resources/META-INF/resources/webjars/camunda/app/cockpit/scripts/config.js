export default {
  app: {name: 'Cockpit', vendor: 'Saleswright'},
  customScripts: ['../tasklist/custom/login'],
  disableWelcomeMessage: true
};
