package org.curbstop.conversation.understanding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.curbstop.common.Language;

/** What words say of danger, and of the wish for a person, in every language in which they say it. */
public record SafetyFindings(List<SafetyMatch> matches) {

    public static final SafetyFindings NONE = new SafetyFindings(List.of());

    public enum Certainty { REPORTED, SPOKEN_ABOUT, SUSPECTED }

    /** @param kind of a hazard, or the wish for a person */
    public record SafetyMatch(String kind, Certainty certainty, Language language) {}

    /** @param language of the words that name it */
    public record FoundHazard(DetectedHazard hazard, Language language) {}

    public SafetyFindings {
        matches = List.copyOf(matches);
    }

    /** @param preferred the language to answer in, if the words are of several */
    public Optional<FoundHazard> reported(Language preferred) {
        return find(match -> match.certainty() == Certainty.REPORTED, preferred);
    }

    /** A hazard of which it is not sure whether it is reported. */
    public Optional<FoundHazard> suspected(Language preferred) {
        return find(match -> match.certainty() != Certainty.REPORTED, preferred);
    }

    private Optional<FoundHazard> find(Predicate<SafetyMatch> wanted, Language preferred) {
        var found = matches.stream().filter(wanted).toList();
        return Arrays.stream(DetectedHazard.values())
                .flatMap(hazard -> found.stream().filter(match -> match.kind().equals(hazard.key()))
                        .min(Comparator.comparing(match -> !match.language().equals(preferred)))
                        .map(match -> new FoundHazard(hazard, match.language())).stream())
                .findFirst();
    }

    /** Whether words beside it, such as those of a question, say that it may only be spoken about. */
    public boolean isSpokenAbout(DetectedHazard hazard) {
        return matches.stream().anyMatch(match -> match.kind().equals(hazard.key()) && match.certainty() == Certainty.SPOKEN_ABOUT);
    }

    public SafetyFindings withoutHazards() {
        return new SafetyFindings(matches.stream().filter(match -> match.kind().equals(SafetyLexicon.PERSON)).toList());
    }

    public boolean wantsPerson() {
        return matches.stream().anyMatch(match -> match.kind().equals(SafetyLexicon.PERSON));
    }
}
