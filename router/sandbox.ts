// What a browser sees in development: Apollo Sandbox, or how to ask without it.

const script = 'https://embeddable-sandbox.cdn.apollographql.com/v2/embeddable-sandbox.umd.production.min.js';

const example = 'query Menu { products(first: 3) { edges { node { id title } } } }';

/** The page of Apollo Sandbox, pointed at the address it was opened from. */
export const sandboxPage = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Jumun</title>
<style>
  html, body, #sandbox { height: 100%; margin: 0 }
  iframe { width: 100%; height: 100%; border: 0 }
  main { max-width: 46rem; margin: 4rem auto; padding: 0 1rem; font: 1rem/1.5 system-ui, sans-serif }
  pre { overflow-x: auto; padding: 1rem; background: #f2f2f2 }
</style>
</head>
<body>
<div id="sandbox"></div>
<main hidden>
  <h1>Jumun</h1>
  <p>Apollo Sandbox could not be loaded: this browser seems to be offline. The graph still answers:</p>
  <pre id="curl"></pre>
</main>
<script src="${script}"></script>
<script>
  const endpoint = new URL('/graphql', location.href).href;
  if (window.EmbeddedSandbox) {
    new EmbeddedSandbox({
      target: '#sandbox',
      initialEndpoint: endpoint,
      initialSubscriptionEndpoint: endpoint.replace(/^http/, 'ws'),
      initialState: { document: ${JSON.stringify(example)}, includeCookies: false, pollForSchemaUpdates: false },
      endpointIsEditable: false,
      hideCookieToggle: true,
      runTelemetry: false,
    });
  } else {
    document.getElementById('curl').textContent =
      'curl ' + endpoint + " -H 'content-type: application/json' \\\\\\n  -d '" + ${JSON.stringify(JSON.stringify({ query: example }))} + "'";
    document.querySelector('main').hidden = false;
    document.getElementById('sandbox').remove();
  }
</script>
</body>
</html>
`;
