// What a section's page says of itself: whether it is saved, what is wrong, who else is there.

export function showStatus(sheet, state, words) {
  const place = sheet.form.querySelector('[data-saved]')
  if (!place || place.textContent === words) return
  place.textContent = words
  place.className = `govuk-body-s app-draft-status__saved app-draft-status__saved--${state}`
}

export function showPeople(sheet, present) {
  const place = sheet.form.querySelector('[data-people]')
  const words = present.join('. ')
  if (place && place.textContent !== words) place.textContent = words
}

export function flash(control, words) {
  const cell = control.closest('[data-column]')
  cell.classList.add('app-cell--changed')
  control.title = words
  setTimeout(() => cell.classList.remove('app-cell--changed'), 4000)
}

export function idOf(row, column) {
  return `c-${row || 'case'}-${column.replace(/[^\p{L}\p{N}_-]+/gu, '-')}`
}

// Every problem of the table, beside its cell and in the list at the top.
export function showProblems(sheet, problems) {
  sheet.form.querySelectorAll('.app-cell__problems').forEach((place) => {
    if (!place.hidden) clear(place)
  })
  const byPlace = new Map()
  problems.forEach((problem) => {
    const place = placeOf(sheet, problem)
    if (!place) return
    byPlace.set(place, [...(byPlace.get(place) || []), problem])
  })
  byPlace.forEach((found, place) => fill(place, found))
  list(sheet, problems)
}

function placeOf(sheet, problem) {
  const column = problem.column || sheet.form.querySelector('[data-grid]')?.dataset.whole || ''
  return document.getElementById(`${idOf(problem.row, column)}-problem`)
}

function clear(place) {
  place.hidden = true
  place.replaceChildren()
  mark(place, false)
}

function fill(place, problems) {
  place.replaceChildren(...problems.map(paragraph))
  place.hidden = false
  mark(place, problems.some((problem) => problem.stops))
}

function paragraph(problem) {
  const line = document.createElement('p')
  const kind = problem.stops ? 'error' : 'warning'
  line.className = `app-cell__problem app-cell__problem--${kind}`
  const word = document.createElement('span')
  word.className = 'govuk-visually-hidden'
  word.textContent = problem.stops ? 'Error: ' : 'Warning: '
  line.append(word, `${problem.sentence} ${problem.mend}`)
  return line
}

function mark(place, wrong) {
  const control = document.getElementById(place.id.replace(/-problem$/, ''))
  if (!control) return
  control.classList.toggle('govuk-input--error', wrong)
  if (wrong) control.setAttribute('aria-invalid', 'true')
  else control.removeAttribute('aria-invalid')
  const described = (control.getAttribute('aria-describedby') || '').split(' ')
  const others = described.filter((id) => id && id !== place.id)
  control.setAttribute('aria-describedby', place.hidden ? others.join(' ') : [...others, place.id].join(' '))
}

function list(sheet, problems) {
  const box = document.querySelector('[data-problem-list]')
  if (!box) return
  box.hidden = problems.length === 0
  box.querySelector('[data-problems]').replaceChildren(
    ...problems.slice(0, 20).map((problem) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      const id = idOf(problem.row, problem.column)
      link.className = `govuk-link${problem.stops ? ' app-problems__error' : ''}`
      link.href = document.getElementById(id) ? `#${id}` : problem.url
      link.textContent = `${problem.where}: ${problem.what}`
      item.append(link, ` ${problem.mend}`)
      return item
    })
  )
}

// Both texts at the cell, and a button for each.
export function showClash(control, clash, choose) {
  const cell = control.closest('[data-column]')
  cell.querySelector('.app-cell__clash')?.remove()
  const box = document.createElement('div')
  box.className = 'app-cell__clash'
  box.setAttribute('role', 'alert')
  const words = document.createElement('p')
  const who = clash.by || 'Somebody else'
  if (clash.theirs === null) {
    words.textContent = `${who} deleted this row. Your words are kept here: copy them if you need them.`
    box.append(words)
  } else {
    const theirs = document.createElement('q')
    theirs.textContent = clash.theirs || 'nothing'
    words.append(`${who} wrote `, theirs, ' here while you wrote.')
    box.append(words, button('Keep theirs', 'theirs'), button('Use mine', 'mine'))
  }
  cell.append(box)

  function button(text, choice) {
    const made = document.createElement('button')
    made.type = 'button'
    made.className = 'govuk-button govuk-button--secondary app-cell__choose'
    made.textContent = text
    made.addEventListener('click', () => {
      box.remove()
      choose(choice)
    })
    return made
  }
}
