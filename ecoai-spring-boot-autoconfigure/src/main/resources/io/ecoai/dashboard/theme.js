// Before the first paint, so that nothing flashes. Storage may be forbidden; then it is not kept.
(() => {
  const read = () => { try { return localStorage.getItem('ecoai-theme'); } catch { return null; } };
  const theme = read();
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
})();
