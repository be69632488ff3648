package org.curbstop.conversation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.curbstop.common.Money;
import org.curbstop.store.StoredAs;

/** Value known in a conversation: an answer, or a fact from an action. Formatted only for output, in the conversation's language. */
public sealed interface SlotValue {

    /** Returns the text form that branches and choices compare. */
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

    /** Point in time, output as date and time in the utility's time zone. */
    @StoredAs("moment")
    record PointInTime(Instant at) implements SlotValue {
        @Override
        public String asText() {
            return at.toString();
        }
    }

    /** Time window within one day, output as the date with start and end time. */
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

    /** Digits that are read one by one, such as an account number or a reference number; spoken in groups on the phone. */
    @StoredAs("digits")
    record Digits(String digits) implements SlotValue {
        @Override
        public String asText() {
            return digits;
        }
    }

    /** Thing with a name in each language, such as a utility service. The name is the prompt {@code common.named.<name>}. */
    @StoredAs("named")
    record LocalizedName(String name) implements SlotValue {
        @Override
        public String asText() {
            return name;
        }
    }

    /** Sentences composed by an action, each worded like a {@link LocalizedName}; one per line on channels with lines. */
    @StoredAs("phrases")
    record Phrases(List<Phrase> parts) implements SlotValue {
        public Phrases {
            parts = List.copyOf(parts);
        }

        @Override
        public String asText() {
            return Integer.toString(parts.size());
        }
    }

    /** Prompt {@code common.named.<name>} with the facts that it needs. */
    record Phrase(String name, Map<String, SlotValue> facts) {
        public Phrase {
            facts = Map.copyOf(facts);
        }
    }

    /** Choices provided by an action, such as accounts or callback times. */
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

    /** One choice: {@code value} comes back as the answer, {@code label} is shown or spoken. */
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
