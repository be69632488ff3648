package org.curbstop.accounts.lookup;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.curbstop.accounts.Area;
import org.curbstop.accounts.Premise;
import org.curbstop.common.GeoPoint;
import org.curbstop.common.language.LanguageFolder;
import org.curbstop.common.language.StreetWords;

/**
 * Finds the intersection or block that a sentence names: "Alder and 3rd", "esquina de Alder con la 3", "the 1200 block of Alder",
 * "1200-1298 Alder St". Returns nothing if it is ambiguous. Work is bounded for any input: at most four split points, and five words of a
 * street on either side.
 */
public final class AreaFinder {

    private static final String WORDS = "addresses.properties";
    private static final int MAX_SPLITS = 4;
    private static final int MAX_WORDS = 5;
    private static final int MAX_FILLERS = 3;
    private static final int MAX_NEARBY = 4;
    private static final int BLOCK = 100;
    private static final int MAX_RANGE = 1000;
    /** Two premises on different streets at most this far apart are at an intersection. */
    private static final double CORNER_METERS = 150;
    /** If such pairs are farther apart than this, the streets run in parallel and have no intersection. */
    private static final double APART_METERS = 450;
    private static final double METERS_PER_DEGREE = 111_195;

    /** The block of an intersection, as written by {@link Area#description}. */
    private static final Pattern IN_BRACKETS = Pattern.compile("\\([^()]*+\\)");
    private static final Pattern SIGN = Pattern.compile("\\s*[&@+]\\s*|(?<=\\p{L})\\s*/\\s*|\\s*/\\s*(?=\\p{L})|\\s+/\\s+");
    private static final Pattern AND = Pattern.compile(words("between"));
    private static final Pattern FILLER = Pattern.compile(words("before-street"));
    private static final Pattern BLOCK_OF = Pattern.compile("(?:^| )(?:(\\d{1,5}) " + words("block") + "|" + words("block")
            + " (\\d{1,5}))(?: |$)");
    private static final Pattern RANGE = Pattern.compile("(?iu)(?<![\\p{L}\\p{N}])(\\d{1,5})(?:\\s?[-\u2013\u2014]\\s?|\\s++"
            + words("through") + "\\s++)(\\d{1,5})\\s++(?=[\\p{L}\\d])");

    private AreaFinder() {}

    private static String words(String key) {
        return LanguageFolder.alternatives(WORDS, key);
    }

    /** A street as named, and the premises that may be on it. */
    private record NamedStreet(List<Premise> premises) {

        Map<String, List<Premise>> byStreet() {
            return premises.stream().collect(Collectors.groupingBy(
                    premise -> String.join(" ", StreetKeys.street(premise)) + "|" + premise.address().city(), LinkedHashMap::new,
                    Collectors.toList()));
        }
    }

    private record Intersection(Premise first, Premise second, double meters) {

        GeoPoint middle() {
            GeoPoint one = first.point().orElseThrow();
            GeoPoint other = second.point().orElseThrow();
            return new GeoPoint((one.latitude() + other.latitude()) / 2, (one.longitude() + other.longitude()) / 2);
        }
    }

    /** @param onStreet returns the premises of a street for one of its keys */
    public static Optional<Area> find(String sentence, Function<String, List<Premise>> onStreet) {
        String text = IN_BRACKETS.matcher(AddressMatcher.truncated(sentence)).replaceAll(" ");
        Optional<int[]> range = range(text);
        if (range.isPresent()) {
            return block(AddressNormalizer.words(text.substring(range.get()[2])), range.get()[0], range.get()[1], onStreet);
        }
        List<String> words = AddressNormalizer.words(SIGN.matcher(text).replaceAll(" and "));
        Matcher block = BLOCK_OF.matcher(String.join(" ", words));
        if (block.find()) {
            int from = Integer.parseInt(block.group(1) == null ? block.group(2) : block.group(1)) / BLOCK * BLOCK;
            String joined = String.join(" ", words);
            return block(AddressNormalizer.words(joined.substring(block.end())), from, from + BLOCK - 1, onStreet);
        }
        return intersection(words, onStreet);
    }

    /** Returns the first and last number and the offset of the street. A single house written as a range has been matched before. */
    private static Optional<int[]> range(String text) {
        Matcher range = RANGE.matcher(text);
        if (!range.find()) {
            return Optional.empty();
        }
        int from = Integer.parseInt(range.group(1));
        int to = Integer.parseInt(range.group(2));
        return from < to && to - from <= MAX_RANGE ? Optional.of(new int[] {from, to, range.end()}) : Optional.empty();
    }

