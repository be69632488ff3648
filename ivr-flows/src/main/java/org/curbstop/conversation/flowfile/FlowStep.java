package org.curbstop.conversation.flowfile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.curbstop.common.yaml.FilePosition;
import org.curbstop.conversation.BotResponse;

/** Step of a flow, with a prompt of the same name. {@link #END} as the next step finishes the flow. */
public sealed interface FlowStep {

    String END = "end";

    String name();

    FilePosition at();

    /** Returns every possible next step, including {@link #END}. */
    Stream<String> next();

    /** Says a message that expects no answer. {@code forget} lists refused answers, which are asked for again. */
    record Say(String name, FilePosition at, BotResponse.Message.Tone tone, List<String> forget, String then) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of(then);
        }
    }

    /**
     * Asks for one value; skipped if the value is known.
     *
     * @param choices fixed choices; empty if {@code from} names the fact that holds them, or for free values
     * @param branches next steps by answer, where it is not {@code then}
     * @param digits number of digits, for {@code DIGITS} and {@code SECRET}; 0 for any
     * @param listen whether the utterance that opened the task may answer it: "no water" names the service, a complaint describes what
     *        happened
     * @param unheard step to go to instead of asking if that utterance does not answer it
     * @param optional whether the customer may skip it, by "skip" or an empty field
     * @param past whether the date must be in the past, such as a date of birth; it then needs its year
     * @param discreet whether the answer is private to the task; the transcript shows dots in its place
     */
    record Ask(
            String name, FilePosition at, String slot, BotResponse.SlotType expected, List<String> choices, Optional<String> from,
            int digits,
            boolean optional, boolean listen, Optional<String> unheard, boolean discreet, boolean past, Map<String, String> branches,
                    String then)
            implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of(branches.values().stream(), unheard.stream(), everyAnswerBranches() ? Stream.<String>of() : Stream.of(then))
                    .flatMap(each -> each);
        }

        boolean everyAnswerBranches() {
            return switch (expected) {
                case YES_NO -> branches.keySet().containsAll(Set.of("yes", "no"));
                case CHOICE -> from.isEmpty() && branches.keySet().containsAll(choices);
                case SEVERAL, COUNT, MONEY, DATE, ACCOUNT, PHONE, ADDRESS, DIGITS, SECRET, POSTAL_CODE, NAME, WORDS, PHOTO -> false;
            };
        }
    }

    /** Several {@link Ask} steps that a page shows as one form; other channels ask them one by one. */
    record Form(String name, FilePosition at, List<String> asks) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of(asks.getFirst());
        }
    }

    /** Reads values back and continues only after an explicit yes; a no leads to {@code no}, or asks what to change. */
    record Confirm(String name, FilePosition at, Set<String> slots, String yes, Optional<String> no) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.concat(Stream.of(yes), no.stream());
        }
    }

    /** Executes an action and branches on its outcome. */
    record Do(String name, FilePosition at, String action, Map<String, String> outcomes) implements FlowStep {
        @Override
        public Stream<String> next() {
            return outcomes.values().stream();
        }
    }

    /** Branches on a slot, a fact or a built-in value such as {@code channel} or {@code proven}. */
    record Branch(String name, FilePosition at, String on, Map<String, String> cases, String otherwise) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.concat(cases.values().stream(), Stream.of(otherwise));
        }
    }

    /**
     * Takes a card for the payment in the facts {@code payment}, {@code total} and {@code url}: on the phone within the call, then branches
     * on the result ({@code taken}, {@code gave-up}, {@code failed}, {@code cancelled}); on other channels by a link, and the flow
     * continues at {@code linked}.
     */
    record TakeCard(String name, FilePosition at, Map<String, String> results) implements FlowStep {
        public static final Set<String> RESULTS = Set.of("taken", "gave-up", "failed", "cancelled", "linked");
        public static final Set<String> TAKES = Set.of("payment", "total", "url");

        @Override
        public Stream<String> next() {
            return results.values().stream();
        }
    }

    /** Sends the link in the fact {@code url}. */
    record Link(String name, FilePosition at, String then) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of(then);
        }
    }

    /** Calls another flow; this one continues when that one is finished. */
    record Go(String name, FilePosition at, String flow, Map<String, Argument> with, String then) implements FlowStep {

        /** Value passed to the called flow: one of this flow, or a constant. */
        public sealed interface Argument {

            record SlotReference(String slot) implements Argument {}

            record Literal(String text) implements Argument {}

            /** Parses an argument: {@code =other} is the constant "other", anything else the name of a slot or fact. */
            static Argument of(String written) {
                return written.startsWith("=") ? new Literal(written.substring(1)) : new SlotReference(written);
            }
        }

        @Override
        public Stream<String> next() {
            return Stream.of(then);
        }
    }

    /** Hands off to a person, with the case in the facts {@code case} and {@code connect}, and ends the conversation. */
    record HandOff(String name, FilePosition at) implements FlowStep {
        public static final Set<String> TAKES = Set.of("case", "connect");

        @Override
        public Stream<String> next() {
            return Stream.of();
        }
    }

    /** Ends the conversation. */
    record Finish(String name, FilePosition at) implements FlowStep {
        @Override
        public Stream<String> next() {
            return Stream.of();
        }
    }
}
