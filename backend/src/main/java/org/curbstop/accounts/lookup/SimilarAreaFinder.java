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
 * An intersection or a block whose streets are spelled nearly like what somebody wrote: one letter wrong, missing, too many or changed with
 * its neighbor. It is asked about, never taken. Work is bounded whatever is sent: so many looks, each for the spellings one slip away.
 */
public final class SimilarAreaFinder {

    private static final int MOST_LOOKS = 12;
    private static final int SHORTEST_NAME = 4;
    private static final int LONGEST_NAME = 14;
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private SimilarAreaFinder() {}

    /**
     * @param onStreet the premises of a street, by one of its keys
     * @param onStreets the same of any of these
     */
    public static Optional<Area> find(String sentence, Function<String, List<Premise>> onStreet,
            Function<Collection<String>, List<Premise>> onStreets) {
        var looks = new AtomicInteger();
        return AreaFinder.find(sentence, street -> {
            List<Premise> exact = onStreet.apply(street);
            boolean near = exact.isEmpty() && street.length() >= SHORTEST_NAME && street.length() <= LONGEST_NAME
                    && street.chars().noneMatch(Character::isDigit) && looks.getAndIncrement() < MOST_LOOKS;
            return near ? onStreets.apply(oneSlipAway(street)) : exact;
        });
    }

    /** All spellings that are one slip away: what was meant is among them. */
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
