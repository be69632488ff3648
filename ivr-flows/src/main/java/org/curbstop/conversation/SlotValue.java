package org.curbstop.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** Something a talk knows: an answer to a question or a fact out of an action. Formatted only when it is spoken, in the talk's language. */
public sealed interface SlotValue {

    /** What a branch of a flow or a choice compares it with. */
    String asText();

    @StoredAs("text")
    record Text(String text) implements SlotValue {
        @Override
        public String asText() {
            return text;
        }
    }

    @StoredAs("amount")
    record Amount(Money money) implements SlotValue {
        @Override
        public String asText() {
            return money.decimal().toPlainString();
        }
    }

    @StoredAs("day")
    record Day(LocalDate date) implements SlotValue {
        @Override
        public String asText() {
            return date.toString();
        }
    }

    /** A point in time, spoken in the utility's zone as day and hour. */
    @StoredAs("moment")
    record PointInTime(Instant at) implements SlotValue {
        @Override
        public String asText() {
            return at.toString();
        }
    }

    /** A time to be there, within one day, spoken as the day and from when till when. */
    @StoredAs("window")
    record TimeWindow(Instant from, Instant until) implements SlotValue {
        @Override
        public String asText() {
            return from.toString();
        }
    }

    @StoredAs("count")
    record Count(long number) implements SlotValue {
        @Override
        public String asText() {
            return Long.toString(number);
        }
    }

    @StoredAs("flag")
    record Flag(boolean set) implements SlotValue {
        @Override
        public String asText() {
            return Boolean.toString(set);
        }
    }

    /** Digits that people read one by one: an account number, a reference; spoken in groups on the phone. */
    @StoredAs("digits")
    record Digits(String digits) implements SlotValue {
        @Override
        public String asText() {
            return digits;
        }
    }

    /** Something that has a name in every language, a service of the utility or the like: the wording {@code common.named.<name>}. */
    @StoredAs("named")
    record LocalizedName(String name) implements SlotValue {
        @Override
        public String asText() {
            return name;
        }
    }

    /** Things to choose among, of an action's making: accounts, callback times. */
    @StoredAs("items")
    record Options(List<Option> items) implements SlotValue {
        public Options {
            items = List.copyOf(items);
        }

        @Override
        public String asText() {
            return Integer.toString(items.size());
        }
    }

    /** One of them: {@code value} comes back as the answer, {@code label} is shown or spoken. */
    record Option(String value, SlotValue label) {}

    static SlotValue of(String text) {
        return new Text(text);
    }

    static SlotValue of(Money money) {
        return new Amount(money);
    }

    static SlotValue of(LocalDate date) {
        return new Day(date);
    }

    static SlotValue of(Instant at) {
        return new PointInTime(at);
    }

    static SlotValue of(long number) {
        return new Count(number);
    }

    static SlotValue of(boolean set) {
        return new Flag(set);
    }

    static SlotValue digits(String digits) {
        return new Digits(digits);
    }
}
