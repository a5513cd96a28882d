// Starts every behaviour on the page, and again on each part that htmx brings in.
import htmx from 'htmx.org'
import * as govuk from 'govuk-frontend'
import * as moj from '@ministryofjustice/frontend'

import { startCaseTables } from './case-table.js'
import { startMarking } from './marking.js'
import { watchParts } from './part-trouble.js'
import { startTimeOut } from './time-out.js'
import { watchForms } from './unsaved-changes.js'

// One line for each behaviour: a function that takes the element to look in.
const behaviours = [watchForms, startCaseTables, startMarking]

function start(scope) {
  govuk.initAll({ scope })
  moj.initAll({ scope })
  behaviours.forEach((behaviour) => behaviour(scope))
}

start(document)
watchParts(document)
startTimeOut(document)
htmx.onLoad((element) => {
  if (element instanceof Element && element !== document.body && element.isConnected) {
    start(element)
  }
})
