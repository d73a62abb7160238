"""What is done on a page before it is looked at."""


def send(**fields):
    """Fill in the form of the page and send it."""

    def act(page):
        for name, value in fields.items():
            page.fill(f"main [name={name}]", value)
        page.click("main form:has(textarea, [type=password]) button.btn-p")
        page.wait_for_load_state()

    return act


def open_all(page):
    page.eval_on_selector_all("details", "all => all.forEach(one => { one.open = true; })")
