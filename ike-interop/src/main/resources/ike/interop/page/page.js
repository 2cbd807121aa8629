for (const layer of document.querySelectorAll('.layer')) {
  const octets = [...layer.querySelectorAll('.octets i')], rows = [...layer.querySelectorAll('tr')];
  const from = row => Number(row.dataset.o), length = row => Number(row.dataset.l);
  const clear = () => layer.querySelectorAll('.on').forEach(e => e.classList.remove('on'));
  const show = row => { clear(); row.classList.add('on');
    octets.slice(from(row), from(row) + length(row)).forEach(o => o.classList.add('on')); };
  for (const row of rows) { row.onmouseenter = row.onfocus = () => show(row); row.onmouseleave = row.onblur = clear; }
  octets.forEach((octet, i) => { octet.onmouseenter = () => {
    const inside = rows.filter(r => from(r) <= i && i < from(r) + length(r));
    if (inside.length) { show(inside[inside.length - 1]); inside[inside.length - 1].scrollIntoView({ block: 'nearest' }); } };
    octet.onmouseleave = clear; });
}
const reveal = () => { const at = location.hash && document.querySelector(location.hash);
  if (at) { for (let e = at; e; e = e.parentElement) if (e.tagName === 'DETAILS') e.open = true; at.scrollIntoView(); } };
addEventListener('hashchange', reveal); reveal();
document.querySelector('#all').onclick = () => { const all = [...document.querySelectorAll('details')], open = !all.every(d => d.open);
  all.forEach(d => d.open = open); };
document.querySelector('#theme').onclick = () => { const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark'; };
