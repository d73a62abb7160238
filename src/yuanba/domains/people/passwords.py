"""What makes a password too weak, whoever sets it."""

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from yuanba.domains.people.models import Account
from yuanba.domains.people.rules import is_weak
from yuanba.kernel.errors import register

register("password-weak", 422, "Take ten signs or more, not one that many use, and without your name or number.")


def is_too_weak(password: str, account: Account) -> bool:
    """Whether many use it, or it is short or made of what everybody knows of the account."""
    names = (account.username or "", account.name, account.name_en, account.phone or "")
    try:
        CommonPasswordValidator().validate(password)
    except ValidationError:
        return True
    return is_weak(password, names)
