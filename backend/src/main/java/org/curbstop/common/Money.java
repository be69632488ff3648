package org.curbstop.common;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Currency;
import java.util.Objects;

/**
 * An amount in minor units (cents for USD). Never a fraction of a cent, never floating point: where a rule yields a fraction (a tariff, a
 * percentage), the rounding is stated there.
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public static final Currency USD = Currency.getInstance("USD");

    public Money {
        Objects.requireNonNull(currency);
    }

    public static Money usd(long cents) {
        return new Money(cents, USD);
    }

    /** Parses {@code 84.12}, with at most the currency's number of decimals. */
    public static Money of(String amount, Currency currency) {
        try {
            return new Money(new BigDecimal(amount).movePointRight(currency.getDefaultFractionDigits()).longValueExact(), currency);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new InvalidValueException("invalid.money", "an amount such as 84.12");
        }
    }

    public static Money usd(String amount) {
        return of(amount, USD);
    }

    public static Money sum(Currency currency, Collection<Money> amounts) {
        return amounts.stream().reduce(new Money(0, currency), Money::plus);
    }

    public Money zero() {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, requireSameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, requireSameCurrency(other).minor), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    /** Multiplies by an exact factor and rounds to the minor unit. */
    public Money times(BigDecimal factor, RoundingMode rounding) {
        return new Money(factor.multiply(BigDecimal.valueOf(minor)).setScale(0, rounding).longValueExact(), currency);
    }

    /** Returns the share of this amount that {@code part} is of {@code whole}, rounded once. */
    public Money proportion(Money part, Money whole, RoundingMode rounding) {
        BigDecimal product = BigDecimal.valueOf(minor).multiply(BigDecimal.valueOf(part.minor));
        return new Money(product.divide(BigDecimal.valueOf(part.requireSameCurrency(whole).minor), 0, rounding).longValueExact(), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    /** Returns the exact amount in major units: 84.12. */
    public BigDecimal decimal() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, requireSameCurrency(other).minor);
    }

    @Override
    public String toString() {
        return decimal().toPlainString() + " " + currency;
    }

    private Money requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new InvalidValueException("invalid.currency", currency + ", not " + other.currency);
        }
        return other;
    }
}
