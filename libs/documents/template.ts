/**
 * The page, in Typst. It sets what it is given (`Sheet`) and decides no word; text reaches it as data in `sys.inputs`,
 * never as markup. Only the weights 400 and 700 of the fonts that the compiler is handed may be named: any other could
 * come from the machine. A string rather than a file, so that it is wherever the code is.
 *
 * What differs from act to act must not get into a style (a footer that captures the sheet, or `std` with its `sys.inputs`;
 * a document rule at the top): Typst keeps what it has set by text and styles, so every label would be set anew, at three
 * times the price.
 */
export const template = String.raw`
#let sheet = json(bytes(sys.inputs.sheet))
#let start = if sheet.dir == "rtl" { right } else { left }
#let direction(name) = if name == "rtl" { rtl } else { ltr }

// A passage inside a line. A whole one is a box: bidi cannot reorder it, and it is not broken.
#let passage(p) = {
  let body = text(lang: p.lang, dir: direction(p.dir), p.text)
  if p.whole { box(baseline: 0.3em, body) } else { body }
}
#let inline(passages) = passages.map(passage).join()

// A value of its own: one that runs the other way is set the other way, at the start of the page's line.
#let entry(passages) = if passages.len() == 1 and not passages.first().whole {
  let p = passages.first()
  set text(lang: p.lang, dir: direction(p.dir))
  set align(start)
  p.text
} else { inline(passages) }

#set text(
  font: if sheet.lang == "zh" {
    ((name: "Noto Sans", covers: "latin-in-cjk"), "Noto Sans S Chinese", "Noto Sans", "Noto Naskh Arabic")
  } else { ("Noto Sans", "Noto Naskh Arabic", "Noto Sans S Chinese") },
  fallback: false,
  size: 9.5pt,
  lang: sheet.lang,
  dir: direction(sheet.dir),
  hyphenate: false,
  top-edge: 0.9em,
  bottom-edge: -0.3em,
)
#set par(leading: 0.2em, spacing: 0.5em)
// A place to break a long word: a space too small to see. (One of zero is no place to break.)
#show "\u{200b}": h(0.001pt)

#let grey = luma(90)
#let hair = 0.4pt + luma(170)

#set page(
  paper: "a4",
  margin: (x: 20mm, top: 18mm, bottom: 26mm),
  footer: context {
    let foot = query(<foot>).first().value
    let shown(part) = if part == "{page}" { box(baseline: 0.3em, counter(page).display()) } else if part == "{pages}" {
      box(baseline: 0.3em, str(counter(page).final().first()))
    } else { part }
    set text(size: 7.5pt, fill: grey)
    line(length: 100%, stroke: hair)
    v(-1pt)
    grid(columns: (1fr, auto), column-gutter: 8mm, inline(foot.left), foot.page.map(shown).join())
    v(-1pt)
    foot.note
  },
)

#show heading: set text(weight: 700)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 10.5pt)
#show heading.where(level: 2): set block(above: 1.4em, below: 0.5em)

#grid(
  columns: (1fr, auto),
  column-gutter: 8mm,
  {
    text(size: 12pt, weight: 700, sheet.from)
    linebreak()
    text(fill: grey, sheet.office)
  },
  align(end + bottom, text(size: 10.5pt, sheet.to)),
)
#v(-2pt)
#line(length: 100%, stroke: 1pt + black)
#v(6pt)

#heading(level: 1, sheet.title)
#block(above: 0.2em, text(size: 11.5pt, sheet.subtitle))
#v(4pt)

#table(
  columns: (38mm, 1fr),
  stroke: (x: none, y: hair),
  inset: (x: 0pt, y: 3pt),
  align: start,
  ..sheet.facts.map(((name, lines)) => (text(fill: grey, name), stack(spacing: 0.2em, ..lines.map(entry)))).flatten(),
)

#heading(level: 2, sheet.contents.title)

#if sheet.contents.rows.len() == 0 { sheet.contents.none } else {
  let indented(level, body) = pad(..if start == left { (left: level * 3mm) } else { (right: level * 3mm) }, body)
  let value(row) = if row.values.len() == 1 { entry(row.values.first()) } else { enum(..row.values.map(entry)) }
  table(
    columns: (54mm, 1fr, 27mm),
    stroke: (x: none, top: none, bottom: hair),
    inset: (x: 4pt, y: 3pt),
    align: start,
    table.header(..sheet.contents.columns.map(name => text(weight: 700, size: 8.5pt, name))),
    ..sheet.contents.rows.map(row => {
      let name = indented(row.level, inline(row.label))
      let source = text(size: 8pt, fill: grey, inline(row.provision))
      if row.values == none {
        let fill = luma(if row.level == 0 { 236 } else { 246 })
        // A header of its own: the page does not end with it.
        table.header(
          level: row.level + 2,
          repeat: false,
          table.cell(colspan: 2, fill: fill, text(weight: 700, name)),
          table.cell(fill: fill, source),
        )
      } else { (name, value(row), source) }
    }).flatten(),
  )
}

#heading(level: 2, sheet.notes.title)
#set text(size: 8pt, fill: grey)
#for note in sheet.notes.texts { par(inline(note)) }
#for (mark, meaning) in sheet.notes.marks [#box(baseline: 0.3em, "[" + mark + "]") #meaning #linebreak()]
#metadata(sheet.footer) <foot>
#set document(
  title: sheet.name,
  date: datetime(year: sheet.day.year, month: sheet.day.month, day: sheet.day.day),
)
`;
