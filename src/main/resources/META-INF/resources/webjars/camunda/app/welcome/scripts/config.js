export default {
  app: {name: 'Welcome', vendor: 'Saleswright'},
  customScripts: ['../tasklist/custom/login'],
  disableWelcomeMessage: true
};
