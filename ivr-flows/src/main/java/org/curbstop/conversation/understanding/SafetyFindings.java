package org.curbstop.conversation.understanding;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.curbstop.common.Language;

/** Hazards and requests for a person that were found in an utterance, by language of the words. */
public record SafetyFindings(List<SafetyMatch> matches) {

    public static final SafetyFindings NONE = new SafetyFindings(List.of());

    /**
     * A reported hazard is warned of at once. Any other is asked about, unless the words clearly name another task and it is not
     * {@code LIKELY}.
     */
    public enum Certainty { REPORTED, LIKELY, MENTIONED, SUSPECTED }

    /** @param kind key of a hazard, or {@code person} */
    public record SafetyMatch(String kind, Certainty certainty, Language language) {

        boolean isHazard() {
            return !kind.equals(SafetyLexicon.PERSON);
        }
    }

    /** @param language language of the words that name it */
    public record FoundHazard(DetectedHazard hazard, Language language) {}

    public SafetyFindings {
        matches = List.copyOf(matches);
    }

    /** @param preferred the language to answer in, if words of several languages name it */
    public Optional<FoundHazard> reported(Language preferred) {
        return find(match -> match.certainty() == Certainty.REPORTED, preferred);
    }

    /** Returns a hazard that may not be reported as one. */
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

    public boolean has(DetectedHazard hazard, Certainty certainty) {
        return matches.stream().anyMatch(match -> match.kind().equals(hazard.key()) && match.certainty() == certainty);
    }

    public SafetyFindings withoutHazards() {
        return new SafetyFindings(matches.stream().filter(match -> !match.isHazard()).toList());
    }

    public boolean wantsPerson() {
        return !matches.stream().allMatch(SafetyMatch::isHazard);
    }
}