    /** Returns whether this number is the end of a range and thus no house number of its own. */
    static boolean endsRange(String sentence, String number) {
        Matcher range = RANGE.matcher(sentence);
        while (range.find()) {
            if (range.group(2).equals(number)) {
                return true;
            }
        }
        return false;
    }

    private static Optional<Area> block(List<String> after, int from, int to, Function<String, List<Premise>> onStreet) {
        List<Map.Entry<String, List<Premise>>> streets = streetAtBeginning(after, onStreet).byStreet().entrySet().stream()
                .map(street -> Map.entry(street.getKey(), street.getValue().stream()
                        .filter(premise -> StreetKeys.number(premise) >= from && StreetKeys.number(premise) <= to)
                        .sorted(Comparator.comparingInt(StreetKeys::number)).toList()))
                .filter(street -> !street.getValue().isEmpty()).toList();
        if (streets.size() != 1) {
            return Optional.empty();
        }
        List<Premise> premises = streets.getFirst().getValue();
        List<Premise> near = IntStream.range(0, Math.min(premises.size(), 2 * MAX_NEARBY))
                .mapToObj(i -> premises.get(i * premises.size() / Math.min(premises.size(), 2 * MAX_NEARBY))).toList();
        return Optional.of(new Area(from + "-" + to + " " + streetName(premises.getFirst()), Optional.empty(), middle(premises), near));
    }

