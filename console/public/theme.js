// Before the first paint, so that no page flashes in the wrong colours.
(() => {
  try {
    const theme = localStorage.getItem('relais.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
  } catch {
    // Storage may be closed: the system's preference holds.
  }
})();
