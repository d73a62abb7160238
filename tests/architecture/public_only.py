"""import-linter contract: a domain is reached only through its `public` (or `events`) module."""

from importlinter import Contract, ContractCheck, fields, output


class PublicOnly(Contract):
    """Offences are imports into the inside of a domain, from its neighbours or from outside."""

    type_name = "public_only"
    root = fields.StringField()
    doors = fields.ListField(subfield=fields.StringField())
    from_outside = fields.BooleanField(required=False, default=False)

    def check(self, graph, verbose):
        inside = graph.find_descendants(self.root)
        importers = graph.modules - inside if self.from_outside else inside
        found = (self._offences(graph, importer) for importer in sorted(importers))
        offences = [line for lines in found for line in lines]
        return ContractCheck(kept=not offences, metadata={"offences": offences})

    def _offences(self, graph, importer):
        depth = self.root.count(".") + 1
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            if not imported.startswith(self.root + "."):
                continue
            home = ".".join(imported.split(".")[: depth + 1])
            door = imported.split(".")[depth + 1 : depth + 2]
            same = importer == home or importer.startswith(home + ".")
            if not same and (not door or door[0] not in self.doors):
                yield f"{importer} -> {imported}"

    def render_broken_contract(self, check):
        for line in check.metadata["offences"]:
            output.print_error(line)
