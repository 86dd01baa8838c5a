/** `src/money.ts` of the sample workspace in Python. */
export const pythonMoney = `from dataclasses import dataclass
from math import floor


@dataclass(frozen=True)
class Money:
    """An amount in the smallest unit of its currency, so that nothing is lost in sums."""

    amount: int
    currency: str


def euros(amount: float) -> Money:
    return Money(_round(amount * 100), "EUR")


def add(left: Money, right: Money) -> Money:
    _require_same_currency(left, right)
    return Money(left.amount + right.amount, left.currency)


def subtract(left: Money, right: Money) -> Money:
    _require_same_currency(left, right)
    return Money(left.amount - right.amount, left.currency)


def multiply(money: Money, factor: float) -> Money:
    return Money(_round(money.amount * factor), money.currency)


def format(money: Money) -> str:
    return f"{money.amount / 100:.2f} {money.currency}"


def _require_same_currency(left: Money, right: Money) -> None:
    if left.currency != right.currency:
        raise ValueError(f"Cannot combine {left.currency} with {right.currency}")


def _round(amount: float) -> int:
    return floor(amount + 0.5)
`;
