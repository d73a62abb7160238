"""Papers: posters that anybody prints, and what the desk prints."""

from tests.prove.routes.rows import ALL_200, ALL_404, get

ROWS = (
    get("n/<code>/<number>/poster.pdf", ALL_200),
    get("n/<code>/<number>/poster.pdf", ALL_404, more={"number": 9}),
    get("b/<code>/poster.pdf", ALL_200),
)
NO_PAGES = {"n/<code>/<number>/poster.pdf", "b/<code>/poster.pdf"}
