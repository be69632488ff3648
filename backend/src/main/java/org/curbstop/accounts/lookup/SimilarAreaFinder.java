package org.curbstop.accounts.lookup;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.curbstop.accounts.Area;
import org.curbstop.accounts.Premise;

/**
 * Finds an intersection or block whose streets are spelled almost like the given text: one letter wrong, missing, extra or swapped with a
 * neighbor. The customer is asked to confirm it. Work is bounded for any input by the number of lookups, each for the spellings one edit
 * away.
 */
public final class SimilarAreaFinder {

    private static final int MAX_LOOKUPS = 12;
    private static final int MIN_NAME_LENGTH = 4;
    private static final int MAX_NAME_LENGTH = 14;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private SimilarAreaFinder() {}

    /**
     * @param onStreet returns the premises of a street for one of its keys
     * @param onStreets returns the premises for any of these keys
     */
    public static Optional<Area> find(String sentence, Function<String, List<Premise>> onStreet,
            Function<Collection<String>, List<Premise>> onStreets) {
        var looks = new AtomicInteger();
        return AreaFinder.find(sentence, street -> {
            List<Premise> exact = onStreet.apply(street);
            boolean near = exact.isEmpty() && street.length() >= MIN_NAME_LENGTH && street.length() <= MAX_NAME_LENGTH
                    && street.chars().noneMatch(Character::isDigit) && looks.getAndIncrement() < MAX_LOOKUPS;
            return near ? onStreets.apply(oneSlipAway(street)) : exact;
        });
    }

    /** Returns all spellings that are one edit away, among them the one that was meant. */
    static Set<String> oneSlipAway(String street) {
        var spellings = new LinkedHashSet<String>();
        for (int i = 0; i <= street.length(); i++) {
            String before = street.substring(0, i);
            String after = street.substring(i);
            for (char letter : LETTERS.toCharArray()) {
                spellings.add(before + letter + after);
                if (!after.isEmpty()) {
                    spellings.add(before + letter + after.substring(1));
                }
            }
            if (!after.isEmpty()) {
                spellings.add(before + after.substring(1));
            }
            if (after.length() > 1) {
                spellings.add(before + after.charAt(1) + after.charAt(0) + after.substring(2));
            }
        }
        spellings.remove(street);
        return spellings;
    }
}
