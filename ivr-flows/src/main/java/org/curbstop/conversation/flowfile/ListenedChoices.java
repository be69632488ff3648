package org.curbstop.conversation.flowfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Choices of a question with {@code listen: true}, which the utterance that opens the task may answer. A choice is recognized if one of its
 * names is said and no name of another choice.
 */
final class ListenedChoices {

    private static final int MIN_LENGTH = 4; // letters: shorter words are not recognized alone

    private ListenedChoices() {}

    /** @param said synonyms, as in the prompt file */
    record ListenedChoice(String value, String label, List<String> said) {

        private Stream<List<String>> names() {
            return Stream.concat(Stream.of(label), said.stream()).map(ListenedChoices::words)
                    .filter(name -> name.size() > 1 || !name.isEmpty() && name.getFirst().length() >= MIN_LENGTH);
        }
    }

    /** Returns the reasons why choices would not be recognized. */
    static List<String> errors(List<ListenedChoice> choices) {
        var errors = new ArrayList<String>();
        for (ListenedChoice choice : choices) {
            for (ListenedChoice other : choices) {
                if (other != choice && choice.names()
                        .allMatch(name -> other.names().anyMatch(part -> Collections.indexOfSubList(name, part) >= 0))) {
                    errors.add("'listen: true' never hears choice '" + choice.value() + "': each of its names contains a name of choice '"
                            + other.value() + "'");
                }
            }
            sharedWord(choice, choices).filter(shared -> choice.said().isEmpty()).findFirst()
                    .ifPresent(shared -> errors.add("'listen: true' hears choice '" + choice.value()
                            + "' only by its whole label, which shares '" + shared + "' with another: "
                            + "give it names of its own under 'said'"));
        }
        return errors;
    }

    private static Stream<String> sharedWord(ListenedChoice choice, List<ListenedChoice> choices) {
        List<String> mine = words(choice.label());
        return choices.stream().filter(other -> other != choice).flatMap(other -> words(other.label()).stream())
                .filter(word -> word.length() >= MIN_LENGTH && mine.contains(word));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty()).toList();
    }
}