    private static Optional<Area> intersection(List<String> words, Function<String, List<Premise>> onStreet) {
        int splits = 0;
        for (int i = 1; i + 1 < words.size() && splits < MAX_SPLITS; i++) {
            if (AND.matcher(words.get(i)).matches()) {
                splits++;
                NamedStreet first = streetAtEnd(words.subList(0, i), onStreet);
                if (!first.premises().isEmpty()) {
                    Optional<Area> found = intersection(first, streetAtBeginning(words.subList(i + 1, words.size()), onStreet));
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the intersection if exactly one pair of streets with these names meets. */
    private static Optional<Area> intersection(NamedStreet first, NamedStreet second) {
        var found = new ArrayList<Area>();
        first.byStreet().forEach((one, premises) -> second.byStreet().forEach((other, others) -> {
            if (!one.equals(other)) {
                meet(premises, others).ifPresent(found::add);
            }
        }));
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<Area> meet(List<Premise> premises, List<Premise> others) {
        String name = streetName(premises.getFirst()) + " & " + streetName(others.getFirst());
        List<Premise> placed = premises.stream().filter(premise -> premise.point().isPresent()).toList();
        List<Premise> otherPlaced = others.stream().filter(premise -> premise.point().isPresent()).toList();
        if (placed.isEmpty() || otherPlaced.isEmpty()) {
            return onOneFeeder(name, premises, others);
        }
        var corners = new ArrayList<Intersection>();
        for (Premise premise : placed) {
            for (Premise other : otherPlaced) {
                double meters = meters(premise, other);
                if (meters <= CORNER_METERS) {
                    corners.add(new Intersection(premise, other, meters));
                }
            }
        }
        Optional<Intersection> nearest = corners.stream().min(Comparator.comparingDouble(Intersection::meters));
        return nearest.filter(corner -> corners.stream().allMatch(each -> each.middle().metersTo(corner.middle()) <= APART_METERS))
                .map(corner -> {
                    GeoPoint middle = corner.middle();
                    int from = StreetKeys.number(corner.first()) / BLOCK * BLOCK;
                    List<Premise> near = new ArrayList<>(nearest(placed, middle));
                    near.addAll(nearest(otherPlaced, middle));
                    return new Area(name, Optional.of(from + "-" + (from + BLOCK - 1) + " " + streetName(corner.first())),
                            Optional.of(middle), near);
                });
    }

    /** Without coordinates, an area is known only if all premises have the same feeder and pressure zone. */
    private static Optional<Area> onOneFeeder(String name, List<Premise> premises, List<Premise> others) {
        List<Premise> all = new ArrayList<>(premises);
        all.addAll(others);
        boolean same = all.stream().map(Premise::feeder).distinct().count() == 1
                && all.stream().map(Premise::pressureZone).distinct().count() == 1 && all.getFirst().feeder().isPresent();
        return same ? Optional.of(new Area(name, Optional.empty(), Optional.empty(), all.stream().limit(2 * MAX_NEARBY).toList()))
                : Optional.empty();
    }

    private static List<Premise> nearest(List<Premise> placed, GeoPoint middle) {
        return placed.stream().sorted(Comparator.comparingDouble(premise -> premise.point().orElseThrow().metersTo(middle)))
                .limit(MAX_NEARBY).toList();
    }

    private static Optional<GeoPoint> middle(List<Premise> premises) {
        List<GeoPoint> points = premises.stream().flatMap(premise -> premise.point().stream()).toList();
        return points.isEmpty() ? Optional.empty()
                : Optional.of(new GeoPoint(points.stream().mapToDouble(GeoPoint::latitude).average().orElseThrow(),
                        points.stream().mapToDouble(GeoPoint::longitude).average().orElseThrow()));
    }

    /**
     * Approximate distance in meters, precise enough for an intersection and cheap enough for every pair of premises on two long streets.
     */
    private static double meters(Premise one, Premise other) {
        GeoPoint here = one.point().orElseThrow();
        GeoPoint there = other.point().orElseThrow();
        double north = here.latitude() - there.latitude();
        double east = (here.longitude() - there.longitude()) * Math.cos(Math.toRadians(here.latitude()));
        return METERS_PER_DEGREE * Math.sqrt(north * north + east * east);
    }

    /** Returns the street with the longest name that these words end with; any words may precede it. */
    private static NamedStreet streetAtEnd(List<String> words, Function<String, List<Premise>> onStreet) {
        for (int last = words.size(); last > 0; last--) {
            Optional<String> behind = last < words.size() ? Optional.of(words.get(last)) : Optional.empty();
            if (behind.isPresent() && (last < words.size() - 1 || !StreetWords.isDirection(behind.get()))) {
                break; // only a direction may follow: "Main St N"
            }
            for (int from = Math.max(0, last - MAX_WORDS); from < last; from++) {
                List<Premise> found = onStreet(words.subList(from, last), behind.or(directionAt(words, from - 1)), onStreet);
                if (!found.isEmpty()) {
                    return new NamedStreet(found);
                }
            }
        }
        return new NamedStreet(List.of());
    }

    /** Returns the street with the longest name that these words start with; any words may follow except another street type. */
    private static NamedStreet streetAtBeginning(List<String> words, Function<String, List<Premise>> onStreet) {
        for (int start = 0; start < words.size() && start <= MAX_FILLERS; start++) {
            for (int to = Math.min(words.size(), start + MAX_WORDS); to > start; to--) {
                boolean otherKind = to < words.size() && StreetWords.isKindOfStreet(words.get(to));
                List<Premise> found = otherKind ? List.of() : onStreet(words.subList(start, to),
                        directionAt(words, start - 1).get().or(directionAt(words, to)), onStreet);
                if (!found.isEmpty()) {
                    return new NamedStreet(found);
                }
            }
            if (!FILLER.matcher(words.get(start)).matches() && !StreetWords.isDirection(words.get(start))) {
                break;
            }
        }
        return new NamedStreet(List.of());
    }

    private static Supplier<Optional<String>> directionAt(List<String> words, int at) {
        return () -> at >= 0 && at < words.size() && StreetWords.isDirection(words.get(at)) ? Optional.of(words.get(at)) : Optional.empty();
    }

    /** @param direction direction named with the street; premises with another direction are excluded */
    private static List<Premise> onStreet(List<String> street, Optional<String> direction, Function<String, List<Premise>> onStreet) {
        if (street.size() == 1 && (StreetWords.isKindOfStreet(street.getFirst()) || StreetWords.isDirection(street.getFirst()))) {
            return List.of();
        }
        List<Premise> found = onStreet.apply(String.join(" ", street));
        if (found.isEmpty() && street.stream().anyMatch(AreaFinder::isNumber)) {
            found = onStreet.apply(street.stream().map(word -> isNumber(word) ? ordinal(word) : word).collect(Collectors.joining(" ")));
        }
        return found.stream().filter(premise -> {
            List<String> its = StreetKeys.street(premise);
            return direction.isEmpty() || !StreetKeys.hasDirection(its) || its.getFirst().equals(direction.get());
        }).toList();
    }

    private static boolean isNumber(String word) {
        return word.length() < 4 && word.chars().allMatch(Character::isDigit);
    }

    /** Returns "3" as it is written in a street name: "3rd". */
    private static String ordinal(String number) {
        boolean teens = number.length() > 1 && number.charAt(number.length() - 2) == '1';
        return number + switch (teens ? '0' : number.charAt(number.length() - 1)) {
            case '1' -> "st";
            case '2' -> "nd";
            case '3' -> "rd";
            default -> "th";
        };
    }

    /** Returns the street name in the utility's spelling. */
    private static String streetName(Premise premise) {
        return premise.address().line1().strip().replaceFirst("^\\d\\S*(?:\\s+1/2)?\\s+", "");
    }
}
