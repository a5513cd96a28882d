// Draws each chart from its definition, in place of the server's drawing, without eval.
// <div data-chart="chart-1-definition">server's SVG</div>
// <script type="application/json" id="chart-1-definition">…</script>
import embed from 'vega-embed'

const options = {
  ast: true,
  renderer: 'svg',
  actions: false,
  defaultStyle: false,
  tooltip: { disableDefaultStyle: true }
}

const NARROW = 600

// A chart may have a second definition, for where there is little room.
function definitionFor(host) {
  const { chart, chartNarrow } = host.dataset
  const name = chartNarrow && host.clientWidth < NARROW ? chartNarrow : chart
  return document.getElementById(name)
}

// Never wider than its place, so that the page does not scroll sideways.
function fitted(definition, host) {
  if (typeof definition.width === 'number' && host.clientWidth) {
    definition.width = Math.min(definition.width, host.clientWidth)
  }
  return definition
}

async function draw(host) {
  const definition = definitionFor(host)
  if (!definition || host.dataset.drawn) return
  host.dataset.drawn = 'true'
  const drawing = [...host.childNodes]
  const stage = document.createElement('div')
  // The sentence above and the table below say what the picture shows.
  stage.setAttribute('aria-hidden', 'true')
  host.append(stage)
  try {
    await embed(stage, fitted(JSON.parse(definition.textContent), host), options)
    drawing.forEach((node) => node.remove())
  } catch (error) {
    // The server's drawing and the table stay: nothing is lost but the pointing.
    stage.remove()
    console.error(`The chart ${host.dataset.chart} could not be drawn here:`, error)
  }
}

function drawAll(scope) {
  if (scope.matches?.('[data-chart]')) draw(scope)
  scope.querySelectorAll('[data-chart]').forEach(draw)
}

drawAll(document)
document.addEventListener('htmx:load', (event) => drawAll(event.target))
