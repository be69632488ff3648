// Draws a call and passes on what the caller does. What happens in the call is decided on the server.
const $ = id => document.getElementById(id);
let call = null, drawn = 0, timer = 0, busy = Promise.resolve();

const post = (path, fields) => fetch('/sandbox/phone/' + path, { method: 'POST', body: new URLSearchParams(fields) })
  .then(answer => answer.ok ? answer.json() : Promise.reject(new Error('status ' + answer.status)));

// One thing after another: keys pressed quickly keep their order.
function act(what, fields = {}) {
  if (!call || call.kind === 'over') return;
  clearTimeout(timer);
  speechSynthesis?.cancel();
  busy = busy.then(() => post('calls/' + call.sid + '/' + what, fields)).then(draw, fail);
}

function fail(error) { $('state').textContent = 'The sandbox did not answer: ' + error.message; }

const WHO = { UTILITY: 'Utility', CALLER: 'Caller', NETWORK: 'Network', FAULT: 'Fault' };

function draw(shown) {
  call = shown;
  const fresh = shown.lines.slice(drawn);
  for (const line of fresh) {
    const item = document.createElement('li');
    item.className = line.who.toLowerCase();
    if (line.lang) item.lang = line.lang;
    const who = document.createElement('span');
    who.className = 'who';
    who.lang = 'en';
    who.textContent = WHO[line.who] + ': ';
    item.append(who, line.text);
    $('lines').append(item);
  }
  drawn = shown.lines.length;
  $('lines').scrollTop = $('lines').scrollHeight;
  $('twiml').textContent = pretty(shown.twiml);
  $('hooks').replaceChildren(...shown.deliveries.slice(-12).reverse().map(hook => {
    const row = document.createElement('tr');
    for (const value of [hook.path, hook.status, hook.millis]) {
      const cell = document.createElement('td');
      cell.textContent = value;
      row.append(cell);
    }
    row.lastChild.className = 'money';
    return row;
  }));
  const over = shown.kind === 'over';
  $('call').disabled = !over;
  $('hangup').disabled = over;
  $('other').hidden = shown.kind !== 'ringing' && shown.kind !== 'connected';
  $('state').textContent = {
    input: 'Listening' + (shown.pressed ? ': ' + shown.pressed : ''),
    card: 'Card, not shown: ' + shown.pressed, ringing: 'Ringing…', connected: 'Connected', over: 'Call ended',
  }[shown.kind];
  aloud(fresh).then(() => wait(shown));
}

// Twilio's time begins when the last word was spoken.
function wait(shown) {
  if (shown !== call || !$('timer').checked || !['input', 'card', 'ringing'].includes(shown.kind)) return;
  clearTimeout(timer);
  const reading = $('aloud').checked || $('fast').checked ? 0 : 20;
  timer = setTimeout(() => act('silence'), ($('fast').checked ? 1 : shown.seconds + reading) * 1000);
}

function aloud(lines) {
  if (!$('aloud').checked || !('speechSynthesis' in window)) return Promise.resolve();
  const words = lines.filter(line => line.who === 'UTILITY');
  return words.reduce((before, line) => before.then(() => new Promise(done => {
    const said = new SpeechSynthesisUtterance(line.text);
    said.lang = line.lang || 'en-US';
    said.rate = line.rate;
    said.onend = said.onerror = done;
    speechSynthesis.speak(said);
  })), Promise.resolve());
}

function pretty(xml) {
  let depth = 0;
  return xml.replace(/>\s*</g, '>\n<').split('\n').map(line => {
    if (/^<\//.test(line)) depth--;
    const indented = '  '.repeat(Math.max(0, depth)) + line;
    if (/^<[^!?/][^>]*[^/]>$/.test(line)) depth++;
    return indented;
  }).join('\n');
}

$('dial').addEventListener('submit', event => {
  event.preventDefault();
  $('lines').replaceChildren();
  drawn = 0;
  $('state').textContent = 'Calling…';
  $('call').disabled = true;
  post('calls', { from: $('from').value, falls: $('falls').checked }).then(draw, error => { $('call').disabled = false; fail(error); });
});
// The utility calls somebody: whoever looks at this page may take it.
function listRinging() {
  if (call && call.kind !== 'over') return;
  fetch('/sandbox/phone/ringing').then(answer => answer.json()).then(calls => $('ringing').replaceChildren(...calls.map(ringing => {
    const item = document.createElement('li');
    const take = document.createElement('button');
    take.type = 'button';
    take.className = 'plain';
    take.textContent = 'The utility calls ' + ringing.to;
    take.addEventListener('click', () => {
      $('lines').replaceChildren();
      $('ringing').replaceChildren();
      drawn = 0;
      draw(ringing);
    });
    item.append(take);
    return item;
  })), () => {});
}
setInterval(listRinging, 3000);
listRinging();
$('hangup').addEventListener('click', () => act('hangup'));
$('keys').addEventListener('submit', event => {
  event.preventDefault();
  if ($('digits').value) act('press', { text: $('digits').value });
  $('digits').value = '';
});
$('speak').addEventListener('submit', event => {
  event.preventDefault();
  if ($('words').value.trim()) act('say', { text: $('words').value.trim(), confidence: $('confidence').value });
  $('words').value = '';
});
$('confidence').addEventListener('input', () => { $('clear').textContent = $('confidence').value; });
document.querySelectorAll('[data-key]').forEach(key => key.addEventListener('click', () => act('press', { text: key.dataset.key })));
document.querySelectorAll('[data-act]').forEach(button => button.addEventListener('click', () => act(button.dataset.act)));
$('aloud').addEventListener('change', () => { if (!$('aloud').checked) speechSynthesis?.cancel(); });
document.addEventListener('keydown', event => {
  if (/^[0-9*#]$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest('input, select, textarea')) {
    event.preventDefault();
    act('press', { text: event.key });
  }
});
