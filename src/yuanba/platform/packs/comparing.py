"""Two packs side by side: equal, or where not."""

from yuanba.platform.packs.manifest import Manifest


def differences(one: Manifest, other: Manifest) -> list[str]:
    """What differs of the yards themselves; empty where they are equal."""
    if one.root == other.root:
        return []
    first, second = ({part.label: part for part in two.tables} for two in (one, other))
    found = [
        f"{label}: {first[label].rows} | {second[label].rows} rows"
        if label in first and label in second
        else f"{label}: only in one"
        for label in sorted(first.keys() | second.keys())
        if first.get(label) != second.get(label)
    ]
    if one.yard != other.yard:
        found.insert(0, "the yard itself")
    if one.files != other.files or not found:
        found.append(f"files: {one.files} | {other.files}")
    return found
