package org.curbstop.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** Something a talk knows: an answer to a question or a fact out of an action. Formatted only when it is spoken, in the talk's language. */
public sealed interface Value {

    /** What a branch of a flow or a choice compares it with. */
    String plain();

    @StoredAs("text")
    record Text(String text) implements Value {
        @Override
        public String plain() {
            return text;
        }
    }

    @StoredAs("amount")
    record Amount(Money money) implements Value {
        @Override
        public String plain() {
            return money.decimal().toPlainString();
        }
    }

    @StoredAs("day")
    record Day(LocalDate date) implements Value {
        @Override
        public String plain() {
            return date.toString();
        }
    }

    /** A point in time, spoken in the utility's zone as day and hour. */
    @StoredAs("moment")
    record Moment(Instant at) implements Value {
        @Override
        public String plain() {
            return at.toString();
        }
    }

    /** A time to be there, within one day, spoken as the day and from when till when. */
    @StoredAs("window")
    record Window(Instant from, Instant until) implements Value {
        @Override
        public String plain() {
            return from.toString();
        }
    }

    @StoredAs("count")
    record Count(long number) implements Value {
        @Override
        public String plain() {
            return Long.toString(number);
        }
    }

    @StoredAs("flag")
    record Flag(boolean set) implements Value {
        @Override
        public String plain() {
            return Boolean.toString(set);
        }
    }

    /** Digits that people read one by one: an account number, a reference; spoken in groups on the phone. */
    @StoredAs("digits")
    record Digits(String digits) implements Value {
        @Override
        public String plain() {
            return digits;
        }
    }

    /** Something that has a name in every language, a service of the utility or the like: the wording {@code common.named.<name>}. */
    @StoredAs("named")
    record Named(String name) implements Value {
        @Override
        public String plain() {
            return name;
        }
    }

    /** Things to choose among, of an action's making: accounts, callback times. */
    @StoredAs("items")
    record Items(List<Item> items) implements Value {
        public Items {
            items = List.copyOf(items);
        }

        @Override
        public String plain() {
            return Integer.toString(items.size());
        }
    }

    /** One of them: {@code value} comes back as the answer, {@code label} is shown or spoken. */
    record Item(String value, Value label) {}

    static Value of(String text) {
        return new Text(text);
    }

    static Value of(Money money) {
        return new Amount(money);
    }

    static Value of(LocalDate date) {
        return new Day(date);
    }

    static Value of(Instant at) {
        return new Moment(at);
    }

    static Value of(long number) {
        return new Count(number);
    }

    static Value of(boolean set) {
        return new Flag(set);
    }

    static Value digits(String digits) {
        return new Digits(digits);
    }
}
