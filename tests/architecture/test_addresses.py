"""Addresses in templates of the desk begin at the root or with `page_at`: a refused form answers at the address of its
verb, and what is relative there leads nowhere."""

import re

from tests.architecture.source import SRC

RELATIVE = re.compile(r'\b(?:href="(?!\?)|(?:action|formaction)=")(?!/|#|\{|tel:|mailto:|sms:|https?:)[^"]+"')


def test_a_form_or_a_link_of_the_desk_is_not_relative_to_the_address_of_a_verb():
    found = {
        f"{file.name}: {hit}"
        for file in sorted((SRC / "interfaces" / "desk" / "templates" / "desk").glob("*.html"))
        for hit in RELATIVE.findall(file.read_text(encoding="utf-8"))
    }
    assert found == set()
