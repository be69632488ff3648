package org.curbstop.conversation.flowfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.yaml.FilePosition;
import org.curbstop.conversation.BotResponse;

/** One step of a flow. Its words are under its name in the prompts. {@link #END} as a next step finishes the flow. */
public sealed interface FlowStep {

    String END = "end";

    String name();

    FilePosition at();

    /** Every step that may come next, {@link #END} included. */
    Stream<String> next();

    /** Told, no answer expected. {@code forget}: answers that turned out not to hold and are asked again. */
    record Say(String name, FilePosition at, BotResponse.Message.Tone tone, List<String> forget, String then) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of(then);
        }
    }

    /**
     * Asks for one value; passed over where the value is known already.
     *
     * @param choices fixed values to choose among; empty if {@code from} names a fact that holds them, or for free values
     * @param branches where an answer leads, if not to {@code then}
     * @param digits how many digits, for {@code DIGITS} and {@code SECRET}; 0 for any
     * @param listen whether the words that opened the task may have answered it: "no water" says which service
     * @param optional whether the person may pass it over, by "skip" or an empty field
     * @param past whether the day lies behind us, as that of a birth: one that is said without its year is none
     * @param discreet whether the answer is nobody's business but the task's: the transcript shows dots in its place
     */
    record Ask(
            String name, FilePosition at, String slot, BotResponse.SlotType expected, List<String> choices, Optional<String> from,
            int digits,
            boolean optional, boolean listen, boolean discreet, boolean past, Map<String, String> branches, String then)
            implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.concat(branches.values().stream(), everyAnswerBranches() ? Stream.of() : Stream.of(then));
        }

        boolean everyAnswerBranches() {
            return switch (expected) {
                case YES_NO -> branches.keySet().containsAll(Set.of("yes", "no"));
                case CHOICE -> from.isEmpty() && branches.keySet().containsAll(choices);
                case SEVERAL, COUNT, MONEY, DATE, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, NAME, WORDS, PHOTO -> false;
            };
        }
    }

    /** Several {@link Ask} steps that a page asks at once; elsewhere they are asked one by one. */
    record Form(String name, FilePosition at, List<String> asks) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of(asks.getFirst());
        }
    }

    /** Reads values back and goes on only after an explicit yes; no leads to {@code no}, or asks what to change. */
    record Confirm(String name, FilePosition at, Set<String> slots, String yes, Optional<String> no) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.concat(Stream.of(yes), no.stream());
        }
    }

    /** Has an action done and branches on how it ended. */
    record Do(String name, FilePosition at, String action, Map<String, String> outcomes) implements FlowStep {
        @Override
        public Stream<String> next() {
            return outcomes.values().stream();
        }
    }

    /** Branches on a slot, a fact, {@code channel} or {@code proven}. */
    record Branch(String name, FilePosition at, String on, Map<String, String> cases, String otherwise) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.concat(cases.values().stream(), Stream.of(otherwise));
        }
    }

    /**
     * Takes a card for the payment in the facts {@code payment}, {@code total} and {@code url}: on the phone within the call, then by
     * result ({@code taken}, {@code gave-up}, {@code failed}, {@code cancelled}); elsewhere by a link, and the flow goes on at
     * {@code linked}.
     */
    record TakeCard(String name, FilePosition at, Map<String, String> results) implements FlowStep {
        public static final Set<String> RESULTS = Set.of("taken", "gave-up", "failed", "cancelled", "linked");
        public static final Set<String> TAKES = Set.of("payment", "total", "url");

        @Override
        public Stream<String> next() {
            return results.values().stream();
        }
    }

    /** Offers the link in the fact {@code url}. */
    record Link(String name, FilePosition at, String then) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of(then);
        }
    }

    /** Another flow; when it is done, this one goes on. */
    record Go(String name, FilePosition at, String flow, Map<String, Argument> with, String then) implements FlowStep {

        /** What the other flow need not ask: a value of ours, or one that is fixed. */
        public sealed interface Argument {

            record SlotReference(String slot) implements Argument {}

            record Literal(String text) implements Argument {}

            /** {@code =other} is the word itself, anything else the name of a slot or a fact. */
            static Argument of(String written) {
                return written.startsWith("=") ? new Literal(written.substring(1)) : new SlotReference(written);
            }
        }

        @Override
        public Stream<String> next() {
            return Stream.of(then);
        }
    }

    /** A person takes over, with the case in the facts {@code case} and {@code connect}; the talk is over. */
    record HandOff(String name, FilePosition at) implements FlowStep {
        public static final Set<String> TAKES = Set.of("case", "connect");

        @Override
        public Stream<String> next() {
            return Stream.of();
        }
    }

    /** The talk is over. */
    record Finish(String name, FilePosition at) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of();
        }
    }
}
